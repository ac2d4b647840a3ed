// One open sheet and what the service was last heard to hold of it. Data reaches the sheet by one road only: pull,
// rebase, write.
import type { Answer, Failure } from '../client/answer.ts';
import type { SignIn } from '../client/kept-sign-in.ts';
import type { Clock } from '../client/clock.ts';
import type { PlanClient } from '../client/plan-client.ts';
import type { CellUpdate, Looking, Moment, PlanWorkbook, SheetStamp } from '../excel/plan-workbook.ts';
import type { FieldName, FieldValue } from '../../plan/field.ts';
import { PUSH_LIMIT, type PlanAnswer, type PullAnswer, type RowsAnswer } from '../../plan/http.ts';
import { mutationId, type Mutation, type Outcome } from '../../plan/mutation.ts';
import { applyPull } from '../../plan/pull.ts';
import { hashingRows } from '../../plan/pull/rows-hash.ts';
import type { Row } from '../../plan/row.ts';
import { buildingSheet } from '../../plan/sheet/build-sheet.ts';
import { comparingSheet } from '../../plan/sheet/compare-sheet.ts';
import { ComparedBefore } from '../../plan/sheet/compared-before.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import { cellKey } from './cell-key.ts';
import type { Choice } from './choice.ts';
import { chooseSide } from './choose-side.ts';
import type { AppliedCell } from './last-send.ts';
import { cellsToPut, type WantedCell } from './put-cells.ts';
import type { Conflict } from './session-state.ts';
import type { Authorship, Edit, Verdict } from './settle-row.ts';
import { settlingSheet, type Settled } from './settle-sheet.ts';
import { SettledBefore } from './settled-before.ts';
import type { Steps } from '../../plan/steps.ts';
import { sha256 } from './sha256.ts';
import { inSlices, type Slicing } from '../client/in-slices.ts';
import type { Stopping } from './stopping.ts';
import { UnderWay } from './under-way.ts';

export type SyncWorld = Readonly<{
  client: PlanClient;
  workbook: PlanWorkbook;
  signIn: SignIn;
  source: 'pane' | 'web';
  /** Names the sheet, in its hidden sheet and to the service. */
  file: string;
  clock: Pick<Clock, 'nowMs' | 'breathe'>;
  stopping: Stopping;
}>;

/** What became of a push: what it changed, and where it ended early. */
export type Pushed = Readonly<{
  applied: readonly AppliedCell[];
  failure: Failure | null;
  /** Somebody has stopped it; the part on its way then may have arrived all the same. */
  isStopped: boolean;
}>;

/** Cells in one request: few enough that a stop and its progress mean something, and that no request keeps the pane. */
const CELLS_PER_PUSH = Math.min(400, PUSH_LIMIT);

type Written = Readonly<{ rowId: string; field: FieldName; theirs: FieldValue }>;

/** Values explained at once; of more, a send tells who wrote them. */
const EXPLAIN_LIMIT = 20;

type Waits = (key: string) => boolean;
const allIn: Waits = () => false;

/** A comparison, and all that it depended on. */
type Compared = Readonly<{ reading: SheetReading; standing: number; waits: Waits; settled: Settled }>;

const heardOf: Looking = { kind: 'heard' };

export class SheetSync {
  readonly #world: SyncWorld;
  #plan: PlanAnswer;
  #rows: ReadonlyMap<string, Row> = new Map();
  #rowList: readonly Row[] = [];
  #cursor = '';
  #stamp: Omit<SheetStamp, 'file'> & Readonly<{ isTold: boolean }> = notTold;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #authors = new Map<string, Authorship>();
  readonly #sent = new Set<string>();
  readonly #underWay: UnderWay;
  #standing = 0;
  #compared: Compared | null = null;
  readonly #comparedBefore = new ComparedBefore();
  readonly #settledBefore = new SettledBefore();

  constructor(world: SyncWorld, plan: PlanAnswer, rows: RowsAnswer) {
    this.#world = world;
    this.#plan = plan;
    this.#underWay = new UnderWay(plan.plan.id);
    this.#take(new Map(rows.rows.map(row => [row.id, row])), rows);
  }

  get plan(): PlanAnswer {
    return this.#plan;
  }

  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  /** In a list that is the same for as long as nothing in it changes. */
  get rowList(): readonly Row[] {
    return this.#rowList;
  }

  /** Raised by whatever a comparison depends on besides the sheet. */
  get standing(): number {
    return this.#standing;
  }

  get version(): number {
    return this.#stamp.version;
  }

  /** The sheet as it would be made now. */
  document(): Promise<SheetDocument> {
    const { signIn, file } = this.#world;
    const { version, epoch, signature } = this.#stamp;
    const steps = buildingSheet({
      ...this.#plan,
      rows: this.#rows.values(),
      account: signIn.account,
      version,
      epoch,
      file,
      signature,
      today: signIn.trial ? signIn.today : null,
    });
    return inSlices(steps, this.#slicing);
  }

  /** All rows anew: what heals a copy that lost track. */
  async fetchRows(): Promise<Failure | null> {
    const { client, signIn, file } = this.#world;
    const answer = await this.#world.stopping.orStop(client.rows(signIn.token, this.#plan.plan.id, file));
    if (answer.kind === 'failed') return answer;
    this.#take(new Map(answer.value.rows.map(row => [row.id, row])), answer.value);
    return null;
  }

  /** What changed since; answers whether the plan itself was revised. */
  async pull(): Promise<Answer<{ revised: boolean }>> {
    const { client, signIn, file, stopping } = this.#world;
    const id = this.#plan.plan.id;
    const answer = await stopping.orStop(client.pull(signIn.token, id, { cursor: this.#cursor, file }));
    if (answer.kind === 'failed' && answer.reason !== 'cursorUnreadable') return answer;
    const rows = answer.kind === 'ok' ? this.#rowsAfter(answer.value) : null;
    const isLost = rows === null || (answer.kind === 'ok' && (await this.#hasDrifted(rows, answer.value)));
    if (answer.kind === 'failed' || isLost) {
      const failure = await this.fetchRows();
      return failure ?? (await this.#revise(answer.kind === 'ok' ? answer.value.revision : null));
    }
    const revised = await this.#revise(answer.value.revision);
    if (revised.kind === 'ok') this.#take(rows, answer.value);
    return revised;
  }

  async #hasDrifted(rows: ReadonlyMap<string, Row>, { hash }: PullAnswer): Promise<boolean> {
    if (hash === undefined) return false;
    return hash !== (await inSlices(hashingRows(rows.values()), this.#world.clock));
  }

  /** Reads the plan itself again where it was amended; its rows are of no use without it. */
  async #revise(revision: number | null): Promise<Answer<{ revised: boolean }>> {
    const { client, signIn } = this.#world;
    if (revision === null || revision === this.#plan.revision)
      return { kind: 'ok', value: { revised: false } };
    const plan = await client.plan(signIn.token, this.#plan.plan.id);
    if (plan.kind === 'failed') return plan;
    this.#plan = plan.value;
    this.#hasJudged();
    return { kind: 'ok', value: { revised: true } };
  }

  /** Something was judged, sent or chosen, or the plan is another: what rows came to before may be no more. */
  #hasJudged(): void {
    this.#standing += 1;
    this.#settledBefore.forget();
  }

  /** The same where nothing is new, so that whoever looks at them sees it. */
  #rowsAfter(answer: PullAnswer): ReadonlyMap<string, Row> | null {
    const isNews = answer.clear || answer.put.length + answer.del.length > 0;
    return isNews ? applyPull(this.#rows, answer) : this.#rows;
  }

  #take(
    rows: ReadonlyMap<string, Row>,
    { cursor, version, epoch, signature }: Pick<RowsAnswer, 'cursor' | 'version' | 'epoch' | 'signature'>,
  ): void {
    const stamp = { version, epoch: epoch ?? '', signature: signature ?? '', isTold: epoch !== undefined };
    if (rows !== this.#rows || JSON.stringify(stamp) !== JSON.stringify(this.#stamp)) this.#standing += 1;
    if (rows !== this.#rows) this.#rowList = [...rows.values()];
    this.#rows = rows;
    this.#cursor = cursor;
    this.#stamp = stamp;
  }

  /**
   * Reads the sheet, holds it against base and service, and writes what differs, except cells that wait to be taken in;
   * null where the sheet is gone. Where something else stood there than what was seen, it looks once more.
   */
  async settle(
    moment: Moment,
    waits: Waits = allIn,
    looking: Looking = { kind: 'whole' },
  ): Promise<Settled | null> {
    const settled = await this.#settleOnce(moment, waits, looking);
    return settled?.isOvertaken === true ? this.#settleOnce(moment, waits, heardOf) : settled;
  }

  async #settleOnce(
    moment: Moment,
    waits: Waits,
    looking: Looking,
  ): Promise<(Settled & { isOvertaken?: boolean }) | null> {
    const { workbook } = this.#world;
    const reading = await workbook.read(looking);
    if (!reading) return null;
    const settled = await this.#compare(reading, waits);
    if (!settled.update) return settled;
    const { isOvertaken = false } = await workbook.write(settled.update, moment);
    return isOvertaken ? { ...settled, isOvertaken } : settled;
  }

  /** Brings the sheet's lines, and what the issued plan says in them, to the plan as it is now. */
  async amend(): Promise<void> {
    const { workbook } = this.#world;
    const reading = await workbook.read(heardOf);
    if (!reading) return;
    const { added, removed, forgotten, reworded } = (await this.#compare(reading, allIn)).lines;
    const remove = [...removed.map(({ rowId }) => rowId), ...forgotten];
    if (added.length + remove.length > 0) {
      await workbook.amend(await this.document(), { add: added.map(({ rowId }) => rowId), remove });
    }
    if (reworded.length > 0) await workbook.write({ cells: reworded, base: [], sync: [], stamp: null });
  }

  async #compare(reading: SheetReading, waits: Waits): Promise<Settled> {
    const standing = this.#standing;
    const known = this.#compared;
    if (known?.reading === reading && known.standing === standing && known.waits === waits)
      return known.settled;
    const settled = await inSlices(this.#settling(reading, waits), this.#slicing);
    this.#compared = { reading, standing, waits, settled };
    return settled;
  }

  get #slicing(): Slicing {
    const { clock, stopping } = this.#world;
    return { ...clock, stopIfAsked: () => stopping.stopIfAsked() };
  }

  *#settling(reading: SheetReading, waits: Waits): Steps<Settled> {
    const { account, today } = this.#world.signIn;
    const { plan, tasks, units } = this.#plan;
    const { isTold, ...stamp } = this.#stamp;
    return yield* settlingSheet({
      reading,
      comparison: yield* comparingSheet({
        reading,
        plan,
        tasks,
        units,
        account,
        today,
        before: this.#comparedBefore,
      }),
      rows: this.#rows,
      plan: this.#plan,
      stamp: isTold ? { ...stamp, file: this.#world.file } : null,
      verdicts: this.#verdicts,
      authors: this.#authors,
      sent: this.#sent,
      underWay: this.#underWay,
      waits,
      before: this.#settledBefore,
    });
  }

  /** Sends edits, in parts where there are many; a failure leaves them in their cells, to be sent again. */
  async push(edits: readonly Edit[], onShare: (share: number) => void = () => undefined): Promise<Pushed> {
    await inSlices(this.#marking(edits), this.#slicing);
    this.#hasJudged();
    await this.#noteUnderWay(edits);
    return this.#push(edits, (edit, outcome, version) => this.#hear(edit, outcome, version), onShare);
  }

  *#marking(edits: readonly Edit[]): Steps<void> {
    for (const edit of edits) {
      this.#underWay.add(edit);
      yield;
    }
  }

  /** The workbook knows before the service does, so that no later pane over it takes an arrival for news. */
  async #noteUnderWay(edits: readonly Edit[]): Promise<void> {
    const isOvertaken = await this.#noteOnce(edits, heardOf);
    // A base that another pane has moved meanwhile is read again, or the note would be missing.
    if (isOvertaken) await this.#noteOnce(edits, { kind: 'whole' });
  }

  async #noteOnce(edits: readonly Edit[], looking: Looking): Promise<boolean> {
    const { workbook } = this.#world;
    const reading = await workbook.read(looking);
    const touched = new Set(edits.map(({ rowId }) => rowId));
    const base = (reading?.hidden.base ?? []).flatMap(row => {
      const sent = touched.has(row.rowId) ? this.#underWay.of(row.rowId, row) : (row.sent ?? []);
      return sent.length === (row.sent ?? []).length ? [] : [{ ...row, sent }];
    });
    if (base.length === 0) return false;
    const { isOvertaken = false } = await workbook.write({ cells: [], base, sync: [], stamp: null });
    return isOvertaken;
  }

  /** Sends edits that stand in no cell: what becomes of them comes back with the next pull. */
  pushBesides(edits: readonly Edit[]): Promise<Pushed> {
    return this.#push(edits, ({ rowId }) => {
      this.#sent.add(rowId);
      this.#hasJudged();
    });
  }

  async #push(
    edits: readonly Edit[],
    hear: (edit: Edit, outcome: Outcome, version: number) => void,
    onShare: (share: number) => void = () => undefined,
  ): Promise<Pushed> {
    const { client, signIn, source, file, stopping, clock } = this.#world;
    const plan = this.#plan.plan.id;
    const applied: AppliedCell[] = [];
    for (let at = 0; at < edits.length; at += CELLS_PER_PUSH) {
      const part = edits.slice(at, at + CELLS_PER_PUSH);
      const mutations = await inSlices(naming(part, plan), clock);
      const request = { client: file, source, cursor: this.#cursor, mutations };
      const answer = await stopping.orStopped(client.push(signIn.token, plan, request));
      if (answer === 'stopped') return { applied, failure: null, isStopped: true };
      if (answer.kind === 'failed') return { applied, failure: answer, isStopped: false };
      const { outcomes, version } = answer.value;
      outcomes.forEach((outcome, index) => {
        const edit = part[index];
        if (!edit) return;
        hear(edit, outcome, version);
        if (outcome.kind === 'applied') applied.push(edit);
      });
      if (edits.length > CELLS_PER_PUSH) onShare((at + part.length) / edits.length);
      if (stopping.isAsked) return { applied, failure: null, isStopped: true };
    }
    return { applied, failure: null, isStopped: false };
  }

  #hear(edit: Edit, outcome: Outcome, version: number): void {
    const key = cellKey(edit.rowId, edit.field);
    const { kind, current, by, at } = outcome;
    this.#hasJudged();
    if (kind === 'applied' || kind === 'unchanged') {
      this.#sent.add(edit.rowId);
      this.#verdicts.delete(key);
    } else {
      this.#verdicts.set(key, { value: edit.value, outcome, version });
      this.#underWay.drop(edit);
    }
    if (current !== undefined && by && at) this.#authors.set(key, { value: current, by, at });
  }

  /** Asks who wrote values that the service holds; answers whether anything new was learnt. */
  async explain(written: readonly Written[]): Promise<boolean> {
    const { client, signIn } = this.#world;
    let learnt = false;
    for (const { rowId, field, theirs } of written.slice(0, EXPLAIN_LIMIT)) {
      const answer = await client.history(signIn.token, this.#plan.plan.id, { rowId, field });
      if (answer.kind === 'failed') return learnt;
      const last = answer.value.changes.at(-1);
      if (last?.after !== theirs) continue;
      this.#authors.set(cellKey(rowId, field), { value: theirs, by: last.by, at: last.at });
      this.#hasJudged();
      learnt = true;
    }
    return learnt;
  }

  /**
   * Carries a choice out, where both contents still stand as the person saw them: a choice waits its turn, and of what
   * was typed or has arrived since they have said nothing. Answers what would put the cells back; null where all has
   * moved on.
   */
  async choose(seen: readonly Conflict[], choice: Choice): Promise<readonly CellUpdate[] | null> {
    const { workbook } = this.#world;
    const reading = await workbook.read(anew(seen));
    if (!reading) return [];
    const standing = (await this.#compare(reading, allIn)).view.conflicts;
    const conflicts = seen.filter(conflict => standing.some(other => sameQuestion(conflict, other)));
    if (conflicts.length === 0) return null;
    const { cells, base, undo } = chooseSide(
      { reading, rows: this.#rows, epoch: this.#stamp.epoch },
      conflicts,
      choice,
    );
    for (const { rowId, field } of conflicts) this.#verdicts.delete(cellKey(rowId, field));
    this.#hasJudged();
    await workbook.write({ cells, base, sync: [], stamp: null });
    return undo;
  }

  /** Lets what waits in these cells stand upon the value that the service holds now. */
  async standUpon(
    cells: readonly Readonly<{ rowId: string; field: FieldName; value: FieldValue }>[],
  ): Promise<void> {
    const reading = await this.#world.workbook.read(anew(cells));
    if (!reading) return;
    const mine = new Map(cells.map(({ rowId, field, value }) => [cellKey(rowId, field), value]));
    const { view } = await this.#compare(reading, allIn);
    const conflicts = view.conflicts.filter(({ rowId, field, theirs }) => {
      const key = cellKey(rowId, field);
      return mine.has(key) && mine.get(key) === theirs;
    });
    if (conflicts.length > 0) await this.choose(conflicts, { kind: 'mine' });
  }

  /** Puts values into cells as if somebody had typed them; answers what puts the cells back. */
  async put(wanted: readonly WantedCell[]): Promise<readonly CellUpdate[]> {
    const reading = await this.#world.workbook.read(anew(wanted));
    if (!reading) return [];
    const { cells, undo } = cellsToPut(reading, wanted);
    if (cells.length > 0) await this.#world.workbook.write({ cells, base: [], sync: [], stamp: null });
    return undo;
  }
}

/** Each edit with its id. */
function* naming(edits: readonly Edit[], plan: string): Steps<Mutation[]> {
  const mutations: Mutation[] = [];
  for (const edit of edits) {
    mutations.push({ ...edit, id: mutationId({ ...edit, plan }, sha256) });
    yield;
  }
  return mutations;
}

/** The rows that something is done to are read again. */
function anew(cells: readonly Readonly<{ rowId: string }>[]): Looking {
  return { kind: 'heard', rows: new Set(cells.map(({ rowId }) => rowId)) };
}

const notTold = { version: 0, epoch: '', signature: '', isTold: false };

function sameQuestion(a: Conflict, b: Conflict): boolean {
  return a.rowId === b.rowId && a.field === b.field && a.mine === b.mine && a.theirs === b.theirs;
}
