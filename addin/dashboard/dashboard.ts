// Follows one plan's roll-up: the chosen quarter first, then what stands behind it, and both again as reports come in.
import type { HistoryAnswer, PlansAnswer } from '../../plan/http.ts';
import { quarters } from '../../plan/calendar-quarter.ts';
import type { Quarter } from '../../plan/quarter.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { Answer, Failure } from '../client/answer.ts';
import type { RollupFormat } from '../client/plan-client.ts';
import type { Clock } from '../client/clock.ts';
import type { AskPlan } from '../parts/use-periods.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { SignedIn } from '../session/session-state.ts';
import type { AskReminders } from './reminders-dialog.tsx';
import { firstChoice, firstPlan, type Asked } from './first-choice.ts';
import { nothingYet, type Behind, type Choice, type DashboardState } from './dashboard-state.ts';

/** Between two answers that pokes asked for: many reports come in together, and a large plan is not asked all the time. */
const REST_MS = 1_000;
const REST_FACTOR = 4;

export type DashboardWorld = Readonly<{
  session: PlanSession;
  clock: Clock;
  /** What the address of the page asks for. */
  asked: Asked;
  /** Resolves once what was last shown is on the screen: what stands behind the figures waits for them. */
  drawn: () => Promise<void>;
}>;

/** News of a version; null where it is only time to ask. */
type News = Readonly<{ version: number | null }>;

export class Dashboard {
  readonly #world: DashboardWorld;
  #state: DashboardState = nothingYet;
  readonly #listeners = new Set<() => void>();
  #stopFollowing: () => void = () => undefined;
  /** Raised with each question; an answer to an older one is of no use. */
  #question = 0;
  #restsUntilMs = 0;
  /** What was heard while a question was under way, whose answer may know of it already. */
  #heardMeanwhile: News | null = null;
  #cancelRest: (() => void) | null = null;
  #account: string | null = null;
  /** What was last heard of the plan's periods. */
  #periods: number | null = null;

  constructor(world: DashboardWorld) {
    this.#world = world;
    world.session.subscribe(() => this.#heardSession());
  }

  current = (): DashboardState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  open(id: string): void {
    const plan = this.#state.plans.find(each => each.id === id);
    const state = this.#world.session.current();
    if (plan === undefined || state.kind !== 'signedIn') return;
    this.#stopFollowing();
    this.#heardMeanwhile = null;
    const choice = firstChoice(plan, this.#world.asked.quarter, state.signIn.today);
    this.#become({ ...nothingYet, plans: this.#state.plans, plan, choice });
    if (state.signIn.account.role !== 'secretariat') return;
    this.#stopFollowing = this.#world.session.follow(id, (version, periods) => {
      this.#poked(version);
      if (version === null || periods !== undefined) this.#hearPeriods(periods ?? null);
    });
    void this.ask();
  }

  choose(part: Partial<Choice>): void {
    const choice = { ...this.#state.choice, ...part };
    // Another quarter of the same day and version is here already.
    const known = part.asOf === undefined && part.version === undefined ? this.#known(choice.quarter) : null;
    this.#become({ ...this.#state, choice, rollup: known ?? this.#state.rollup });
    void this.ask();
  }

  /** The roll-up that is shown, as a file. */
  async download(format: RollupFormat): Promise<void> {
    const { plan, choice, rollup } = this.#state;
    if (plan === null || rollup === null) return;
    const { session } = this.#world;
    const query = { quarter: choice.quarter, asOf: choice.asOf, version: rollup.version };
    const answer = await session.askSignedIn((client, token) =>
      client.rollupFile(token, plan.id, query, format),
    );
    session.save(answer, `tong-hop-${plan.id}-quy-${choice.quarter}.${format}`);
  }

  /** Asks about the plan in view. */
  askPlan: AskPlan = question => {
    const { plan } = this.#state;
    return this.#world.session.askSignedIn((client, token) => question(client, token, plan?.id ?? ''));
  };

  readonly reminders: AskReminders = {
    list: quarter => this.askPlan((client, token, plan) => client.reminders(token, plan, quarter)),
    remind: (quarter, request) =>
      this.askPlan((client, token, plan) => client.remind(token, plan, quarter, request)),
    draft: async (quarter, unit) => {
      const draft = await this.askPlan((client, token, plan) =>
        client.reminderDraft(token, plan, quarter, unit),
      );
      this.#world.session.save(draft, `nhac-bao-cao-quy-${quarter}-${unit}.eml`);
    },
  };

  historyOf = (rowId: string): Promise<Answer<HistoryAnswer>> => {
    const { plan } = this.#state;
    return this.#world.session.askSignedIn((client, token) =>
      client.history(token, plan?.id ?? '', { rowId }),
    );
  };

  /** Asks anew: the figures are shown as soon as they are here, and the rest when all of it is. */
  async ask(): Promise<void> {
    const { plan, choice } = this.#state;
    if (plan === null) return;
    const question = (this.#question += 1);
    const isCurrent = (): boolean => this.#question === question;
    const begunMs = this.#world.clock.nowMs();
    this.#become({ ...this.#state, asking: true });
    const rollup = await this.#rollup(plan, choice);
    if (!isCurrent()) return;
    if (rollup.kind === 'failed') return this.#fail(rollup);
    this.#become({ ...this.#state, rollup: rollup.value, failure: null });
    if (this.#isBehind(rollup.value)) return this.#answered({});
    await this.#world.drawn();
    if (!isCurrent()) return;
    const behind = await this.#behind(plan, rollup.value);
    if (!isCurrent()) return;
    const nowMs = this.#world.clock.nowMs();
    this.#restsUntilMs = nowMs + Math.max(REST_MS, (nowMs - begunMs) * REST_FACTOR);
    if (behind.kind === 'failed') return this.#fail(behind);
    this.#answered({ behind: behind.value });
  }

  /** The question is over; what was heard meanwhile and is not in its answer makes the next. */
  #answered(part: Partial<DashboardState>): void {
    this.#become({ ...this.#state, ...part, asking: false });
    const heard = this.#heardMeanwhile;
    this.#heardMeanwhile = null;
    if (heard !== null) this.#poked(heard.version);
  }

  #known(quarter: Quarter): Rollup | null {
    return this.#state.behind?.year.find(each => each.quarter === quarter) ?? null;
  }

  /** What stands behind a roll-up of this day and version is here. */
  #isBehind({ quarter, asOf, version }: Rollup): boolean {
    const known = this.#known(quarter);
    return known !== null && known.asOf === asOf && known.version === version;
  }

  #rollup(plan: PlansAnswer['plans'][number], { quarter, asOf, version }: Choice): Promise<Answer<Rollup>> {
    const query = { quarter, asOf, ...(version !== null && { version }) };
    return this.#world.session.askSignedIn((client, token) => client.rollup(token, plan.id, query));
  }

  async #behind(plan: PlansAnswer['plans'][number], known: Rollup): Promise<Answer<Behind>> {
    const { version, asOf } = known;
    const { session } = this.#world;
    const [document, rows, ...year] = await Promise.all([
      session.askSignedIn((client, token) => client.planAt(token, plan.id, version)),
      session.askSignedIn((client, token) => client.rowsAt(token, plan.id, version)),
      ...quarters.map((quarter): Promise<Answer<Rollup>> =>
        quarter === known.quarter
          ? Promise.resolve({ kind: 'ok', value: known })
          : this.#rollup(plan, { quarter, asOf, version }),
      ),
    ]);
    if (document.kind === 'failed') return document;
    if (rows.kind === 'failed') return rows;
    const failed = year.find(each => each.kind === 'failed');
    if (failed !== undefined) return failed;
    const rollups = year.flatMap(each => (each.kind === 'ok' ? [each.value] : []));
    return { kind: 'ok', value: { document: document.value, rows: rows.value.rows, year: rollups } };
  }

  #fail(failure: Failure): void {
    this.#answered({ failure });
  }

  /** A version that is chosen stays what it is. */
  #poked(version: number | null): void {
    const { rollup, choice, asking } = this.#state;
    if (choice.version !== null) return;
    if (asking) {
      this.#heardMeanwhile = { version: newerOf(version, this.#heardMeanwhile) };
      return;
    }
    const isNews = version === null || version > (rollup?.version ?? -1);
    if (!isNews || this.#cancelRest !== null) return;
    const waitMs = Math.max(0, this.#restsUntilMs - this.#world.clock.nowMs());
    this.#cancelRest = this.#world.clock.after(waitMs, () => {
      this.#cancelRest = null;
      void this.ask();
    });
  }

  /** Null: it is only time to ask. */
  #hearPeriods(periods: number | null): void {
    if (periods !== null && periods === this.#periods) return;
    this.#periods = periods;
    this.#become({ ...this.#state, periodNews: this.#state.periodNews + 1 });
  }

  #heardSession(): void {
    const state = this.#world.session.current();
    if (state.kind === 'signedIn') this.#enter(state);
    else if (state.kind === 'signedOut') this.#leave();
  }

  #enter({ plans, signIn, holds }: SignedIn): void {
    if (holds.kind === 'notKnownYet' || this.#account === signIn.token) return;
    this.#account = signIn.token;
    this.#become({ ...this.#state, plans });
    const plan = firstPlan(plans, this.#state.plan?.id ?? this.#world.asked.plan, signIn.today);
    if (plan !== undefined) this.open(plan.id);
  }

  #leave(): void {
    this.#account = null;
    this.#question += 1;
    this.#stopFollowing();
    this.#stopFollowing = () => undefined;
    this.#cancelRest?.();
    this.#cancelRest = null;
    this.#heardMeanwhile = null;
    // Whose figures they were is not known to be the next one's.
    this.#become(nothingYet);
  }

  #become(state: DashboardState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Of two pieces of news the one that asks for more. */
function newerOf(version: number | null, before: News | null): number | null {
  if (before === null) return version;
  return version === null || before.version === null ? null : Math.max(version, before.version);
}
