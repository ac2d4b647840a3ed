// The walk of one edit from the pane's side (docs/walk.md): an event only says where to look, what changed is the
// difference between sheet and base. Every command happens in turn, never two things at once.
import type { Answer } from '../client/answer.ts';
import type { Counted } from '../client/counted-download.ts';
import type { PokeHearer } from '../client/follow-pokes.ts';
import type { PlanClient, RollupQuery } from '../client/plan-client.ts';
import type { CellUpdate, Looking } from '../excel/plan-workbook.ts';
import { FieldName, type FieldValue } from '../../plan/field.ts';
import type { HistoryAnswer, SignInRequest } from '../../plan/http.ts';
import type { ReasonCode } from '../../plan/reasons/reason.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { toCell } from '../../plan/sheet/cells.ts';
import { columnOf, type ColumnKey } from '../../plan/sheet/columns.ts';
import type { CellValue } from '../../plan/sheet/sheet-document.ts';
import type { Choice } from './choice.ts';
import { sameArriving } from './arriving.ts';
import { noticeOfFailure, say } from './notices.ts';
import { addPlan, readSource, type PlanSource, type ReadSource } from './read-source.ts';
import type { SelfTestResult } from '../self-test/verdicts.ts';
import type { SelfTestRun } from '../self-test/run-self-test.ts';
import { reportSheet, type Report } from './reports.ts';
import { Sending } from './sending.ts';
import { SessionCore, type SessionWorld } from './session-core.ts';
import {
  countsOf,
  type AcceptedFix,
  type Arriving,
  type Command,
  type Conflict,
  type Notice,
  type SessionState,
} from './session-state.ts';
import type { SessionStore } from './session-store.ts';
import type { SheetSync } from './sheet-sync.ts';
import type { Trouble } from './troubles.ts';
import { watchSelectedRow } from './watch-selected-row.ts';

const whole: Looking = { kind: 'whole' };
const heard: Looking = { kind: 'heard' };

/** Those that can end in the middle and leave nothing half done. */
const stoppable: ReadonlySet<Command> = new Set<Command>(['load', 'check', 'send', 'receive', 'selfTest']);

export class PlanSession {
  readonly #core: SessionCore;
  readonly #store: SessionStore;
  readonly #sending: Sending;

  constructor(world: SessionWorld) {
    this.#core = new SessionCore(world);
    this.#store = this.#core.store;
    this.#sending = new Sending(this.#core);
  }

  current = (): SessionState => this.#store.state;

  /** What failed so far, the last of it. */
  get troubles(): readonly Trouble[] {
    return this.#core.troubles.list;
  }

  /** Resolves once everything asked for so far is done. */
  get rest(): Promise<unknown> {
    return this.#core.rest;
  }

  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Signs in as asked, or goes on with the sign-in that this window keeps, or waits for one. */
  start(request: SignInRequest | null = null): Promise<void> {
    return this.#core.inTurn(async () => {
      const kept = this.#core.world.keep.read();
      if (request) await this.#core.signIn(request);
      else if (kept) await this.#core.enter(kept);
      else await this.#core.leave();
    });
  }

  signIn(request: SignInRequest): Promise<void> {
    return this.#core.inTurn(() => this.#core.signIn(request));
  }

  signOut(): Promise<void> {
    return this.#core.inTurn(async () => {
      const { token } = this.#store.present.signIn;
      await this.#core.leave();
      await this.#core.world.client.signOut(token);
    });
  }

  /** Asks anew what the workbook holds, after a start without the service or beside a busy Excel. */
  retry(): Promise<void> {
    return this.#core.inTurn(() => this.#core.enter(this.#store.present.signIn));
  }

  /** Writes the plan's rows of this account into the workbook and opens them. */
  load(plan: string): Promise<void> {
    return this.#command('load', async () => {
      // A sheet that came into the workbook meanwhile may hold entries: it is opened, never written over.
      if (await this.#core.world.workbook.read()) return this.#core.enter(this.#store.present.signIn);
      const sync = await this.#core.fetch(plan);
      if (sync) await this.#write(sync);
    });
  }

  /** Plays the self-test on scratch sheets of this Excel; null where even that could not begin. */
  async selfTest(run: Pick<SelfTestRun, 'facts' | 'onEntry'>): Promise<SelfTestResult | null> {
    const { workbook, clock } = this.#core.world;
    const { stopping } = this.#core;
    let result: SelfTestResult | null = null;
    await this.#command('selfTest', async () => {
      const { runSelfTest } = await import('../self-test/run-self-test.ts');
      result = await runSelfTest({
        scratch: await workbook.scratch(),
        nowMs: clock.nowMs,
        facts: run.facts,
        isStopped: () => stopping.isAsked,
        onEntry: (entry, before, all) => {
          this.#store.patch({ busy: { command: 'selfTest', share: before / all, canStop: true } });
          run.onEntry?.(entry, before, all);
        },
      });
      stopping.end();
      // Excel told of nothing while it was asked not to.
      await this.#core.settle('background');
    });
    return result;
  }

  /** Reads an appendix from the selected cells or a file; nothing is written. Null where the notice says why not. */
  async readSource(source: PlanSource): Promise<ReadSource | null> {
    let read: ReadSource | null = null;
    await this.#command('read', async () => {
      read = await readSource(this.#core, source);
    });
    return read;
  }

  /** Adds a plan that was read, with the corrections that were accepted (places among its issues), and loads it. */
  async createPlan(read: ReadSource, accept: readonly number[]): Promise<void> {
    let created: string | null = null;
    await this.#command('create', async () => {
      created = await addPlan(this.#core, read, accept);
    });
    if (created !== null) await this.load(created);
  }

  /** Writes the sheet anew, where nothing in it waits to be sent. */
  loadAgain(): Promise<void> {
    return this.#command('load', async () => {
      const settled = await this.#core.settle('command');
      if (!settled || !this.#core.sync) return;
      const n = settled.view.pending.length;
      if (n > 0) return this.#store.say(say('warning', 'notice.loadHeld', { n }));
      const failure = await this.#core.pull();
      if (failure) return this.#store.say(noticeOfFailure(failure));
      await this.#write(this.#core.sync);
    });
  }

  check(): Promise<void> {
    return this.#command('check', async () => {
      await this.#core.pull();
      const settled = await this.#core.settle('command');
      if (!settled) return;
      const { waiting, attention } = countsOf(settled.view);
      if (attention > 0) this.#store.say(say('warning', 'notice.checkedProblems', { n: attention }));
      else if (waiting > 0) this.#store.say(say('success', 'notice.checkedCleanPending', { n: waiting }));
      else this.#store.say(say('success', 'notice.checkedClean'));
    });
  }

  /** Asks for what is new. Where the sheet would change, `arriving` shows how, and nothing of it is written yet. */
  receive(): Promise<void> {
    return this.#command('receive', async () => {
      const before = this.#core.sync?.rows;
      const failure = await this.#core.pull();
      if (failure) return this.#store.say(noticeOfFailure(failure));
      this.#core.hold();
      const isNews = this.#core.sync?.rows !== before;
      const settled = await this.#core.settle('command', { looking: isNews ? whole : heard });
      if (!settled || this.#store.open.arriving) return this.dismissNotice();
      this.#sayReceived(settled.received);
    });
  }

  /** Writes what `arriving` shows; where something else has arrived since, that is shown instead. */
  takeIn(): Promise<void> {
    const { arriving: shown } = this.#store.open;
    return this.#command('takeIn', async () => {
      if (!(await this.#core.settle('command')) || !this.#core.sync) return;
      if (!sameArriving(shown, this.#store.open.arriving)) {
        return this.#store.say(say('info', 'notice.arrivingRenewed'));
      }
      this.#core.takeIn();
      await this.#core.sync.amend();
      const settled = await this.#core.settle('command', { looking: heard });
      this.#sayReceived(shown?.cells.length ?? settled?.received ?? 0, shown);
    });
  }

  /** Leaves the sheet as it is; what arrived is shown again when more comes or somebody asks for it. */
  putOff(): void {
    this.#core.putOff();
  }

  send(): Promise<void> {
    return this.#command('send', () => this.#sending.send());
  }

  sort(column: ColumnKey): Promise<void> {
    return this.#command('sort', async () => {
      await this.#core.world.workbook.sort(column, true);
      this.#store.say(say('success', 'notice.sorted'));
    });
  }

  repair(): Promise<void> {
    return this.#command('repair', async () => {
      if (!this.#core.sync) return;
      await this.#core.world.workbook.repair(await this.#core.sync.document());
      await this.#core.settle('command', { looking: heard });
      this.#store.say(say('success', 'notice.repaired'));
    });
  }

  /** Writes what the issued plan says where somebody changed it in the sheet; entries stay as they are. */
  restorePlan(): Promise<void> {
    return this.#command('repair', async () => {
      if (!this.#core.sync) return;
      await this.#core.world.workbook.restorePlan(await this.#core.sync.document());
      await this.#core.settle('command', { looking: heard });
      this.#store.say(say('success', 'notice.planRestored'));
    });
  }

  /** What a ribbon button asks for, once what is under way is done. */
  async run(command: 'load' | 'check' | 'send'): Promise<void> {
    await this.#core.rest;
    const state = this.#store.state;
    if (state.kind === 'open') return command === 'load' ? this.loadAgain() : this[command]();
    if (state.kind !== 'signedIn' || state.holds.kind !== 'nothing') return;
    const [plan, ...others] = state.plans;
    if (command === 'load' && plan && others.length === 0) return this.load(plan.id);
    this.#store.say(say('info', 'notice.loadFirst'));
  }

  choose(conflicts: readonly Conflict[], choice: Choice): Promise<void> {
    return this.#core.guarded(async () => {
      const undo = (await this.#core.sync?.choose(conflicts, choice)) ?? null;
      await this.#core.settle('command', { looking: heard });
      if (!undo) return this.#store.say(say('warning', 'notice.choiceOvertaken'));
      const keys = { mine: 'notice.keptMine', theirs: 'notice.tookTheirs', merged: 'notice.merged' } as const;
      this.#store.say({ ...say('success', keys[choice.kind]), ...(undo.length > 0 && { undo }) });
    });
  }

  /** Carries out repairs on offer, one or all of a kind; cells that show something else by now are left. */
  fix(fixes: readonly AcceptedFix[]): Promise<void> {
    return this.#core.guarded(async () => {
      const cells = fixes.map(({ value, ...fix }) => ({ ...fix, value: fixedCell(fix.column, value) }));
      const undo = (await this.#core.sync?.put(cells)) ?? [];
      await this.#core.settle('command', { looking: heard });
      this.#store.say({ ...this.#fixed(undo), ...(undo.length > 0 && { undo }) });
    });
  }

  #fixed(undo: readonly CellUpdate[]): Notice {
    const [first, ...others] = undo;
    if (!first) return say('warning', 'notice.fixOvertaken');
    if (others.length > 0) return say('success', 'notice.fixedAll', { n: undo.length });
    const no = this.#core.sync?.rows.get(first.rowId)?.task ?? '';
    return say('success', 'notice.fixed', { field: columnOf[first.column].header, no });
  }

  undo(cells: readonly CellUpdate[]): Promise<void> {
    return this.#core.guarded(async () => {
      await this.#core.sync?.put(cells);
      await this.#core.settle('command', { looking: heard });
      this.#store.say(say('info', 'notice.undone'));
    });
  }

  /** Takes back what the last send changed, as edits upon it; what somebody wrote since stays. */
  undoLastSend(): Promise<void> {
    return this.#command('undoSend', () => this.#sending.undo());
  }

  /** Asks the service about the open plan, outside the turns; what its answer says of line and sign-in is noted. */
  async ask<Value>(
    question: (client: PlanClient, token: string, plan: string) => Promise<Answer<Value>>,
  ): Promise<Answer<Value>> {
    const { plan, signIn } = this.#store.open;
    return this.#core.heard(await question(this.#core.world.client, signIn.token, plan.id));
  }

  /** Asks the service as who is signed in, with or without a sheet; what its answer says of line and sign-in is noted. */
  async askSignedIn<Value>(
    question: (client: PlanClient, token: string) => Promise<Answer<Value>>,
  ): Promise<Answer<Value>> {
    const { signIn } = this.#store.present;
    return this.#core.heard(await question(this.#core.world.client, signIn.token));
  }

  /** Gives a file that was asked for to its reader, or says why there is none. */
  save(answer: Answer<Blob>, name: string): void {
    this.#save(answer, name);
  }

  /** Hears of a plan's changes without a sheet; answers the function that stops. */
  follow(plan: string, onPoke: PokeHearer['onPoke']): () => void {
    return this.#core.follow(plan, onPoke);
  }

  /** Who wrote what in a row, oldest first. */
  async historyOf(rowId: string): Promise<Answer<HistoryAnswer>> {
    const { plan, signIn } = this.#store.open;
    return this.#core.heard(await this.#core.world.client.history(signIn.token, plan.id, { rowId }));
  }

  /** The row of the selected cell, or null. */
  selectedRow(): Promise<string | null> {
    return this.#core.world.workbook.selectedRow();
  }

  /** Hears the row of the selected cell, now and whenever another is selected; answers the function that stops. */
  watchSelection(listener: (rowId: string | null) => void): () => void {
    return watchSelectedRow(this.#core.world.workbook, listener);
  }

  goTo(rowId: string, column: ColumnKey): Promise<void> {
    return this.#core.guarded(async () => {
      if (!(await this.#core.world.workbook.goTo(rowId, column)))
        this.#store.say(say('warning', 'notice.cellGone'));
    });
  }

  /** Says why something asked for from outside is not done. */
  refuse(reason: ReasonCode): void {
    this.#store.say({ tone: 'info', said: { reason, params: {} } });
  }

  dismissNotice(): void {
    this.#store.patch({ notice: null });
  }

  async rollup(query: RollupQuery): Promise<Answer<Rollup>> {
    const { plan, signIn } = this.#store.open;
    return this.#core.heard(await this.#core.world.client.rollup(signIn.token, plan.id, query));
  }

  /** Writes a report as a sheet of the workbook, in place where it is already there. */
  printReport(report: Report): Promise<void> {
    return this.#command('print', async () => {
      const sheet = reportSheet(report, this.#store.open, this.#core.world.language());
      await this.#core.world.workbook.print(sheet);
      this.#store.say(say('success', 'notice.printed', { sheet: sheet.name }));
    });
  }

  async downloadRollup(query: RollupQuery): Promise<void> {
    const { plan, signIn } = this.#store.open;
    const answer = await this.#core.world.client.rollupFile(signIn.token, plan.id, query);
    this.#save(answer, `tong-hop-${plan.id}-quy-${query.quarter}.xlsx`);
  }

  async downloadWorkbook(unit: string): Promise<void> {
    const { plan, signIn } = this.#store.open;
    const answer = await this.#core.world.client.workbookFile(signIn.token, plan.id, unit);
    this.#save(answer, `phu-luc-${plan.id}-${unit}.xlsx`);
  }

  /** One archive with the workbook of every unit; `onCount` hears how many of them have arrived. */
  async downloadAllWorkbooks(onCount: Counted): Promise<void> {
    const { plan, signIn } = this.#store.open;
    const answer = await this.#core.world.client.allWorkbooks(signIn.token, plan.id, onCount);
    this.#save(answer, `phu-luc-${plan.id}.zip`);
  }

  /** Ends what is being done, where it can be ended. */
  stop(): void {
    this.#core.stopping.ask();
  }

  /** Something may have changed in the sheet. */
  look(): void {
    this.#core.look();
  }

  /** Something may have changed at the service, as while the window was away. */
  lookFurther(): Promise<void> {
    return this.#core.lookFurther();
  }

  /** Ends all listening; what was entered stays in the sheet. */
  close(): void {
    this.#core.close();
  }

  #sayReceived(n: number, shown: Arriving | null = null): void {
    const lines = shown ? shown.added.length + shown.removed.length : 0;
    if (lines > 0 || shown?.revised) this.#store.say(say('success', 'notice.amended', { n, rows: lines }));
    else if (n > 0) this.#store.say(say('success', 'notice.received', { n }));
    else this.#store.say(say('info', 'notice.receivedNothing'));
  }

  async #write(sync: SheetSync): Promise<void> {
    const document = await sync.document();
    const { workbook, source } = this.#core.world;
    const { stopping } = this.#core;
    // Over a sheet that is there a stop would leave half of each.
    const isNew = this.#store.state.kind !== 'open';
    if (!isNew) stopping.end();
    await workbook.load(document, share => {
      // The last piece is written together with all that leans on it: then it is done.
      if (share < 1) stopping.stopIfAsked();
      this.#store.patch({ busy: { command: 'load', share, canStop: isNew && share < 1 } });
    });
    stopping.end();
    await this.#core.open(sync, null);
    // The page has no sheet to speak of.
    if (source === 'web') return;
    this.#store.say(say('success', 'notice.loaded', { rows: document.rows.length, sheet: document.name }));
  }

  #save(answer: Answer<Blob>, name: string): void {
    this.#core.heard(answer);
    if (answer.kind === 'failed') return this.#store.say(noticeOfFailure(answer));
    this.#core.world.saveFile(answer.value, name);
    this.#store.say(say('success', 'notice.downloaded', { file: name }));
  }

  #command(command: Command, work: () => Promise<void>): Promise<void> {
    return this.#core.guarded(async () => {
      const { stopping } = this.#core;
      const canStop = stoppable.has(command);
      if (canStop) stopping.begin();
      this.#store.patch({ busy: { command, share: null, canStop }, notice: null });
      try {
        await work();
      } finally {
        stopping.end();
        this.#store.patch({ busy: null });
      }
    });
  }
}

/** A cell of the issued plan already holds what a repair says. */
function fixedCell(column: ColumnKey, value: FieldValue): CellValue {
  const field = FieldName.safeParse(column);
  return field.success ? toCell(field.data, value) : (value ?? '');
}
