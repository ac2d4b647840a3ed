import { Router, type Response } from 'express';
import type { Poke } from '../../plan/http.ts';
import type { Deps } from '../deps.ts';
import { planOf } from '../http/plan-of.ts';
import { sessionOf } from '../http/signed-in.ts';

/** Below the shortest idle time of proxies in common use, some 30 s. */
export const HEARTBEAT_MS = 15_000;

export function pokesRoutes({ engine, sessions, clock, stopping }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/pokes', async (request, response) => {
    const session = sessionOf(response);
    const live = await planOf(request, engine);
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      // nginx would otherwise hold pokes back until its buffer is full.
      'X-Accel-Buffering': 'no',
    });
    const tell = newestOnly(response);
    tell(live.state.version);

    const end = (): void => void response.end();
    const stops = [
      engine.pokes.listen(live.document.plan.id, tell),
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

/** Writes pokes as they come; to a reader who is slow only the newest, so that nothing piles up in memory. */
function newestOnly(response: Response): (version: number) => void {
  let blocked = false;
  let newest: number | null = null;
  const write = (version: number): void => {
    blocked = !response.write(`data: ${JSON.stringify({ version } satisfies Poke)}\n\n`);
  };
  response.on('drain', () => {
    blocked = false;
    if (newest === null) return;
    const version = newest;
    newest = null;
    write(version);
  });
  return version => {
    if (response.writableEnded) return;
    if (blocked) newest = version;
    else write(version);
  };
}
