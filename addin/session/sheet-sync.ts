// One open sheet and what the service was last heard to hold of it. Data reaches the sheet by one road only: pull,
// rebase, write.
import type { Answer, Failure } from '../client/answer.ts';
import type { SignIn } from '../client/kept-sign-in.ts';
import type { PlanClient } from '../client/plan-client.ts';
import type { CellUpdate, Moment, PlanWorkbook } from '../excel/plan-workbook.ts';
import { PUSH_LIMIT, type PlanAnswer, type RowsAnswer } from '../../plan/http.ts';
import { mutationId, type Mutation } from '../../plan/mutation.ts';
import { applyPull } from '../../plan/pull.ts';
import type { Row } from '../../plan/row.ts';
import { buildSheet } from '../../plan/sheet/build-sheet.ts';
import { compareSheet } from '../../plan/sheet/compare-sheet.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { Choice } from './choice.ts';
import { chooseSide } from './choose-side.ts';
import type { Conflict } from './session-state.ts';
import {
  cellKey,
  editKey,
  settleSheet,
  type Authorship,
  type Edit,
  type Settled,
  type Verdict,
} from './settle-sheet.ts';
import { sha256 } from './sha256.ts';

export type SyncWorld = Readonly<{
  client: PlanClient;
  workbook: PlanWorkbook;
  signIn: SignIn;
  source: 'pane' | 'web';
  newId: () => string;
}>;

/** Conflicts explained at once; of more, a send tells who wrote them. */
const EXPLAIN_LIMIT = 20;

export class SheetSync {
  readonly #world: SyncWorld;
  #plan: PlanAnswer;
  #rows: ReadonlyMap<string, Row>;
  #cursor: string;
  #version: number;
  #revision: number | null = null;
  #file = '';
  readonly #verdicts = new Map<string, Verdict>();
  readonly #authors = new Map<string, Authorship>();
  readonly #sent = new Set<string>();
  readonly #underWay = new Set<string>();

  constructor(world: SyncWorld, plan: PlanAnswer, rows: RowsAnswer) {
    this.#world = world;
    this.#plan = plan;
    this.#rows = new Map(rows.rows.map(row => [row.id, row]));
    this.#cursor = rows.cursor;
    this.#version = rows.version;
  }

  get plan(): PlanAnswer {
    return this.#plan;
  }

  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  get version(): number {
    return this.#version;
  }

  /** The sheet as it would be made now. */
  document(): SheetDocument {
    const { signIn, newId } = this.#world;
    this.#file ||= newId();
    return buildSheet({
      ...this.#plan,
      rows: this.#rows.values(),
      account: signIn.account,
      version: this.#version,
      epoch: '',
      file: this.#file,
      signature: '',
      today: signIn.trial ? signIn.today : null,
    });
  }

  /** All rows anew: what heals a copy that lost track. */
  async fetchRows(): Promise<Failure | null> {
    const { client, signIn } = this.#world;
    const answer = await client.rows(signIn.token, this.#plan.plan.id);
    if (answer.kind === 'failed') return answer;
    const { rows, cursor, version } = answer.value;
    this.#rows = new Map(rows.map(row => [row.id, row]));
    this.#cursor = cursor;
    this.#version = version;
    return null;
  }

  /** What changed since; answers whether the plan itself was revised. */
  async pull(): Promise<Answer<{ revised: boolean }>> {
    const { client, signIn } = this.#world;
    const id = this.#plan.plan.id;
    const answer = await client.pull(signIn.token, id, this.#cursor);
    if (answer.kind === 'failed' && answer.reason !== 'cursorUnreadable') return answer;
    const rows = answer.kind === 'ok' ? applyPull(this.#rows, answer.value) : null;
    if (answer.kind === 'failed' || rows === null) {
      const failure = await this.fetchRows();
      return failure ?? { kind: 'ok', value: { revised: false } };
    }
    const { cursor, version, revision } = answer.value;
    const revised = this.#revision !== null && revision !== this.#revision;
    if (revised) {
      const plan = await client.plan(signIn.token, id);
      if (plan.kind === 'failed') return plan;
      this.#plan = plan.value;
    }
    this.#rows = rows;
    this.#cursor = cursor;
    this.#version = version;
    this.#revision = revision;
    return { kind: 'ok', value: { revised } };
  }

  /** Reads the sheet, holds it against base and service, and writes what differs; null where the sheet is gone. */
  async settle(moment: Moment): Promise<Settled | null> {
    const { workbook } = this.#world;
    const reading = await workbook.read();
    if (!reading) return null;
    const settled = this.#compare(reading);
    if (settled.update) await workbook.write(settled.update, moment);
    return settled;
  }

  #compare(reading: SheetReading): Settled {
    const { account, today } = this.#world.signIn;
    const { plan, tasks, units } = this.#plan;
    return settleSheet({
      reading,
      comparison: compareSheet({ reading, plan, tasks, units, account, today }),
      rows: this.#rows,
      plan: this.#plan,
      version: this.#version,
      verdicts: this.#verdicts,
      authors: this.#authors,
      sent: this.#sent,
      underWay: this.#underWay,
    });
  }

  /** Sends edits, in parts where there are many; a failure leaves them in their cells, to be sent again. */
  async push(edits: readonly Edit[]): Promise<Failure | null> {
    const { client, signIn, source } = this.#world;
    const plan = this.#plan.plan.id;
    this.#file ||= this.#world.newId();
    for (let at = 0; at < edits.length; at += PUSH_LIMIT) {
      const part = edits.slice(at, at + PUSH_LIMIT);
      const mutations = part.map((edit): Mutation => ({
        ...edit,
        id: mutationId({ ...edit, plan }, sha256),
      }));
      for (const edit of part) this.#underWay.add(editKey(edit));
      const answer = await client.push(signIn.token, plan, {
        client: this.#file,
        source,
        cursor: this.#cursor,
        mutations,
      });
      if (answer.kind === 'failed') return answer;
      answer.value.outcomes.forEach((outcome, index) => {
        const edit = part[index];
        if (!edit) return;
        const key = cellKey(edit.rowId, edit.field);
        const { kind, current, by, at: when } = outcome;
        const taken = kind === 'applied' || kind === 'unchanged';
        if (taken) this.#sent.add(edit.rowId);
        if (taken) this.#verdicts.delete(key);
        else {
          this.#verdicts.set(key, { value: edit.value, outcome });
          this.#underWay.delete(editKey(edit));
        }
        if (current !== undefined && by && when) this.#authors.set(key, { value: current, by, at: when });
      });
    }
    return null;
  }

  /** Asks who wrote the other content of conflicts; answers whether anything new was learnt. */
  async explain(conflicts: readonly Conflict[]): Promise<boolean> {
    const { client, signIn } = this.#world;
    let learnt = false;
    for (const { rowId, field, theirs } of conflicts.slice(0, EXPLAIN_LIMIT)) {
      const answer = await client.history(signIn.token, this.#plan.plan.id, { rowId, field });
      if (answer.kind === 'failed') return learnt;
      const last = answer.value.changes.at(-1);
      if (last?.after !== theirs) continue;
      this.#authors.set(cellKey(rowId, field), { value: theirs, by: last.by, at: last.at });
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
    const reading = await workbook.read();
    if (!reading) return [];
    const standing = this.#compare(reading).view.conflicts;
    const conflicts = seen.filter(conflict => standing.some(other => sameQuestion(conflict, other)));
    if (conflicts.length === 0) return null;
    const { cells, base, undo } = chooseSide(reading, this.#rows, conflicts, choice);
    for (const { rowId, field } of conflicts) this.#verdicts.delete(cellKey(rowId, field));
    await workbook.write({ cells, base, sync: [], version: reading.hidden.version });
    return undo;
  }

  /** Puts values into cells as if somebody had typed them. */
  async put(cells: readonly CellUpdate[]): Promise<void> {
    const reading = await this.#world.workbook.read();
    if (!reading) return;
    await this.#world.workbook.write({ cells, base: [], sync: [], version: reading.hidden.version });
  }
}

function sameQuestion(a: Conflict, b: Conflict): boolean {
  return a.rowId === b.rowId && a.field === b.field && a.mine === b.mine && a.theirs === b.theirs;
}
