// What every command of a session stands on: its state, its turns, what was heard of the service, and the way in and out.
import { isPassing, type Answer, type Failure } from '../client/answer.ts';
import type { Clock } from '../client/clock.ts';
import type { LiveState, PokeHearer } from '../client/follow-pokes.ts';
import type { SignIn, SignInKeep } from '../client/kept-sign-in.ts';
import type { PlanClient } from '../client/plan-client.ts';
import type { Looking, Moment, PlanWorkbook } from '../excel/plan-workbook.ts';
import type { PlanAnswer, PlansAnswer, SignInRequest } from '../../plan/http.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { Again } from './again.ts';
import { sameArriving } from './arriving.ts';
import { noticeOfError, noticeOfFailure, say } from './notices.ts';
import { SessionStore } from './session-store.ts';
import { SendAgain } from './send-again.ts';
import { emptyView, type Arriving, type Connection, type Notice, type SignedIn } from './session-state.ts';
import type { Settled } from './settle-sheet.ts';
import { SheetSync } from './sheet-sync.ts';
import { Stopping } from './stopping.ts';
import { Troubles } from './troubles.ts';

export type SessionWorld = Readonly<{
  client: PlanClient;
  workbook: PlanWorkbook;
  keep: SignInKeep;
  clock: Clock;
  /** A number from 0 to 1, so that a thousand panes do not come back in the same second. */
  random: () => number;
  /** Where the edits are made, for the change log. */
  source: 'pane' | 'web';
  language: () => Language;
  newId: () => string;
  /** Follows the pokes of a plan; answers the function that stops. */
  follow: (plan: string, token: string, hearer: PokeHearer) => () => void;
  saveFile: (file: Blob, name: string) => void;
}>;

/** Typing makes many events; a sheet is read once they rest. */
const DEBOUNCE_MS = 250;
const none: ReadonlySet<string> = new Set();
// Each one value, so that a comparison that depended on it is known again.
const allIn = (): boolean => false;
const allShown = (): boolean => true;

type Settling = Readonly<{
  own?: ReadonlySet<string>;
  looking?: Looking;
  /** The whole sheet was read just before. */
  isRead?: boolean;
}>;

/** Ends the listening to Excel. */
type Unwatch = () => Promise<void>;

/** Events get lost: what no event has told is found once the sheet rests, and now and then. */
const IDLE_MS = 10_000;
const WHOLE_EVERY_MS = 300_000;
const whole: Looking = { kind: 'whole' };
const heard: Looking = { kind: 'heard' };
/** Authors asked for of what waits to be taken in; a person reads no more of it. */
const EXPLAIN_LIMIT = 20;

export class SessionCore {
  readonly world: SessionWorld;
  readonly store = new SessionStore();
  /** The sheet that is open. */
  sync: SheetSync | null = null;
  readonly sendAgain: SendAgain;
  /** Of the command that is being carried out. */
  readonly stopping = new Stopping();
  /** What failed, for whoever is asked to help. */
  readonly troubles: Troubles;
  readonly #pullAgain: Again;
  readonly #enterAgain: Again;
  /** What arrived is shown before it is written. */
  #isHolding = false;
  /** What somebody has seen and put off. */
  #putOff: Arriving | null = null;
  #live: LiveState = 'connecting';
  #reachable = true;
  /** What was last heard of the plan's periods. */
  #periods: number | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #cancelLook: () => void = () => undefined;
  #cancelIdle: () => void = () => undefined;
  #lastWholeMs = 0;
  /** The newest version that a poke told of and nobody has asked about yet; null where it was only time to ask. */
  #poke: Readonly<{ version: number | null }> | null = null;
  #stops: (() => void)[] = [];

  constructor(world: SessionWorld) {
    this.world = world;
    this.sendAgain = new SendAgain(world, resend => this.store.patch({ resend }));
    this.troubles = new Troubles(world.clock.nowMs);
    this.#pullAgain = new Again(world);
    this.#enterAgain = new Again(world);
  }

  /** Resolves once everything asked for so far is done. */
  get rest(): Promise<unknown> {
    return this.#turn;
  }

  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** In turn, and what Excel could not do becomes a notice. */
  guarded(work: () => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      try {
        await work();
      } catch (error) {
        this.store.say(this.#noticeOf(error));
      }
    });
  }

  /** Not being signed in is a state, and a stop is no failure: neither is trouble. */
  #noticeOf(error: unknown): Notice {
    const notice = noticeOfError(error);
    if ('reason' in notice.said && notice.tone === 'error') this.troubles.note(notice.said.reason);
    return notice;
  }

  async signIn(request: SignInRequest): Promise<void> {
    const before = this.store.state;
    const holdsSheet = before.kind === 'signedOut' && before.holdsSheet;
    this.store.become({ kind: 'signedOut', signingIn: true, failure: null, holdsSheet });
    const answer = await this.world.client.signIn(request);
    if (answer.kind === 'failed') {
      return this.store.become({ kind: 'signedOut', signingIn: false, failure: answer, holdsSheet });
    }
    const signIn = { ...answer.value, person: request.person ?? null };
    this.world.keep.write(signIn);
    await this.enter(signIn);
  }

  /** Finds out what the workbook holds and opens it where it is this account's. */
  async enter(kept: SignIn): Promise<void> {
    this.close();
    const { client, workbook } = this.world;
    const session = this.heard(await client.session(kept.token));
    if (session.kind === 'failed' && session.reason === 'notSignedIn') return;
    const signIn = session.kind === 'ok' ? { ...kept, ...session.value } : kept;
    const plans = session.kind === 'ok' ? this.heard(await client.plans(signIn.token)) : session;
    const found = plans.kind === 'ok' ? plans.value.plans : [];
    this.#present(signIn, found, { kind: 'notKnownYet' });
    if (plans.kind === 'failed') {
      this.store.say(noticeOfFailure(plans));
      this.#enterAgain.later(plans, () => void this.inTurn(() => this.enter(signIn)));
      return;
    }
    this.#enterAgain.reset();
    let listening: Unwatch | null = null;
    try {
      // Before the reading, so that it holds for as long as Excel tells of nothing.
      listening = await workbook.watch(() => this.look());
      const reading = await workbook.read();
      if (!reading) return this.#present(signIn, found, { kind: 'nothing' });
      const { plan, unit, file, version } = reading.hidden;
      if (!found.some(({ id }) => id === plan)) {
        return this.#present(signIn, found, { kind: 'otherPlan', plan });
      }
      client.hear(plan, version);
      const sync = await this.fetch(plan, file);
      if (!sync) return;
      const owner = ownerOf(unit, sync.plan);
      if (unit !== signIn.account.unit) return this.#present(signIn, found, { kind: 'otherUnit', owner });
      const mine = listening;
      listening = null;
      await this.open(sync, mine);
    } catch (error) {
      // What the workbook holds is not known, so nothing that would write over it is offered.
      this.#present(signIn, found, { kind: 'notKnownYet' }, this.#noticeOf(error));
    } finally {
      await listening?.().catch(() => undefined);
    }
  }

  async leave(): Promise<void> {
    this.close();
    this.world.keep.write(null);
    this.#live = 'connecting';
    const reading = await this.world.workbook.read().catch(() => null);
    this.store.become({ kind: 'signedOut', signingIn: false, failure: null, holdsSheet: reading !== null });
  }

  /** A plan with this account's rows, ready to be written or compared; `file` names the sheet where there is one. */
  async fetch(id: string, file = ''): Promise<SheetSync | null> {
    const { client, workbook, source, newId, clock } = this.world;
    const { stopping } = this;
    const { signIn } = this.store.present;
    const name = file === '' ? newId() : file;
    const plan = this.heard(await stopping.orStop(client.plan(signIn.token, id)));
    const rows =
      plan.kind === 'ok' ? this.heard(await stopping.orStop(client.rows(signIn.token, id, name))) : plan;
    if (plan.kind === 'ok' && rows.kind === 'ok') {
      return new SheetSync(
        { client, workbook, signIn, source, file: name, clock, stopping },
        plan.value,
        rows.value,
      );
    }
    if (rows.kind === 'failed') this.store.say(noticeOfFailure(rows));
    return null;
  }

  /**
   * Begins to live with a sheet: compares it, watches it, follows its plan. One that was found, and not written just now,
   * has been read, and is watched since before; what came meanwhile is shown before it is written.
   */
  async open(sync: SheetSync, found: Unwatch | null): Promise<void> {
    const { signIn, busy } = this.store.present;
    const { workbook } = this.world;
    this.close();
    this.sync = sync;
    if (found) this.hold();
    this.store.become({
      kind: 'open',
      ...sync.plan,
      signIn,
      connection: this.#connection,
      version: sync.version,
      rows: sync.rowList,
      view: emptyView,
      arriving: null,
      lastSend: null,
      periodNews: 0,
      resend: null,
      busy,
      notice: null,
    });
    const unwatch = found ?? (await workbook.watch(() => this.look()));
    this.#stops.push(() => void unwatch());
    await this.settle('command', found ? { looking: heard, isRead: true } : {});
    this.#stops.push(
      this.follow(sync.plan.plan.id, (version, periods) => {
        this.#hearPeriods(periods ?? null);
        if (version === null || version > sync.version) void this.#hear(version);
      }),
    );
  }

  /** Hears whenever a plan has changed, or may have, and keeps the state's connection true; answers the end of it. */
  follow(plan: string, onPoke: PokeHearer['onPoke']): () => void {
    const { client, follow } = this.world;
    return follow(plan, this.store.present.signIn.token, {
      onPoke: (version, periods) => {
        if (version !== null) client.hear(plan, version);
        onPoke(version, periods);
      },
      onState: live => {
        this.#live = live;
        this.store.patch({ connection: this.#connection });
      },
    });
  }

  /** Null: it is only time to ask. */
  #hearPeriods(periods: number | null): void {
    const state = this.store.state;
    if (state.kind !== 'open' || periods === this.#periods) return;
    if (periods !== null) this.#periods = periods;
    this.store.patch({ periodNews: state.periodNews + 1 });
  }

  /** Pokes that come while another command is at work are answered by one look. */
  #hear(version: number | null): Promise<void> | null {
    const isAwaited = this.#poke !== null;
    const before = this.#poke?.version ?? version;
    this.#poke = { version: version === null || before === null ? null : Math.max(before, version) };
    if (isAwaited) return null;
    return this.guarded(async () => {
      const poke = this.#poke;
      this.#poke = null;
      // A command in between has read it already.
      const { sync } = this;
      if (!poke || !sync || (poke.version !== null && poke.version <= sync.version)) return;
      const { standing } = sync;
      await this.pull();
      const isDue = this.world.clock.nowMs() - this.#lastWholeMs > WHOLE_EVERY_MS;
      // It was only time to ask, and nothing is new: of the sheet Excel has told, or will.
      if (!isDue && sync.standing === standing) return;
      await this.settle('background', { looking: isDue ? whole : heard });
    });
  }

  /** Ends all listening; what was entered stays in the sheet. */
  close(): void {
    this.#cancelLook();
    this.#cancelIdle();
    this.#poke = null;
    for (const stop of this.#stops.splice(0)) stop();
    for (const again of [this.sendAgain, this.#pullAgain, this.#enterAgain]) again.stop();
    this.takeIn();
    this.sync = null;
  }

  /** Something may have changed in the sheet: looks once it rests. */
  look(): void {
    const shown = this.store.notice;
    this.#cancelLook();
    this.#cancelLook = this.world.clock.after(DEBOUNCE_MS, () => {
      void this.guarded(async () => {
        // What a command has said since is news to whoever typed before it.
        if (this.store.notice === shown) this.store.forgetGoodNews();
        await this.settle('background', { looking: heard });
      });
    });
  }

  /** Something may have changed at the service, as after a poke or while the window was away. */
  lookFurther(): Promise<void> {
    return this.guarded(async () => {
      await this.pull();
      await this.settle('background');
    });
  }

  /** What arrives is shown from now on, and written once somebody says so. The page has no sheet of its own to guard. */
  hold(): void {
    this.#isHolding = this.world.source === 'pane';
    this.#putOff = null;
  }

  /** What arrives is written at once. */
  takeIn(): void {
    this.#isHolding = false;
    this.#putOff = null;
  }

  /** What is shown is hidden until something else comes or somebody asks for it. */
  putOff(): void {
    const state = this.store.state;
    this.#putOff = state.kind === 'open' ? state.arriving : null;
    this.store.patch({ arriving: null });
  }

  async pull(): Promise<Failure | null> {
    const { sync } = this;
    if (!sync) return null;
    const answer = this.heard(await sync.pull());
    if (answer.kind === 'ok') {
      this.#pullAgain.reset();
      if (answer.value.revised) this.store.say(say('info', 'notice.planRevised'));
      return null;
    }
    if (isPassing(answer) && this.sync === sync) {
      this.#pullAgain.later(answer, () => void this.lookFurther());
    }
    return answer;
  }

  /** Settles, writing `own` cells also where what arrives is only shown; asks at once who wrote what a new conflict is with, or what waits to be taken in. */
  async settle(
    moment: Moment,
    { own = none, looking = whole, isRead = false }: Settling = {},
  ): Promise<Settled | null> {
    const { sync } = this;
    if (!sync) return null;
    const waits = this.#waiting(own);
    this.#planWhole(isRead ? whole : looking);
    let settled = await sync.settle(moment, waits, looking);
    // Nobody is asked on the page, which has no sheet of its own to guard.
    if (settled?.arriving && this.world.source === 'web') {
      await sync.amend();
      settled = await sync.settle(moment, waits, heard);
    }
    const unexplained = settled ? [...settled.unexplained, ...this.#unknownAuthors(settled, moment)] : [];
    if (unexplained.length > 0 && this.#reachable) {
      if (await sync.explain(unexplained)) settled = await sync.settle(moment, waits, heard);
    }
    // What is drawn upon it is a task of its own.
    await this.world.clock.breathe();
    if (this.sync !== sync) return null;
    if (!settled) {
      await this.enter(this.store.present.signIn);
      return null;
    }
    const { view, arriving } = settled;
    if ((arriving?.cells.length ?? 0) === 0) this.#isHolding = false;
    if (arriving === null || !sameArriving(arriving, this.#putOff)) this.#putOff = null;
    this.store.patch({
      ...sync.plan,
      version: sync.version,
      rows: sync.rowList,
      view,
      arriving: this.#putOff === null ? arriving : null,
    });
    this.sendAgain.review(settled.edits);
    return settled;
  }

  /** Of each cell, whether what arrives in it is only shown. */
  #waiting(own: ReadonlySet<string>): (key: string) => boolean {
    if (!this.#isHolding) return allIn;
    return own.size === 0 ? allShown : key => !own.has(key);
  }

  /** What was heard of alone may be less than what has changed; where the sheet rests, all of it is looked at. */
  #planWhole({ kind }: Looking): void {
    this.#cancelIdle();
    if (kind === 'whole') this.#lastWholeMs = this.world.clock.nowMs();
    else if (this.world.source === 'pane') {
      this.#cancelIdle = this.world.clock.after(IDLE_MS, () => {
        void this.guarded(async () => void (await this.settle('background')));
      });
    }
  }

  #unknownAuthors({ arriving }: Settled, moment: Moment) {
    if (moment === 'background' || !arriving) return [];
    return arriving.cells.slice(0, EXPLAIN_LIMIT).flatMap(({ rowId, field, by }) => {
      const row = this.sync?.rows.get(rowId);
      return row && by === null ? [{ rowId, field, theirs: row.fields[field] }] : [];
    });
  }

  /** Notes whether the service could be reached and whether it still knows this sign-in. */
  heard<Value>(answer: Answer<Value>): Answer<Value> {
    if (answer.kind === 'failed') this.heardFailure(answer);
    else this.#reached(true);
    return answer;
  }

  heardFailure(failure: Failure): Failure {
    this.#reached(failure.reason !== 'unreachable');
    this.troubles.note(failure.reason);
    if (failure.reason === 'notSignedIn') {
      this.close();
      this.world.keep.write(null);
      this.store.become({ kind: 'signedOut', signingIn: false, failure, holdsSheet: true });
    }
    return failure;
  }

  #present(
    signIn: SignIn,
    plans: PlansAnswer['plans'],
    holds: SignedIn['holds'],
    notice: Notice | null = null,
  ): void {
    const connection = this.#connection;
    this.store.become({ kind: 'signedIn', signIn, connection, plans, holds, busy: null, notice });
  }

  #reached(reachable: boolean): void {
    this.#reachable = reachable;
    this.store.patch({ connection: this.#connection });
  }

  get #connection(): Connection {
    return this.#reachable ? this.#live : 'offline';
  }
}

function ownerOf(unit: string | null, { units }: PlanAnswer): string | null {
  return unit === null ? null : (units.find(({ id }) => id === unit)?.name ?? unit);
}
