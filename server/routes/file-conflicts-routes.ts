// The conflicts of handed-in files: who may settle them reads them here, and settles them by an ordinary push.
import { Router, type Request, type Response } from 'express';
import {
  conflictKey,
  SettleRequest,
  type FileConflictsAnswer,
  type SettleAnswer,
} from '../../plan/file/file-conflict.ts';
import type { Mutation } from '../../plan/mutation.ts';
import type { Deps } from '../deps.ts';
import { answerPush } from '../engine/answer-push.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { jsonBody } from '../http/json-body.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';
import type { FileConflictEnd, StoredFileConflict } from '../store/store.ts';
import { waitingConflicts } from '../workbook/receipt/waiting-conflicts.ts';

export function fileConflictsRoutes({ engine, store, clock, config }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/file-conflicts', async (request, response) => {
    await sendJson(request, response, (await waitingFor(request, response)) satisfies FileConflictsAnswer);
  });

  router.post(
    '/plans/:plan/file-conflicts/settle',
    jsonBody(config.pushLimitBytes),
    async (request, response) => {
      const { account, person } = sessionOf(response);
      const { settle } = parseRequest(SettleRequest, request.body);
      const { live, waiting } = await waitingNow(request);
      const plan = live.document.plan.id;
      const language = languageOf(request);
      const at = clock.now().toISOString();
      const mutations = settle.map(({ mutation }) => uponTheVersion(mutation));
      // 1. What was chosen is decided like any edit: permission, check, and whether what was shown still stands.
      const decision = await engine.push(plan, {
        author: { account, person },
        source: 'web',
        at,
        mutations,
      });
      const pushed = await answerPush(decision, mutations, {
        units: live.snapshot.units,
        language,
        trusted: true,
        changesOf: (rowId, field) => store.changesOf(plan, rowId, field),
      });
      // 2. Where that came to something, the question is answered.
      const ends = settle.flatMap(({ file, mutation }, index): FileConflictEnd[] => {
        const { kind } = pushed.outcomes[index]!;
        if (kind !== 'applied' && kind !== 'unchanged') return [];
        const key = conflictKey({ ...mutation, value: file });
        const { value } = mutation;
        const settled = {
          how: 'chosen' as const,
          value,
          account: account.id,
          person,
          unit: account.unit,
          at,
        };
        return waiting
          .filter(({ conflict }) => conflictKey(conflict) === key)
          .map(({ conflict: { id } }) => ({ id, settled }));
      });
      await store.settleFileConflicts(plan, ends);
      // 3. With what is still to be chosen.
      const { outcomes, issues } = pushed;
      const { version, conflicts } = await waitingFor(request, response);
      await sendJson(request, response, {
        version,
        conflicts,
        outcomes,
        issues,
      } satisfies SettleAnswer);
    },
  );

  async function waitingNow(
    request: Request,
  ): Promise<{ live: LivePlan; waiting: readonly StoredFileConflict[] }> {
    const { document } = await planOf(request, engine);
    const waiting = await store.fileConflicts(document.plan.id, 'waiting');
    // Another instance may have read the file, and this one be behind it.
    const found = Math.max(0, ...waiting.map(({ conflict }) => conflict.version));
    return { live: await planOf(request, engine, found), waiting };
  }

  async function waitingFor(request: Request, response: Response): Promise<FileConflictsAnswer> {
    const { account } = sessionOf(response);
    const { live, waiting } = await waitingNow(request);
    const language = languageOf(request);
    return {
      version: live.state.version,
      conflicts: await waitingConflicts(waiting, { live, store, account, language }),
    };
  }

  return router;
}

/** To leave what stands is no edit; whether it still stands is told by the version alone. */
function uponTheVersion({ before, ...mutation }: Mutation): Mutation {
  return before === undefined || before === mutation.value ? mutation : { ...mutation, before };
}
