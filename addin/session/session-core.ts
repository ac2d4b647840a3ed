// What every command of a session stands on: its state, its turns, what was heard of the service, and the way in and out.
import type { Answer, Failure } from '../client/answer.ts';
import type { Clock } from '../client/clock.ts';
import type { LiveState, PokeHearer } from '../client/follow-pokes.ts';
import type { SignIn, SignInKeep } from '../client/kept-sign-in.ts';
import type { PlanClient } from '../client/plan-client.ts';
import type { Moment, PlanWorkbook } from '../excel/plan-workbook.ts';
import type { PlanAnswer, PlansAnswer, SignInRequest } from '../../plan/http.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { noticeOfError, noticeOfFailure, say } from './notices.ts';
import { SessionStore } from './session-store.ts';
import { emptyView, type Connection, type Notice, type SignedIn } from './session-state.ts';
import type { Settled } from './settle-sheet.ts';
import { SheetSync } from './sheet-sync.ts';

export type SessionWorld = Readonly<{
  client: PlanClient;
  workbook: PlanWorkbook;
  keep: SignInKeep;
  clock: Clock;
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
const RETRY_MS = 15_000;

export class SessionCore {
  readonly world: SessionWorld;
  readonly store = new SessionStore();
  /** The sheet that is open. */
  sync: SheetSync | null = null;
  #live: LiveState = 'connecting';
  #reachable = true;
  #turn: Promise<unknown> = Promise.resolve();
  #cancelLook: () => void = () => undefined;
  #stops: (() => void)[] = [];

  constructor(world: SessionWorld) {
    this.world = world;
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
        this.store.say(noticeOfError(error));
      }
    });
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
    const { client, workbook, clock } = this.world;
    const session = this.heard(await client.session(kept.token));
    if (session.kind === 'failed' && session.reason === 'notSignedIn') return;
    const signIn = session.kind === 'ok' ? { ...kept, ...session.value } : kept;
    const plans = session.kind === 'ok' ? this.heard(await client.plans(signIn.token)) : session;
    const found = plans.kind === 'ok' ? plans.value.plans : [];
    this.#present(signIn, found, { kind: 'notKnownYet' });
    if (plans.kind === 'failed') {
      this.store.say(noticeOfFailure(plans));
      this.#stops.push(clock.after(RETRY_MS, () => void this.inTurn(() => this.enter(signIn))));
      return;
    }
    try {
      const reading = await workbook.read();
      if (!reading) return this.#present(signIn, found, { kind: 'nothing' });
      const { plan, unit } = reading.hidden;
      if (!found.some(({ id }) => id === plan)) {
        return this.#present(signIn, found, { kind: 'otherPlan', plan });
      }
      const sync = await this.fetch(plan);
      if (!sync) return;
      const owner = ownerOf(unit, sync.plan);
      if (unit !== signIn.account.unit) return this.#present(signIn, found, { kind: 'otherUnit', owner });
      await this.open(sync);
    } catch (error) {
      // What the workbook holds is not known, so nothing that would write over it is offered.
      this.#present(signIn, found, { kind: 'notKnownYet' }, noticeOfError(error));
    }
  }

  async leave(): Promise<void> {
    this.close();
    this.world.keep.write(null);
    this.#live = 'connecting';
    const reading = await this.world.workbook.read().catch(() => null);
    this.store.become({ kind: 'signedOut', signingIn: false, failure: null, holdsSheet: reading !== null });
  }

  /** A plan with this account's rows, ready to be written or compared. */
  async fetch(id: string): Promise<SheetSync | null> {
    const { client, workbook, source, newId } = this.world;
    const { signIn } = this.store.present;
    const plan = this.heard(await client.plan(signIn.token, id));
    const rows = plan.kind === 'ok' ? this.heard(await client.rows(signIn.token, id)) : plan;
    if (plan.kind === 'ok' && rows.kind === 'ok') {
      return new SheetSync({ client, workbook, signIn, source, newId }, plan.value, rows.value);
    }
    if (rows.kind === 'failed') this.store.say(noticeOfFailure(rows));
    return null;
  }

  /** Begins to live with a sheet: compares it, watches it, follows its plan. */
  async open(sync: SheetSync): Promise<void> {
    const { signIn, busy } = this.store.present;
    const { workbook, follow } = this.world;
    this.close();
    this.sync = sync;
    this.store.become({
      kind: 'open',
      ...sync.plan,
      signIn,
      connection: this.#connection,
      version: sync.version,
      rows: [...sync.rows.values()],
      view: emptyView,
      busy,
      notice: null,
    });
    const unwatch = await workbook.watch(() => this.look());
    this.#stops.push(() => void unwatch());
    await this.settle('command');
    this.#stops.push(
      follow(sync.plan.plan.id, signIn.token, {
        onPoke: version => {
          if (version === null || version > sync.version) void this.lookFurther();
        },
        onState: live => {
          this.#live = live;
          this.store.patch({ connection: this.#connection });
        },
      }),
    );
  }

  /** Ends all listening; what was entered stays in the sheet. */
  close(): void {
    this.#cancelLook();
    for (const stop of this.#stops.splice(0)) stop();
    this.sync = null;
  }

  /** Something may have changed in the sheet: looks once it rests. */
  look(): void {
    this.#cancelLook();
    this.#cancelLook = this.world.clock.after(DEBOUNCE_MS, () => {
      void this.guarded(async () => {
        this.store.forgetGoodNews();
        await this.settle('background');
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

  async pull(): Promise<void> {
    if (!this.sync) return;
    const answer = this.heard(await this.sync.pull());
    if (answer.kind === 'ok' && answer.value.revised) this.store.say(say('info', 'notice.planRevised'));
  }

  /** Settles, and asks at once who wrote what a new conflict is with. */
  async settle(moment: Moment): Promise<Settled | null> {
    const { sync } = this;
    if (!sync) return null;
    let settled = await sync.settle(moment);
    if (settled && settled.unexplained.length > 0 && this.#reachable) {
      if (await sync.explain(settled.unexplained)) settled = await sync.settle(moment);
    }
    if (this.sync !== sync) return null;
    if (!settled) {
      await this.enter(this.store.present.signIn);
      return null;
    }
    const { view } = settled;
    this.store.patch({ ...sync.plan, version: sync.version, rows: [...sync.rows.values()], view });
    return settled;
  }

  /** Notes whether the service could be reached and whether it still knows this sign-in. */
  heard<Value>(answer: Answer<Value>): Answer<Value> {
    if (answer.kind === 'failed') this.heardFailure(answer);
    else this.#reached(true);
    return answer;
  }

  heardFailure(failure: Failure): Failure {
    this.#reached(failure.reason !== 'unreachable');
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
