// Who has not reported on a quarter, with letters that are ready to copy, to open as a draft, or to send.
import { Router, type Request } from 'express';
import { z } from 'zod';
import { isReported } from '../../plan/field.ts';
import { quarterNumeral, Quarter } from '../../plan/quarter.ts';
import { decideReminders } from '../../plan/period/decide-reminders.ts';
import { reportingUnits } from '../../plan/period/describe-period.ts';
import type { PeriodEvent } from '../../plan/period/period-event.ts';
import {
  ContactsRequest,
  RemindRequest,
  type ContactsAnswer,
  type RemindAnswer,
  type RemindersAnswer,
} from '../../plan/period/period-http.ts';
import {
  isAwaited,
  lastReminder,
  periodState,
  reportOf,
  type PeriodState,
} from '../../plan/period/period-state.ts';
import { mailtoLink, reminderLetter, type Letter } from '../../plan/period/reminder-text.ts';
import { defaultSchedule } from '../../plan/period/schedule.ts';
import { sentence, type Language, type ReasonCode } from '../../plan/reasons/reason.ts';
import type { Rollup, RollupUnit } from '../../plan/rollup.ts';
import { defaultAsOf } from '../../plan/rollup/roll-up.ts';
import { UnitId } from '../../plan/unit.ts';
import type { Deps } from '../deps.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { liveRollup } from '../engine/live-rollup.ts';
import { nameAuthor } from '../engine/name-author.ts';
import { jsonBody } from '../http/json-body.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { requireSecretariat } from '../http/require-secretariat.ts';
import { sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';
import { changeContacts, readContacts, type Contacts } from '../mail/contacts.ts';
import { draftOf, type Mail } from '../mail/mailer.ts';

const BODY_LIMIT = 256 * 1024;
/** Mails under way at once: mail servers refuse a crowd. */
const AT_ONCE = 4;

const QuarterPart = z.object({ quarter: z.coerce.number<string>().pipe(Quarter) });
const UnitPart = QuarterPart.extend({ unit: UnitId });

export function remindersRoutes({ engine, store, clock, config, mailer, log }: Deps): Router {
  const router = Router();
  const path = '/plans/:plan/periods/:quarter/reminders';

  router.get('/plans/:plan/contacts', requireSecretariat, async (request, response) => {
    const live = await planOf(request, engine);
    await sendJson(request, response, contactsOf(live, await readContacts(store)));
  });

  router.put('/plans/:plan/contacts', requireSecretariat, jsonBody(BODY_LIMIT), async (request, response) => {
    const { contacts } = parseRequest(ContactsRequest, request.body);
    const live = await planOf(request, engine);
    const unknown = contacts.findIndex(({ unit }) => !live.snapshot.units.has(unit));
    if (unknown !== -1) {
      const where = `contacts.${unknown}.unit`;
      throw new Refusal(400, 'badRequest', { params: { where }, where });
    }
    const changed = await changeContacts(store, contacts);
    const { account } = sessionOf(response);
    log.info({ units: contacts.length, account: account.id }, 'mail addresses were changed');
    await sendJson(request, response, contactsOf(live, changed));
  });

  router.get(path, requireSecretariat, async (request, response) => {
    const seen = await look(request);
    const { schedule, quarter, live } = seen;
    const language = languageOf(request);
    const units = awaited(seen).map(unit => {
      const report = reportOf(seen.state, unit.unit);
      const letter = letterTo(seen, unit);
      const last = lastReminder(report);
      const email = seen.contacts.get(unit.unit) ?? null;
      return {
        unit: unit.unit,
        name: nameIn(live, unit.unit),
        email,
        state: report.state,
        rows: unit.rows,
        reported: unit.reported,
        tasks: untouchedTasks(seen, unit.unit).map(task => task.no),
        ...letter,
        mailto: mailtoLink(email, letter),
        lastReminder: last && {
          ...{ version: last.version, day: last.day, at: last.at, channel: last.channel },
          by: nameAuthor({ ...last, unit: last.by }, live.snapshot.units, language),
        },
        remindedToday: last?.day === clock.today(),
      };
    });
    const answer = { quarter, deadline: schedule.deadline, mail: mailer !== null, units };
    await sendJson(request, response, answer satisfies RemindersAnswer);
  });

  router.get(`${path}/:unit/draft.eml`, requireSecretariat, async (request, response) => {
    const { unit } = parseRequest(UnitPart, request.params);
    const seen = await look(request);
    const found = awaited(seen).find(each => each.unit === unit);
    if (!found) throw new Refusal(404, 'notFound');
    const draft = await draftOf({ to: seen.contacts.get(unit) ?? null, ...letterTo(seen, found) });
    response.attachment(`nhac-bao-cao-quy-${seen.quarter}-${unit}.eml`).type('message/rfc822').send(draft);
  });

  router.post(path, requireSecretariat, jsonBody(BODY_LIMIT), async (request, response) => {
    const { units, channel } = parseRequest(RemindRequest, request.body);
    if (channel === 'mail' && mailer === null) throw new Refusal(409, 'mailNotSet');
    const seen = await look(request);
    const { quarter, contacts } = seen;
    const { account, person } = sessionOf(response);
    const plan = seen.live.document.plan.id;
    const record = {
      quarter,
      author: { account, person },
      at: clock.now().toISOString(),
      day: clock.today(),
    };
    // Written down before anything is sent: a mail is rather lost than sent twice.
    const decisions = await engine.record(plan, record, ({ events }, live) => {
      const answer = decideReminders(units, {
        state: periodState(quarter, events),
        reporting: reportingUnits(rollupOf(live, quarter)),
        today: clock.today(),
        channel,
        emails: contacts,
      });
      return { deeds: answer.flatMap(each => (each.kind === 'remind' ? [each.deed] : [])), answer };
    });
    const language = languageOf(request);
    const results = await inTurns(decisions, async decision => {
      const { unit } = decision;
      if (decision.kind === 'skipped')
        return { unit, kind: 'skipped' as const, ...why(decision, seen, language) };
      const { to } = decision.deed;
      if (to === null) return { unit, kind: 'noted' as const };
      const letter = letterTo(
        seen,
        seen.rollup.units.find(each => each.unit === unit)!,
      );
      if (await sent({ to, ...letter, id: mailId(plan, quarter, unit) }))
        return { unit, kind: 'sent' as const };
      await engine.record(plan, record, () => ({
        deeds: [{ kind: 'remindFailed', unit, why: 'mailFailed' }],
        answer: null,
      }));
      return { unit, kind: 'failed' as const, ...why({ reason: 'mailFailed' }, seen, language) };
    });
    log.info({ plan, quarter, channel, units: results.length }, 'units were reminded');
    const { last: periods } = await engine.periods(seen.live);
    await sendJson(request, response, { periods, results } satisfies RemindAnswer);
  });

  /** The plan and how the quarter stands, as a reminder needs them. */
  async function look(request: Request) {
    const { quarter } = parseRequest(QuarterPart, { quarter: request.params.quarter });
    const live = await planOf(request, engine);
    const { events } = await engine.periods(live);
    const state = periodState(quarter, events);
    return {
      ...{ live, quarter, state },
      today: clock.today(),
      schedule: state.schedule ?? defaultSchedule(live.document.plan.year, quarter),
      rollup: rollupOf(live, quarter),
      contacts: await readContacts(store),
    };
  }

  function rollupOf(live: LivePlan, quarter: Quarter): Rollup {
    return liveRollup(live, { quarter, asOf: defaultAsOf(live.document.plan.year, clock.today()) });
  }

  function letterTo(seen: Seen, { unit, rows }: RollupUnit): Letter {
    const { live, quarter, schedule, state, today } = seen;
    return reminderLetter({
      plan: live.document.plan,
      ...{ quarter, schedule, today },
      unitName: nameIn(live, unit),
      report: reportOf(state, unit),
      taskCount: rows,
      untouched: untouchedTasks(seen, unit),
      address: config.publicUrl,
    });
  }

  async function sent(mail: Mail): Promise<boolean> {
    try {
      await mailer!.send(mail);
      return true;
    } catch (err) {
      log.error({ err }, 'a reminder was not taken by the mail server');
      return false;
    }
  }

  /** One a day for each unit and quarter, which is what it names. */
  function mailId(plan: string, quarter: Quarter, unit: UnitId): string {
    const host = config.publicUrl === null ? 'phu-luc.invalid' : new URL(config.publicUrl).hostname;
    return `<${plan}.${quarter}.${unit}.${clock.today()}@${host}>`;
  }

  return router;
}

type Seen = Readonly<{
  live: LivePlan;
  quarter: Quarter;
  state: PeriodState;
  today: PeriodEvent['day'];
  schedule: ReturnType<typeof defaultSchedule>;
  rollup: Rollup;
  contacts: Contacts;
}>;

function awaited({ state, rollup }: Seen): RollupUnit[] {
  if (state.closed !== null) return [];
  return rollup.units.filter(({ unit }) => isAwaited(reportOf(state, unit)));
}

/** The tasks of the quarter in whose row the unit has entered nothing. */
function untouchedTasks({ live, rollup }: Seen, unit: UnitId) {
  const listed = new Set(rollup.tasks.map(task => task.task));
  const { rows, tasks } = live.snapshot;
  return [...rows.values()]
    .filter(row => row.unit === unit && listed.has(row.task) && !isReported(row.fields))
    .flatMap(row => tasks.get(row.task) ?? []);
}

function nameIn({ snapshot }: LivePlan, unit: UnitId): string {
  return snapshot.units.get(unit)?.name ?? unit;
}

/** Every unit that has rows in the plan, in plan order. */
function contactsOf({ snapshot }: LivePlan, contacts: Contacts): ContactsAnswer {
  const units = new Set([...snapshot.rows.values()].map(row => row.unit));
  return { contacts: [...units].map(unit => ({ unit, email: contacts.get(unit) ?? null })) };
}

function why({ reason }: Readonly<{ reason: ReasonCode }>, { quarter }: Seen, language: Language) {
  return { reason, message: sentence(reason, { quarter: quarterNumeral(quarter) }, language) };
}

/** The answers in order, a few under way at once. */
async function inTurns<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers = new Array<Answer>(items.length);
  let next = 0;
  const turn = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      answers[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  return answers;
}
