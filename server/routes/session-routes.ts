import { Router } from 'express';
import { SignInRequest, type SessionAnswer, type SignInAnswer } from '../../plan/http.ts';
import type { Deps } from '../deps.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseRequest } from '../http/parse-request.ts';
import { Refusal } from '../http/refusal.ts';
import { sessionOf, signedIn } from '../http/signed-in.ts';
import { SignInGate } from '../session/sign-in-gate.ts';

const BODY_LIMIT = 16 * 1024;

export function sessionRoutes({ sessions, clock, config, log }: Deps): Router {
  const router = Router();
  const gate = new SignInGate(clock);
  clock.every(60_000, () => gate.sweep());
  const today = () => ({ today: clock.today(), trial: config.mode === 'trial' });

  router.post('/session', jsonBody(BODY_LIMIT), async (request, response) => {
    const { account, password, person } = parseRequest(SignInRequest, request.body);
    const opened = await gate.attempt(request.ip ?? '', () =>
      sessions.open({ account, password, person: person || null }),
    );
    if (opened === 'tooMany') throw new Refusal(429, 'tooManyRequests');
    if (opened === null) {
      log.info({ account: account.slice(0, 64) }, 'a sign-in failed');
      throw new Refusal(401, 'wrongPassword');
    }
    response.json({ ...opened, ...today() } satisfies SignInAnswer);
  });

  router.get('/session', signedIn(sessions), (_request, response) => {
    response.json({ account: sessionOf(response).account, ...today() } satisfies SessionAnswer);
  });

  router.delete('/session', signedIn(sessions), async (_request, response) => {
    await sessions.close(sessionOf(response));
    response.status(204).end();
  });

  return router;
}
