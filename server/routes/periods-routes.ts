// The reporting periods of a plan: how they stand, and what is done about them.
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../plan/account.ts';
import { checkRow } from '../../plan/check/check-row.ts';
import type { Issue } from '../../plan/issue.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import { decidePeriod, type PeriodAction, type PeriodDecision } from '../../plan/period/decide-period.ts';
import { describePeriod, reportingUnits } from '../../plan/period/describe-period.ts';
import {
  PeriodActionName,
  PeriodActionRequest,
  ScheduleRequest,
  type PeriodActionAnswer,
  type PeriodAnswer,
  type PeriodsAnswer,
} from '../../plan/period/period-http.ts';
import { periodState, type Mark } from '../../plan/period/period-state.ts';
import { Quarter, quarters } from '../../plan/quarter.ts';
import { sentence, type Language } from '../../plan/reasons/reason.ts';
import { defaultAsOf } from '../../plan/rollup/roll-up.ts';
import type { Unit, UnitId } from '../../plan/unit.ts';
import type { Deps } from '../deps.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { liveRollup } from '../engine/live-rollup.ts';
import { nameAuthor } from '../engine/name-author.ts';
import type { PeriodBook } from '../engine/period-books.ts';
import { jsonBody } from '../http/json-body.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { requireSecretariat } from '../http/require-secretariat.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';

const BODY_LIMIT = 64 * 1024;

const QuarterPart = z.object({ quarter: z.coerce.number<string>().pipe(Quarter) });
const ActionPart = QuarterPart.extend({ action: PeriodActionName });

export function periodsRoutes({ engine, clock, log }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/periods', async (request, response) => {
    const live = await planOf(request, engine);
    const book = await engine.periods(live);
    const seen = seenBy(request, response);
    await sendJson(request, response, {
      version: live.state.version,
      periods: book.last,
      today: seen.today,
      quarters: quarters.map(quarter => quarterSeen(live, book, quarter, seen)),
    } satisfies PeriodsAnswer);
  });

  router.put(
    '/plans/:plan/periods/:quarter',
    requireSecretariat,
    jsonBody(BODY_LIMIT),
    async (request, response) => {
      const { quarter } = parseRequest(QuarterPart, request.params);
      const schedule = parseRequest(ScheduleRequest, request.body);
      await act(request, response, quarter, { kind: 'schedule', schedule });
    },
  );

  router.post('/plans/:plan/periods/:quarter/:action', jsonBody(BODY_LIMIT), async (request, response) => {
    const parts = ActionPart.safeParse(request.params);
    // Another word may be an address that is to come.
    if (!parts.success) throw new Refusal(404, 'notFound');
    const { quarter, action } = parts.data;
    const body = parseRequest(PeriodActionRequest, request.body);
    const { account } = sessionOf(response);
    const { year } = (await planOf(request, engine)).document.plan;
    const asOf = defaultAsOf(year, clock.today());
    await act(request, response, quarter, actionOf(action, body, account, asOf));
  });

  async function act(
    request: Request,
    response: Response,
    quarter: Quarter,
    action: PeriodAction,
  ): Promise<void> {
    const { account, person } = sessionOf(response);
    const plan = (await planOf(request, engine)).document.plan.id;
    const seen = seenBy(request, response);
    const record = {
      quarter,
      author: { account, person },
      at: clock.now().toISOString(),
      day: seen.today,
    };
    const decision = await engine.record(plan, record, (book, live) => {
      const answer = decideHere(live, book, quarter, action, seen);
      return { deeds: answer.kind === 'recorded' ? [answer.deed] : [], answer };
    });
    if (decision.kind === 'refused') throw refusalOf(decision, seen.language);
    log.info({ plan, quarter, action: action.kind, account: account.id }, 'a reporting period moved on');
    const live = await planOf(request, engine);
    const book = await engine.periods(live);
    await sendJson(request, response, {
      version: live.state.version,
      periods: book.last,
      quarter: quarterSeen(live, book, quarter, seen),
      issues: action.kind === 'submit' ? issuesOf(live, action.unit, seen.today).map(inWords(seen)) : [],
    } satisfies PeriodActionAnswer);
  }

  function seenBy(request: Request, response: Response): Seen {
    return {
      account: sessionOf(response).account,
      today: clock.today(),
      language: languageOf(request),
    };
  }

  return router;
}

/** Who looks, when, and in which language. */
type Seen = Readonly<{ account: Account; today: IsoDate; language: Language }>;

function actionOf(
  action: PeriodActionName,
  { unit, reason, asOf }: PeriodActionRequest,
  account: Account,
  defaultDay: IsoDate,
): PeriodAction {
  switch (action) {
    case 'close':
      return { kind: 'close', asOf: asOf ?? defaultDay };
    case 'reopen':
      return { kind: 'reopen', reason: given(reason, 'reason') };
    case 'return':
    case 'exclude':
      return { kind: action, unit: given(unit, 'unit'), reason: given(reason, 'reason') };
    default:
      return { kind: action, unit: given(unit ?? account.unit ?? undefined, 'unit') };
  }
}

function given<T>(value: T | undefined, where: string): T {
  if (value === undefined) throw new Refusal(400, 'badRequest', { params: { where }, where });
  return value;
}

function decideHere(
  live: LivePlan,
  book: PeriodBook,
  quarter: Quarter,
  action: PeriodAction,
  { account, today }: Seen,
): PeriodDecision {
  const asOf = defaultAsOf(live.document.plan.year, today);
  return decidePeriod(action, {
    state: periodState(quarter, book.events),
    account,
    today,
    reporting: reportingUnits(liveRollup(live, { quarter, asOf })),
    issuesOf: unit => issuesOf(live, unit, today),
  });
}

/** What the rows of a unit hold against the rules of a row, whatever their quarter: a sheet is sent as a whole. */
function issuesOf({ snapshot }: LivePlan, unit: UnitId, today: IsoDate): Issue[] {
  const { rows, tasks, plan } = snapshot;
  return [...rows.values()].flatMap(row => {
    const task = row.unit === unit ? tasks.get(row.task) : undefined;
    return task ? checkRow(row, task, { today, issuedOn: plan.issuedOn }) : [];
  });
}

function quarterSeen(
  live: LivePlan,
  book: PeriodBook,
  quarter: Quarter,
  { account, today, language }: Seen,
): PeriodAnswer {
  const { plan } = live.document;
  return describePeriod({
    state: periodState(quarter, book.events),
    year: plan.year,
    account,
    today,
    rollup: liveRollup(live, { quarter, asOf: defaultAsOf(plan.year, today) }),
    rows: live.snapshot.rows.values(),
    revision: live.revision,
    nameOf: mark => nameOf(mark, live.snapshot.units, language),
  });
}

function nameOf({ account, person, by }: Mark, units: ReadonlyMap<UnitId, Unit>, language: Language): string {
  return nameAuthor({ account, person, unit: by }, units, language);
}

function inWords({ language }: Seen) {
  return (issue: Issue) => ({ ...issue, message: sentence(issue.reason, issue.params, language) });
}

const statuses = { forbidden: 403, standing: 409, errors: 422 } as const;

function refusalOf(
  { why, reason, params, issues }: Extract<PeriodDecision, { kind: 'refused' }>,
  language: Language,
): Refusal {
  const told = issues.map(issue => ({ ...issue, message: sentence(issue.reason, issue.params, language) }));
  return new Refusal(statuses[why], reason, { params, ...(told.length > 0 ? { issues: told } : {}) });
}
