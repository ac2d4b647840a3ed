// Workbooks that came back by e-mail or on a stick and are handed in on the page: sent one after another, each with its
// answer, its receipt and the cells in which it differs from what others wrote since. The service merges; the page only
// hands on, and what is chosen in a conflict is an ordinary push upon what the person saw.
import { z } from 'zod';
import { FieldName, type FieldValue } from '../../plan/field.ts';
import type { FileOutcome, WorkbookAnswer } from '../../plan/http.ts';
import { mutationId, type Mutation } from '../../plan/mutation.ts';
import type { Failure } from '../client/answer.ts';
import { afterPush, chosenValue, type FileConflict } from '../parts/file-choice.ts';
import type { Choice } from '../session/choice.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { sha256 } from '../session/sha256.ts';

export type ReturnedFile = Readonly<{ id: number; name: string }> &
  (
    | Readonly<{ kind: 'waiting' }>
    | Readonly<{ kind: 'sending' }>
    | Readonly<{ kind: 'failed'; failure: Failure }>
    | Readonly<{
        kind: 'merged';
        answer: WorkbookAnswer;
        /** What is still to be chosen; `settled` counts what was. */
        conflicts: readonly FileConflict[];
        settled: number;
        /** Something is on its way to the service. */
        busy: boolean;
        /** Why the receipt could not be had. */
        failure: Failure | null;
      }>
  );

type Merged = Extract<ReturnedFile, { kind: 'merged' }>;
type SaveFile = (file: Blob, name: string) => void;

export class ReturnedFiles {
  readonly #session: PlanSession;
  readonly #saveFile: SaveFile;
  readonly #contents = new Map<number, Blob>();
  readonly #listeners = new Set<() => void>();
  #list: readonly ReturnedFile[] = [];
  #lastId = 0;
  #isSending = false;
  /** Whose list it is: another account or plan begins with none. */
  #owner = '';

  constructor(session: PlanSession, saveFile: SaveFile) {
    this.#session = session;
    this.#saveFile = saveFile;
    session.subscribe(() => this.#look());
  }

  /** In the order in which they were handed in; a value that never changes in place. */
  list = (): readonly ReturnedFile[] => this.#list;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hands in files; they are sent in turn, so that a hundred of them keep nobody else waiting. */
  add(files: readonly File[]): void {
    const added = files.map((file): ReturnedFile => {
      const id = (this.#lastId += 1);
      this.#contents.set(id, file);
      return { id, name: file.name, kind: 'waiting' };
    });
    this.#become([...this.#list, ...added]);
    void this.#send();
  }

  /** Sends a file again that could not be read or did not arrive. */
  retry(id: number): void {
    this.#put(id, ({ name }) => ({ id, name, kind: 'waiting' }));
    void this.#send();
  }

  /** Takes a file off the list; what it changed stays. One that is being sent stays on it. */
  dismiss(id: number): void {
    if (this.#find(id)?.kind === 'sending') return;
    this.#contents.delete(id);
    this.#become(this.#list.filter(file => file.id !== id));
  }

  async saveReceipt(id: number): Promise<void> {
    const file = this.#find(id);
    if (file?.kind !== 'merged') return;
    this.#patch(id, { busy: true, failure: null });
    const receipt = await this.#session.ask((client, token) =>
      client.receiptFile(token, file.answer.receipt),
    );
    this.#patch(id, { busy: false, ...(receipt.kind === 'failed' && { failure: receipt }) });
    if (receipt.kind === 'ok') this.#saveFile(receipt.value, receiptName(file.name));
  }

  /** Settles conflicts of a file: what was chosen is pushed upon what was shown, also where that is to stay. */
  async choose(id: number, conflicts: readonly FileConflict[], choice: Choice): Promise<void> {
    const file = this.#find(id);
    if (file?.kind !== 'merged' || file.busy) return;
    this.#patch(id, { busy: true });
    await this.#session.lookFurther();
    const state = this.#session.current();
    if (state.kind === 'open') await this.#pushChosen(id, conflicts, choice, state);
    this.#patch(id, { busy: false });
    void this.#session.lookFurther();
  }

  async #pushChosen(
    id: number,
    conflicts: readonly FileConflict[],
    choice: Choice,
    state: Open,
  ): Promise<void> {
    const rows = new Map(state.rows.map(row => [row.id, row]));
    /** By cell: null where it is settled, otherwise the conflict as it is now. */
    const left = new Map<string, FileConflict | null>();
    const asked: { conflict: FileConflict; mutation: Mutation }[] = [];
    for (const conflict of conflicts) {
      const { rowId, field, theirs } = conflict;
      const row = rows.get(rowId);
      const now = row?.fields[field] ?? null;
      if (!row || now !== theirs) {
        left.set(keyOf(conflict), overtaken(conflict, row ? now : theirs));
        continue;
      }
      const value = chosenValue(conflict, choice);
      const edit = { rowId, field, value, base: row.versions[field] };
      const mutation = { ...edit, id: mutationId({ ...edit, plan: state.plan.id }, sha256), before: theirs };
      asked.push({ conflict, mutation });
    }
    if (asked.length > 0) {
      const settle = asked.map(({ conflict, mutation }) => ({ file: conflict.mine, mutation }));
      const answer = await this.#session.ask((client, token, plan) =>
        client.settleFileConflicts(token, plan, { settle }),
      );
      asked.forEach(({ conflict }, index) => {
        left.set(
          keyOf(conflict),
          answer.kind === 'failed'
            ? { ...conflict, trouble: { kind: 'said', message: answer.message } }
            : afterPush(conflict, answer.value.outcomes[index]),
        );
      });
    }
    this.#settle(id, left);
  }

  #settle(id: number, left: ReadonlyMap<string, FileConflict | null>): void {
    const file = this.#find(id);
    if (file?.kind !== 'merged') return;
    const conflicts = file.conflicts.flatMap(each => {
      const now = left.get(keyOf(each));
      return now === undefined ? [each] : now === null ? [] : [now];
    });
    this.#patch(id, { conflicts, settled: file.settled + file.conflicts.length - conflicts.length });
  }

  #look(): void {
    const owner = ownerOf(this.#session);
    if (owner === null) return;
    if (owner !== this.#owner) {
      this.#owner = owner;
      this.#contents.clear();
      if (this.#list.length > 0) this.#become([]);
    }
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#sendOne(next);
    } finally {
      this.#isSending = false;
    }
  }

  #next(): ReturnedFile | undefined {
    if (ownerOf(this.#session) === null) return undefined;
    return this.#list.find(file => file.kind === 'waiting');
  }

  async #sendOne({ id, name }: ReturnedFile): Promise<void> {
    const content = this.#contents.get(id) ?? new Blob();
    this.#put(id, () => ({ id, name, kind: 'sending' }));
    const answer = await this.#session.ask((client, token, plan) =>
      client.sendWorkbook(token, plan, content),
    );
    if (answer.kind === 'failed') return this.#put(id, () => ({ id, name, kind: 'failed', failure: answer }));
    this.#contents.delete(id);
    const conflicts = conflictsOf(answer.value.outcomes);
    this.#put(id, () => ({
      id,
      name,
      kind: 'merged',
      answer: answer.value,
      conflicts,
      settled: 0,
      busy: false,
      failure: null,
    }));
    void this.#session.lookFurther();
  }

  #find(id: number): ReturnedFile | undefined {
    return this.#list.find(file => file.id === id);
  }

  #patch(id: number, change: Partial<Pick<Merged, 'conflicts' | 'settled' | 'busy' | 'failure'>>): void {
    this.#put(id, file => (file.kind === 'merged' ? { ...file, ...change } : file));
  }

  #put(id: number, change: (file: ReturnedFile) => ReturnedFile): void {
    this.#become(this.#list.map(file => (file.id === id ? change(file) : file)));
  }

  #become(list: readonly ReturnedFile[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

/** Somebody had to look when the file was answered: it failed, or a cell differs, was refused or not taken. */
export function asked(file: ReturnedFile): boolean {
  if (file.kind === 'failed') return true;
  if (file.kind !== 'merged') return false;
  const { outcomes, findings } = file.answer;
  return (
    outcomes.some(({ kind }) => kind === 'conflict' || kind === 'rejected') ||
    findings.some(({ severity }) => severity !== 'info')
  );
}

/** Somebody still has to look. */
export function asksNow(file: ReturnedFile): boolean {
  if (file.kind !== 'merged' || file.conflicts.length > 0) return asked(file);
  const { outcomes, findings } = file.answer;
  const isRefused = outcomes.some(({ kind }) => kind === 'rejected');
  return isRefused || findings.some(({ severity }) => severity !== 'info');
}

/** Account and plan that are open; null where none is. */
function ownerOf(session: PlanSession): string | null {
  const state = session.current();
  return state.kind === 'open' ? `${state.signIn.account.id} ${state.plan.id}` : null;
}

function keyOf({ rowId, field }: Pick<FileConflict, 'rowId' | 'field'>): string {
  return `${rowId} ${field}`;
}

function conflictsOf(outcomes: readonly FileOutcome[]): FileConflict[] {
  return outcomes.flatMap(
    ({ kind, rowId, field: name, value, base, current = null, by = null, at = null }) => {
      const field = FieldName.safeParse(name);
      if (kind !== 'conflict' || !field.success) return [];
      const known = base === undefined ? {} : { base };
      const task = z.coerce.number().catch(0).parse(rowId.split('.')[0]);
      return [
        { rowId, task, field: field.data, ...known, mine: value, theirs: current, by, at, trouble: null },
      ];
    },
  );
}

function overtaken(conflict: FileConflict, theirs: FieldValue): FileConflict {
  return { ...conflict, theirs, by: null, at: null, trouble: { kind: 'overtaken' } };
}

/** Beside the file that was sent, and told apart from it. */
function receiptName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '')}_ket-qua.xlsx`;
}
