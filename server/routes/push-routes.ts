import { Router } from 'express';
import { PushRequest } from '../../plan/http.ts';
import type { Deps } from '../deps.ts';
import { answerPush } from '../engine/answer-push.ts';
import { readCursor } from '../engine/cursor.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { jsonBody } from '../http/json-body.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';

export function pushRoutes({ engine, store, clock, config }: Deps): Router {
  const router = Router();

  // 1. Who sends: `signedIn` stands before this router, so nothing of a stranger's body is read.
  // 2. What is sent.
  router.post('/plans/:plan/push', jsonBody(config.pushLimitBytes), async (request, response) => {
    const { mutations, cursor, source = 'pane' } = parseRequest(PushRequest, request.body);
    const { account, person } = sessionOf(response);
    // 3. The plan, and whether the sender's versions are of its history.
    const live = await planOf(request, engine);
    const trusted = cursor === undefined || isOfThisEpoch(cursor, live);
    // 4. Permission, once only, checks and merge are decided in plan/push.ts, then committed: on disk from here on.
    const plan = live.document.plan.id;
    const decision = await engine.push(plan, {
      author: { account, person },
      source,
      at: clock.now().toISOString(),
      mutations,
      trusted,
    });
    // 5. One outcome per mutation, in words.
    const answer = await answerPush(decision, mutations, {
      units: live.snapshot.units,
      language: languageOf(request),
      trusted,
      changesOf: (rowId, field) => store.changesOf(plan, rowId, field),
    });
    await sendJson(request, response, answer);
  });

  return router;
}

function isOfThisEpoch(cursor: string, live: LivePlan): boolean {
  const position = readCursor(cursor);
  if (position === null) throw new Refusal(400, 'cursorUnreadable', { where: 'cursor' });
  return position.epoch === live.epoch;
}
