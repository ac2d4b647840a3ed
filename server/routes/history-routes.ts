import { Router } from 'express';
import { z } from 'zod';
import { FieldName } from '../../plan/field.ts';
import type { HistoryAnswer } from '../../plan/http.ts';
import { mayRead, mayReadRetired } from '../../plan/permission.ts';
import type { Deps } from '../deps.ts';
import { nameAuthor } from '../engine/name-author.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';

const HistoryQuery = z.object({ rowId: z.string().min(1).max(64), field: FieldName.optional() });

export function historyRoutes({ engine, store }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/history', async (request, response) => {
    const { account } = sessionOf(response);
    const { rowId, field } = parseRequest(HistoryQuery, request.query);
    const live = await planOf(request, engine);
    const { rows, leads, units, version } = live.snapshot;
    const retired = live.retired.get(rowId);
    const row = rows.get(rowId) ?? retired;
    if (!row) throw new Refusal(404, 'notFound', { where: 'rowId' });
    if (retired ? !mayReadRetired(account, row) : !mayRead(account, row, leads)) {
      const owner = units.get(row.unit)?.name ?? row.unit;
      throw new Refusal(403, 'notYours', { params: { owner }, where: 'rowId' });
    }
    const language = languageOf(request);
    const changes = await store.changesOf(live.document.plan.id, rowId, field);
    await sendJson(request, response, {
      version,
      changes: changes.map(change => ({ ...change, by: nameAuthor(change, units, language) })),
    } satisfies HistoryAnswer);
  });

  return router;
}
