import { Router } from 'express';
import { RevisionRequest, type RevisionAnswer, type RevisionsAnswer } from '../../plan/http.ts';
import { sentence } from '../../plan/reasons/reason.ts';
import type { Deps } from '../deps.ts';
import { nameAuthor } from '../engine/name-author.ts';
import { jsonBody } from '../http/json-body.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { requireSecretariat } from '../http/require-secretariat.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';

const AMENDMENT_LIMIT = 8 * 1024 * 1024;

export function revisionsRoutes({ engine, store, clock, directory, log }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/revisions', async (request, response) => {
    const live = await planOf(request, engine);
    const revisions = await store.revisions(live.document.plan.id);
    const { units } = live.snapshot;
    await sendJson(request, response, {
      revisions: revisions.map(({ revision, version, document, account, person, at }) => ({
        revision,
        version,
        taskCount: document.tasks.length,
        // Only the secretariat amends.
        by: account === null ? null : nameAuthor({ account, person, unit: null }, units, languageOf(request)),
        at,
      })),
    } satisfies RevisionsAnswer);
  });

  router.post(
    '/plans/:plan/revisions',
    requireSecretariat,
    jsonBody(AMENDMENT_LIMIT),
    async (request, response) => {
      const { base, operations } = parseRequest(RevisionRequest, request.body);
      const { account, person } = sessionOf(response);
      const live = await planOf(request, engine);
      const plan = live.document.plan.id;
      const result = await engine.amend(plan, {
        base,
        operations,
        author: { account, person },
        at: clock.now().toISOString(),
        today: clock.today(),
        directory: await directory(),
      });
      if (result.kind === 'stale') {
        throw new Refusal(409, 'planRevised', { params: { revision: result.revision }, where: 'base' });
      }
      if (result.kind === 'refused') {
        const { reason, params, where } = result;
        throw new Refusal(422, reason, { params, where });
      }
      const { version, revision } = result;
      log.info({ plan, revision, version, operations: operations.length }, 'a plan was amended');
      const issues = result.issues.map(({ no, reason, params }) => {
        return { no, reason, message: sentence(reason, params, languageOf(request)) };
      });
      await sendJson(request, response, { version, revision, issues } satisfies RevisionAnswer);
    },
  );

  return router;
}
