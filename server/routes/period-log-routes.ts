// What lies behind a reporting period: the cells that were changed after its figures were fixed, and what was done about it.
import { Router } from 'express';
import { z } from 'zod';
import type { Account } from '../../plan/account.ts';
import { changedCells } from '../../plan/period/period-changes.ts';
import type { PeriodDeed } from '../../plan/period/period-event.ts';
import type { PeriodChangesAnswer, PeriodHistoryAnswer } from '../../plan/period/period-http.ts';
import { periodState, reportOf } from '../../plan/period/period-state.ts';
import { Quarter } from '../../plan/quarter.ts';
import { defaultAsOf } from '../../plan/rollup/roll-up.ts';
import { UnitId } from '../../plan/unit.ts';
import type { Deps } from '../deps.ts';
import { liveRollup } from '../engine/live-rollup.ts';
import { nameAuthor } from '../engine/name-author.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';

/** More cells than anybody reads; the rest is in the history of the rows. */
const MOST_CHANGES = 2000;

const Asked = z.object({ quarter: z.coerce.number<string>().pipe(Quarter), unit: UnitId.optional() });

export function periodLogRoutes({ engine, store, clock }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/periods/:quarter/changes', async (request, response) => {
    const { quarter, unit: asked } = parseRequest(Asked, {
      ...request.query,
      quarter: request.params.quarter,
    });
    const unit = unitSeen(sessionOf(response).account, asked);
    const live = await planOf(request, engine);
    const state = periodState(quarter, (await engine.periods(live)).events);
    const submitted = unit === null ? null : reportOf(state, unit).submitted;
    const since = state.closed?.version ?? submitted?.version ?? null;
    const { snapshot, document } = live;
    const { version } = snapshot;
    const asOf = defaultAsOf(document.plan.year, clock.today());
    const { tasks, carried } = liveRollup(live, { quarter, asOf });
    const inQuarter = new Set([...tasks.map(task => task.task), ...carried]);
    const rows = [...snapshot.rows.values()].filter(
      row => inQuarter.has(row.task) && (unit === null || row.unit === unit),
    );
    const cells =
      since === null
        ? []
        : changedCells(
            await store.changesSince(document.plan.id, since, version),
            new Map(rows.map(row => [row.id, row])),
          );
    const language = languageOf(request);
    await sendJson(request, response, {
      version,
      since,
      changes: cells.slice(0, MOST_CHANGES).map(({ row, field, before, last }) => ({
        ...{ rowId: row.id, task: row.task, unit: row.unit, field, before, after: last.after },
        ...{ version: last.version, by: nameAuthor(last, snapshot.units, language), at: last.at },
      })),
      more: cells.length > MOST_CHANGES,
    } satisfies PeriodChangesAnswer);
  });

  router.get('/plans/:plan/periods/:quarter/history', async (request, response) => {
    const { quarter, unit: asked } = parseRequest(Asked, {
      ...request.query,
      quarter: request.params.quarter,
    });
    const unit = unitSeen(sessionOf(response).account, asked);
    const live = await planOf(request, engine);
    const language = languageOf(request);
    const { events } = await engine.periods(live);
    await sendJson(request, response, {
      events: events
        .filter(event => event.quarter === quarter && isAbout(event.deed, unit))
        .map(({ seq, deed, version, day, at, account, person, by }) => ({
          ...{ seq, kind: deed.kind, unit: 'unit' in deed ? deed.unit : null },
          ...{ reason: 'reason' in deed ? deed.reason : null, version, day, at },
          by: nameAuthor({ account, person, unit: by }, live.snapshot.units, language),
        })),
    } satisfies PeriodHistoryAnswer);
  });

  return router;
}

/** The unit that is asked about; null is all of them, which only the secretariat sees. */
function unitSeen(account: Account, asked: UnitId | undefined): UnitId | null {
  if (account.role === 'secretariat') return asked ?? null;
  if (account.unit === null || (asked !== undefined && asked !== account.unit)) {
    throw new Refusal(403, 'notYourUnit');
  }
  return account.unit;
}

/** What was done about the whole quarter is about each unit. */
function isAbout(deed: PeriodDeed, unit: UnitId | null): boolean {
  return unit === null || !('unit' in deed) || deed.unit === unit;
}
