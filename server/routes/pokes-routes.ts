import { Router, type Response } from 'express';
import type { Poke } from '../../plan/http.ts';
import type { Deps } from '../deps.ts';
import { planOf } from '../http/plan-of.ts';
import { sessionOf } from '../http/signed-in.ts';

/** Below the shortest idle time of proxies in common use, some 30 s. */
export const HEARTBEAT_MS = 15_000;

export function pokesRoutes({ engine, store, sessions, clock, stopping }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/pokes', async (request, response) => {
    const session = sessionOf(response);
    const live = await planOf(request, engine);
    const periods = await store.lastPeriodEvent(live.document.plan.id);
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      // nginx would otherwise hold pokes back until its buffer is full.
      'X-Accel-Buffering': 'no',
    });
    const tell = newestOnly(response, { version: live.state.version, periods });

    const end = (): void => void response.end();
    const stops = [
      engine.pokes.listen(
        live.document.plan.id,
        version => tell({ version }),
        last => tell({ periods: last }),
      ),
      sessions.onClose(session.id, end),
      // Also ends the stream of a session that expired or was ended by another process.
      clock.every(HEARTBEAT_MS, () => {
        sessions.isOpen(session).then(isOpen => (isOpen ? response.write(':\n\n') : end()), end);
      }),
    ];
    stopping.addEventListener('abort', end, { once: true });
    response.on('close', () => {
      for (const stop of stops) stop();
      stopping.removeEventListener('abort', end);
    });
    if (stopping.aborted) end();
  });

  return router;
}

/**
 * Writes pokes as they come, the first at once; to a reader who is slow only the newest, so that nothing piles up in
 * memory. A poke without periods is as it always was.
 */
function newestOnly(
  response: Response,
  first: Readonly<{ version: number; periods: number }>,
): (news: Readonly<{ version?: number; periods?: number }>) => void {
  let blocked = false;
  let isWaiting = false;
  let newest = first;
  const write = (): void => {
    const { version, periods } = newest;
    const poke: Poke = periods === 0 ? { version } : { version, periods };
    blocked = !response.write(`data: ${JSON.stringify(poke)}\n\n`);
    isWaiting = false;
  };
  response.on('drain', () => {
    blocked = false;
    if (isWaiting) write();
  });
  write();
  return news => {
    if (response.writableEnded) return;
    newest = { ...newest, ...news };
    if (blocked) isWaiting = true;
    else write();
  };
}
