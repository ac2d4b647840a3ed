import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router } from 'express';
import { PushRequest } from '../../plan/http.ts';
import type { Deps } from '../deps.ts';
import { answerPush } from '../engine/answer-push.ts';
import { readCursor } from '../engine/cursor.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { isPlain, jsonBody, readPlain } from '../http/json-body.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planNamed, planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';
import type { StraightRoute } from '../http/straight.ts';
import type { Session } from '../session/sessions.ts';

type Sent = Readonly<{ session: Session; body: unknown; find(): Promise<LivePlan> }>;

export function pushRoutes(deps: Deps): Router {
  const router = Router();
  // 1. Who sends: `signedIn` stands before this router, so nothing of a stranger's body is read.
  router.post('/plans/:plan/push', jsonBody(deps.config.pushLimitBytes), async (request, response) => {
    const sent = {
      session: sessionOf(response),
      body: request.body,
      find: () => planOf(request, deps.engine),
    };
    await takePush(deps, request, response, sent);
  });
  return router;
}

/** A push as panes send it, the most frequent request of all. Any other way to send one goes through Express. */
export function straightPush(deps: Deps): StraightRoute {
  const limitBytes = deps.config.pushLimitBytes;
  return {
    method: 'POST',
    path: /^\/api\/plans\/([\w-]+)\/push$/,
    isFor: request => isPlain(request, limitBytes),
    async answer(request, response, { session, part: plan }) {
      const sent = { session, body: await readPlain(request), find: () => planNamed(plan, deps.engine) };
      await takePush(deps, request, response, sent);
    },
  };
}

async function takePush(
  { engine, store, clock }: Deps,
  request: IncomingMessage,
  response: ServerResponse,
  { session: { account, person }, body, find }: Sent,
): Promise<void> {
  // 2. What is sent.
  const { mutations, cursor, source = 'pane' } = parseRequest(PushRequest, body);
  // 3. The plan, and whether the sender's versions are of its history.
  const live = await find();
  const trusted = cursor === undefined || isOfThisEpoch(cursor, live);
  const plan = live.document.plan.id;
  // 4. Permission, once only, checks and merge are decided in plan/push.ts, then committed: on disk from here on.
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
}

function isOfThisEpoch(cursor: string, live: LivePlan): boolean {
  const position = readCursor(cursor);
  if (position === null) throw new Refusal(400, 'cursorUnreadable', { where: 'cursor' });
  return position.epoch === live.epoch;
}
