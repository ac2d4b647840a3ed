import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { IsoDate } from '../../plan/iso-date.ts';
import { PlanId } from '../../plan/plan.ts';
import { Quarter } from '../../plan/quarter.ts';
import { SignedAs } from '../../plan/report/signature.ts';
import { compareRollups, type Compared } from '../../plan/rollup/compare.ts';
import type { Deps } from '../deps.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planNamed, planOf } from '../http/plan-of.ts';
import { requireSecretariat } from '../http/require-secretariat.ts';
import { sendJson } from '../http/send-json.ts';
import type { RollupFormat } from '../rollup/write-rollup-file.ts';
import { readFigures, readRollup, type RollupAsked, type RollupRead } from '../rollup/read-rollup.ts';

const quarter = z.coerce.number<string>().pipe(Quarter);
const version = z.coerce.number<string>().int().min(0).optional();

const RollupQuery = z.object({
  quarter,
  asOf: IsoDate.optional(),
  version,
  format: z.enum(['json', 'xlsx', 'docx', 'csv']).default('json'),
  /** Who signs the written report. */
  signedAs: SignedAs.default('tm'),
});

/** The left side as a roll-up is asked for; the right by the same words after `with`, its own where left out. */
const CompareQuery = z.object({
  quarter,
  asOf: IsoDate.optional(),
  version,
  withPlan: PlanId.optional(),
  withQuarter: quarter.optional(),
  withAsOf: IsoDate.optional(),
  withVersion: version,
});

export function rollupRoutes({ engine, store, clock }: Deps): Router {
  const router = Router();
  const world = () => ({ engine, store, today: clock.today() });

  router.get('/plans/:plan/rollup', requireSecretariat, async (request, response) => {
    const { format, signedAs, ...asked } = parseRequest(RollupQuery, request.query);
    const live = await planOf(request, engine, asked.version);
    if (format === 'json') {
      await sendJson(request, response, await readFigures(world(), live, asked));
      return;
    }
    const read = await readRollup(world(), live, asked);
    await sendFile(request, response, { format, signedAs }, read);
  });

  router.get('/plans/:plan/rollup/compare', requireSecretariat, async (request, response) => {
    const query = parseRequest(CompareQuery, request.query);
    const live = await planOf(request, engine, Math.max(query.version ?? 0, query.withVersion ?? 0));
    const other = query.withPlan === undefined ? live : await planNamed(query.withPlan, engine);
    const left = await comparedSide(live, query);
    const right = await comparedSide(other, {
      quarter: query.withQuarter ?? query.quarter,
      asOf: query.withAsOf,
      version: query.withVersion,
    });
    await sendJson(request, response, compareRollups(left, right));
  });

  async function comparedSide(live: LivePlan, { quarter, asOf, version }: RollupAsked): Promise<Compared> {
    const { rollup, document, rows, closed } = await readRollup(world(), live, { quarter, asOf, version });
    const { plan, tasks, units } = document;
    return { plan: plan.id, year: plan.year, tasks, units, rows, rollup, closed: closed !== null };
  }

  async function sendFile(
    request: Request,
    response: Response,
    { format, signedAs }: Readonly<{ format: RollupFormat; signedAs: SignedAs }>,
    read: RollupRead,
  ): Promise<void> {
    // The writers are loaded only where they are used.
    const { writeRollupFile } = await import('../rollup/write-rollup-file.ts');
    const file = await writeRollupFile(format, read, {
      language: languageOf(request),
      now: clock.now(),
      today: clock.today(),
      signedAs,
    });
    response.attachment(file.name).type(file.type).send(file.bytes);
  }

  return router;
}
