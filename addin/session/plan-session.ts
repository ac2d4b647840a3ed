// The walk of one edit from the pane's side (docs/walk.md): an event only says where to look, what changed is the
// difference between sheet and base. Everything here happens in turn, never two things at once.
import type { Answer, Failure } from '../client/answer.ts';
import type { Clock } from '../client/clock.ts';
import type { LiveState, PokeHearer } from '../client/follow-pokes.ts';
import type { SignIn, SignInKeep } from '../client/kept-sign-in.ts';
import type { PlanClient, RollupQuery } from '../client/plan-client.ts';
import type { CellUpdate, Moment, PlanWorkbook } from '../excel/plan-workbook.ts';
import type { PlanAnswer, PlansAnswer, SignInRequest } from '../../plan/http.ts';
import type { Language, ReasonCode } from '../../plan/reasons/reason.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { toCell } from '../../plan/sheet/cells.ts';
import { columnOf, type ColumnKey } from '../../plan/sheet/columns.ts';
import { rollupSheet } from '../../plan/sheet/rollup-sheet.ts';
import type { Choice } from './choice.ts';
import { noticeOfError, noticeOfFailure, say } from './notices.ts';
import {
  countsOf,
  emptyView,
  type AcceptedFix,
  type Command,
  type Conflict,
  type Connection,
  type Notice,
  type Open,
  type SessionState,
  type SheetView,
  type SignedIn,
} from './session-state.ts';
import { cellKey, type Edit, type Settled } from './settle-sheet.ts';
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

export class PlanSession {
  readonly #world: SessionWorld;
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { kind: 'starting' };
  #sync: SheetSync | null = null;
  #live: LiveState = 'connecting';
  #reachable = true;
  #turn: Promise<unknown> = Promise.resolve();
  #cancelLook: () => void = () => undefined;
  #stops: (() => void)[] = [];

  constructor(world: SessionWorld) {
    this.#world = world;
  }

  current = (): SessionState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Signs in as asked, or goes on with the sign-in that this window keeps, or waits for one. */
  start(request: SignInRequest | null = null): Promise<void> {
    return this.#inTurn(async () => {
      const kept = this.#world.keep.read();
      if (request) await this.#signIn(request);
      else if (kept) await this.#enter(kept);
      else await this.#leave(null);
    });
  }

  signIn(request: SignInRequest): Promise<void> {
    return this.#inTurn(() => this.#signIn(request));
  }

  signOut(): Promise<void> {
    return this.#inTurn(async () => {
      const { token } = this.#present.signIn;
      await this.#leave(null);
      await this.#world.client.signOut(token);
    });
  }

  /** Reads anew who has what, after a start without the service. */
  retry(): Promise<void> {
    return this.#inTurn(() => this.#enter(this.#present.signIn));
  }

  /** Writes the plan's rows of this account into the workbook and opens them. */
  load(plan: string): Promise<void> {
    return this.#command('load', async () => {
      const sync = await this.#fetch(plan);
      if (sync) await this.#write(sync);
    });
  }

  /** Writes the sheet anew, where nothing in it waits to be sent. */
  loadAgain(): Promise<void> {
    return this.#command('load', async () => {
      const settled = await this.#settle('command');
      if (!settled || !this.#sync) return;
      const n = settled.view.pending.length;
      if (n > 0) return this.#say(say('warning', 'notice.loadHeld', { n }));
      const failure = this.#heard(await this.#sync.pull());
      if (failure.kind === 'failed') return this.#say(noticeOfFailure(failure));
      await this.#write(this.#sync);
    });
  }

  check(): Promise<void> {
    return this.#command('check', async () => {
      await this.#pull();
      const settled = await this.#settle('command');
      if (!settled) return;
      const { waiting, attention } = countsOf(settled.view);
      if (attention > 0) this.#say(say('warning', 'notice.checkedProblems', { n: attention }));
      else if (waiting > 0) this.#say(say('success', 'notice.checkedCleanPending', { n: waiting }));
      else this.#say(say('success', 'notice.checkedClean'));
    });
  }

  receive(): Promise<void> {
    return this.#command('receive', async () => {
      const failure = await this.#sync?.fetchRows();
      if (failure) return this.#say(noticeOfFailure(this.#heardFailure(failure)));
      const settled = await this.#settle('command');
      const n = settled?.received ?? 0;
      this.#say(n > 0 ? say('success', 'notice.received', { n }) : say('info', 'notice.receivedNothing'));
    });
  }

  send(): Promise<void> {
    return this.#command('send', async () => {
      const before = await this.#settle('command');
      if (!before || !this.#sync) return;
      const failure = await this.#sync.push(before.edits);
      if (failure) return this.#say(noticeOfFailure(this.#heardFailure(failure)));
      await this.#pull();
      const after = await this.#settle('command');
      if (after) this.#say(noticeOfSending(before.edits, after.view));
    });
  }

  sort(column: ColumnKey): Promise<void> {
    return this.#command('sort', async () => {
      await this.#world.workbook.sort(column, true);
      this.#say(say('success', 'notice.sorted'));
    });
  }

  repair(): Promise<void> {
    return this.#command('repair', async () => {
      if (!this.#sync) return;
      await this.#world.workbook.repair(this.#sync.document());
      this.#say(say('success', 'notice.repaired'));
    });
  }

  /** What a ribbon button asks for, once what is under way is done. */
  async run(command: 'load' | 'check' | 'send'): Promise<void> {
    await this.#turn;
    const state = this.#state;
    if (state.kind === 'open') return command === 'load' ? this.loadAgain() : this[command]();
    if (state.kind !== 'signedIn' || state.holds.kind !== 'nothing') return;
    const [plan, ...others] = state.plans;
    if (command === 'load' && plan && others.length === 0) return this.load(plan.id);
    this.#say(say('info', 'notice.loadFirst'));
  }

  choose(conflicts: readonly Conflict[], choice: Choice): Promise<void> {
    return this.#guarded(async () => {
      const undo = (await this.#sync?.choose(conflicts, choice)) ?? [];
      await this.#settle('command');
      const keys = { mine: 'notice.keptMine', theirs: 'notice.tookTheirs', merged: 'notice.merged' } as const;
      this.#say({ ...say('success', keys[choice.kind]), ...(undo.length > 0 && { undo }) });
    });
  }

  fix({ rowId, field, value }: AcceptedFix): Promise<void> {
    return this.#guarded(async () => {
      await this.#sync?.put([{ rowId, column: field, value: toCell(field, value) }]);
      await this.#settle('command');
      const no = this.#sync?.rows.get(rowId)?.task ?? '';
      this.#say(say('success', 'notice.fixed', { field: columnOf[field].header, no }));
    });
  }

  undo(cells: readonly CellUpdate[]): Promise<void> {
    return this.#guarded(async () => {
      await this.#sync?.put(cells);
      await this.#settle('command');
      this.#say(say('info', 'notice.undone'));
    });
  }

  goTo(rowId: string, column: ColumnKey): Promise<void> {
    return this.#guarded(async () => {
      if (!(await this.#world.workbook.goTo(rowId, column))) this.#say(say('warning', 'notice.cellGone'));
    });
  }

  /** Says why something asked for from outside is not done. */
  refuse(reason: ReasonCode): void {
    this.#say({ tone: 'info', said: { reason, params: {} } });
  }

  dismissNotice(): void {
    this.#patch({ notice: null });
  }

  async rollup(query: RollupQuery): Promise<Answer<Rollup>> {
    const { plan, signIn } = this.#open;
    return this.#heard(await this.#world.client.rollup(signIn.token, plan.id, query));
  }

  printRollup(rollup: Rollup): Promise<void> {
    return this.#command('print', async () => {
      const sheet = rollupSheet(rollup, { ...this.#open, language: this.#world.language() });
      await this.#world.workbook.print(sheet);
      this.#say(say('success', 'notice.printed', { sheet: sheet.name }));
    });
  }

  async downloadRollup(query: RollupQuery): Promise<void> {
    const { plan, signIn } = this.#open;
    const answer = await this.#world.client.rollupFile(signIn.token, plan.id, query);
    this.#save(answer, `tong-hop-${plan.id}-quy-${query.quarter}.xlsx`);
  }

  async downloadWorkbook(unit: string): Promise<void> {
    const { plan, signIn } = this.#open;
    const answer = await this.#world.client.workbookFile(signIn.token, plan.id, unit);
    this.#save(answer, `phu-luc-${plan.id}-${unit}.xlsx`);
  }

  /** Something may have changed in the sheet: looks once it rests. */
  look(): void {
    this.#cancelLook();
    this.#cancelLook = this.#world.clock.after(DEBOUNCE_MS, () => {
      void this.#guarded(async () => {
        this.#forget();
        await this.#settle('background');
      });
    });
  }

  /** Something may have changed at the service, as after a poke or while the window was away. */
  lookFurther(): Promise<void> {
    return this.#guarded(async () => {
      if (!this.#sync) return;
      await this.#pull();
      await this.#settle('background');
    });
  }

  /** Ends all listening; what was entered stays in the sheet. */
  close(): void {
    this.#cancelLook();
    for (const stop of this.#stops.splice(0)) stop();
    this.#sync = null;
  }

  async #signIn(request: SignInRequest): Promise<void> {
    const before = this.#state;
    const holdsSheet = before.kind === 'signedOut' && before.holdsSheet;
    this.#become({ kind: 'signedOut', signingIn: true, failure: null, holdsSheet });
    const answer = await this.#world.client.signIn(request);
    if (answer.kind === 'failed') {
      return this.#become({ kind: 'signedOut', signingIn: false, failure: answer, holdsSheet });
    }
    const signIn = { ...answer.value, person: request.person ?? null };
    this.#world.keep.write(signIn);
    await this.#enter(signIn);
  }

  /** Finds out what the workbook holds and opens it where it is this account's. */
  async #enter(kept: SignIn): Promise<void> {
    this.close();
    const session = this.#heard(await this.#world.client.session(kept.token));
    const signIn = session.kind === 'ok' ? { ...kept, ...session.value } : kept;
    const { client, workbook, clock } = this.#world;
    const signedIn = (
      holds: SignedIn['holds'],
      plans: PlansAnswer['plans'],
      notice: Notice | null = null,
    ): void =>
      this.#become({
        kind: 'signedIn',
        signIn,
        connection: this.#connection,
        plans,
        holds,
        busy: null,
        notice,
      });
    if (session.kind === 'failed' && session.reason === 'notSignedIn') return;
    const plans = session.kind === 'ok' ? this.#heard(await client.plans(signIn.token)) : session;
    if (plans.kind === 'failed') {
      signedIn({ kind: 'notKnownYet' }, [], noticeOfFailure(plans));
      this.#stops.push(clock.after(RETRY_MS, () => void this.retry()));
      return;
    }
    const found = plans.value.plans;
    signedIn({ kind: 'notKnownYet' }, found);
    try {
      const reading = await workbook.read();
      if (!reading) return signedIn({ kind: 'nothing' }, found);
      const { plan, unit } = reading.hidden;
      if (!found.some(({ id }) => id === plan)) return signedIn({ kind: 'otherPlan', plan }, found);
      const sync = await this.#fetch(plan);
      if (!sync) return;
      if (unit !== signIn.account.unit) {
        return signedIn({ kind: 'otherUnit', owner: ownerOf(unit, sync.plan) }, found);
      }
      await this.#openWith(sync);
    } catch (error) {
      signedIn({ kind: 'nothing' }, found, noticeOfError(error));
    }
  }

  async #fetch(id: string): Promise<SheetSync | null> {
    const { client, workbook, source, newId } = this.#world;
    const { signIn } = this.#present;
    const plan = this.#heard(await client.plan(signIn.token, id));
    const rows = plan.kind === 'ok' ? this.#heard(await client.rows(signIn.token, id)) : plan;
    if (plan.kind === 'ok' && rows.kind === 'ok') {
      return new SheetSync({ client, workbook, signIn, source, newId }, plan.value, rows.value);
    }
    if (rows.kind === 'failed') this.#say(noticeOfFailure(rows));
    return null;
  }

  async #write(sync: SheetSync): Promise<void> {
    const document = sync.document();
    await this.#world.workbook.load(document, share => this.#patch({ busy: { command: 'load', share } }));
    await this.#openWith(sync);
    this.#say(say('success', 'notice.loaded', { rows: document.rows.length, sheet: document.name }));
  }

  async #openWith(sync: SheetSync): Promise<void> {
    const { signIn, busy } = this.#present;
    this.close();
    this.#sync = sync;
    this.#become({
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
    const { workbook, follow } = this.#world;
    const unwatch = await workbook.watch(() => this.look());
    this.#stops.push(() => void unwatch());
    await this.#settle('command');
    this.#stops.push(
      follow(sync.plan.plan.id, signIn.token, {
        onPoke: version => {
          if (version === null || version > sync.version) void this.lookFurther();
        },
        onState: live => {
          this.#live = live;
          this.#patch({ connection: this.#connection });
        },
      }),
    );
  }

  async #leave(failure: Failure | null): Promise<void> {
    this.close();
    this.#world.keep.write(null);
    this.#live = 'connecting';
    const reading = await this.#world.workbook.read().catch(() => null);
    this.#become({ kind: 'signedOut', signingIn: false, failure, holdsSheet: reading !== null });
  }

  async #pull(): Promise<void> {
    const sync = this.#sync;
    if (!sync) return;
    const answer = this.#heard(await sync.pull());
    if (answer.kind === 'ok' && answer.value.revised) this.#say(say('info', 'notice.planRevised'));
  }

  /** Settles, and asks at once who wrote what a new conflict is with. */
  async #settle(moment: Moment): Promise<Settled | null> {
    const sync = this.#sync;
    if (!sync) return null;
    let settled = await sync.settle(moment);
    if (settled && settled.unexplained.length > 0 && this.#reachable) {
      if (await sync.explain(settled.unexplained)) settled = await sync.settle(moment);
    }
    if (this.#sync !== sync) return null;
    if (!settled) {
      await this.#enter(this.#present.signIn);
      return null;
    }
    const { view } = settled;
    this.#patch({ ...sync.plan, version: sync.version, rows: [...sync.rows.values()], view });
    return settled;
  }

  /** Notes whether the service could be reached and whether it still knows this sign-in. */
  #heard<Value>(answer: Answer<Value>): Answer<Value> {
    if (answer.kind === 'failed') this.#heardFailure(answer);
    else this.#reached(true);
    return answer;
  }

  #heardFailure(failure: Failure): Failure {
    this.#reached(failure.reason !== 'unreachable');
    if (failure.reason === 'notSignedIn') {
      this.close();
      this.#world.keep.write(null);
      this.#become({ kind: 'signedOut', signingIn: false, failure, holdsSheet: true });
    }
    return failure;
  }

  #reached(reachable: boolean): void {
    this.#reachable = reachable;
    this.#patch({ connection: this.#connection });
  }

  get #connection(): Connection {
    return this.#reachable ? this.#live : 'offline';
  }

  #save(answer: Answer<Blob>, name: string): void {
    if (this.#heard(answer).kind === 'failed' || answer.kind === 'failed') {
      return this.#say(noticeOfFailure(answer as Failure));
    }
    this.#world.saveFile(answer.value, name);
    this.#say(say('success', 'notice.downloaded', { file: name }));
  }

  #command(command: Command, work: () => Promise<void>): Promise<void> {
    return this.#guarded(async () => {
      this.#patch({ busy: { command, share: null }, notice: null });
      try {
        await work();
      } finally {
        this.#patch({ busy: null });
      }
    });
  }

  /** In turn, and what Excel could not do becomes a notice. */
  #guarded(work: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await work();
      } catch (error) {
        this.#say(noticeOfError(error));
      }
    });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  #say(notice: Notice): void {
    this.#patch({ notice });
  }

  /** Good news is old once somebody goes on typing; trouble and a way back stay. */
  #forget(): void {
    const state = this.#state;
    const notice = 'notice' in state ? state.notice : null;
    if (notice && !notice.undo && notice.tone !== 'error') this.#patch({ notice: null });
  }

  #patch(part: Partial<Open>): void {
    const state = this.#state;
    if (state.kind === 'open' || state.kind === 'signedIn')
      this.#become({ ...state, ...part } as SessionState);
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  get #present(): SignedIn | Open {
    const state = this.#state;
    if (state.kind === 'signedIn' || state.kind === 'open') return state;
    throw new Error(`expected a signed-in session, found ${state.kind}`);
  }

  get #open(): Open {
    const state = this.#state;
    if (state.kind === 'open') return state;
    throw new Error(`expected an open sheet, found ${state.kind}`);
  }
}

function ownerOf(unit: string | null, { units }: PlanAnswer): string | null {
  return unit === null ? null : (units.find(({ id }) => id === unit)?.name ?? unit);
}

function noticeOfSending(edits: readonly Edit[], { pending }: SheetView): Notice {
  const left = new Set(pending.map(cell => cellKey(cell.rowId, cell.field)));
  const n = edits.filter(edit => !left.has(cellKey(edit.rowId, edit.field))).length;
  const held = pending.filter(cell => cell.fate === 'held').length;
  if (n === 0 && held === 0) return say('info', 'notice.nothingToSend');
  if (n === 0) return say('warning', 'notice.heldAll', { held });
  return held === 0 ? say('success', 'notice.sent', { n }) : say('warning', 'notice.sentHeld', { n, held });
}
