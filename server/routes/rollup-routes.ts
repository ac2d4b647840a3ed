import { Router } from 'express';
import { z } from 'zod';
import { IsoDate } from '../../plan/iso-date.ts';
import type { PlanDocument } from '../../plan/plan-document.ts';
import { Quarter } from '../../plan/quarter.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { defaultAsOf, rollUp } from '../../plan/rollup/roll-up.ts';
import { rollupSheet } from '../../plan/sheet/rollup-sheet.ts';
import type { Deps } from '../deps.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { planAt } from '../history/plan-at.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { sendJson } from '../http/send-json.ts';
import { XLSX } from '../http/send-xlsx.ts';
import { sessionOf } from '../http/signed-in.ts';

const RollupQuery = z.object({
  quarter: z.coerce.number<string>().pipe(Quarter),
  asOf: IsoDate.optional(),
  version: z.coerce.number<string>().int().min(0).optional(),
  format: z.enum(['json', 'xlsx']).default('json'),
});
type RollupQuery = z.infer<typeof RollupQuery>;

export function rollupRoutes({ engine, store, clock }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/rollup', async (request, response) => {
    const { account } = sessionOf(response);
    if (account.role !== 'secretariat') throw new Refusal(403, 'secretariatOnly');
    const query = parseRequest(RollupQuery, request.query);
    const live = await planOf(request, engine, query.version);
    const { document, rollup } = await rollUpPlan(live, query);
    if (query.format === 'json') {
      await sendJson(request, response, rollup);
      return;
    }
    const { writePrintedSheet } = await import('../workbook/write-printed-sheet.ts');
    const { plan, tasks, units } = document;
    const sheet = rollupSheet(rollup, { plan, tasks, units, language: languageOf(request) });
    const file = await writePrintedSheet(sheet, {
      title: sheet.name,
      creator: plan.issuer,
      createdAt: clock.now(),
    });
    response.attachment(`tong-hop-quy-${query.quarter}-${plan.year}.xlsx`).type(XLSX).send(file);
  });

  async function rollUpPlan(
    live: LivePlan,
    { quarter, asOf, version = live.state.version }: RollupQuery,
  ): Promise<Readonly<{ document: PlanDocument; rollup: Rollup }>> {
    if (version > live.state.version) {
      throw new Refusal(400, 'badRequest', { params: { where: 'version' }, where: 'version' });
    }
    const { document, rows } = await planAt(live, store, version);
    const on = { quarter, asOf: asOf ?? defaultAsOf(document.plan.year, clock.today()) };
    return { document, rollup: rollUp({ ...document, rows, version }, on) };
  }

  return router;
}
