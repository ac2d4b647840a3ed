// The conflicts of handed-in files that nobody has settled yet, whoever handed the files in and whenever: the service keeps
// them, pane and page list them for the unit and for the secretariat. Those that the sheet or a file on the page shows
// itself are left to it.
import { conflictKey, type OpenFileConflict } from '../../plan/file/file-conflict.ts';
import { mutationId } from '../../plan/mutation.ts';
import type { Choice } from '../session/choice.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { Open } from '../session/session-state.ts';
import { sha256 } from '../session/sha256.ts';
import { afterPush, chosenValue, type FileConflict } from './file-choice.ts';

/** One that waits, with whose file says so and whose row it is. */
export type WaitingConflict = FileConflict &
  Readonly<{ id: string; sender: string; sentAt: string; unit: string; theirsVersion: number }>;

/** Files that were handed in here, as far as their conflicts are shown beside them. */
type FilesHere = Readonly<{
  list(): readonly Readonly<{ kind: string; conflicts?: readonly FileConflict[] }>[];
  subscribe(listener: () => void): () => void;
}>;

const noFiles: FilesHere = { list: () => [], subscribe: () => () => undefined };

type World = Readonly<{
  session: PlanSession;
  files?: FilesHere;
  /** Asks at each new version; otherwise when a plan is opened and when somebody comes back: a thousand panes are open all day. */
  followsVersions: boolean;
}>;

export type Waiting = Readonly<{ conflicts: readonly WaitingConflict[]; busy: boolean }>;

const nothing: Waiting = { conflicts: [], busy: false };

export class WaitingConflicts {
  readonly #session: PlanSession;
  readonly #files: FilesHere;
  readonly #followsVersions: boolean;
  readonly #stops: readonly (() => void)[];
  readonly #listeners = new Set<() => void>();
  readonly #troubles = new Map<string, FileConflict['trouble']>();
  #all: readonly OpenFileConflict[] = [];
  #shown: Waiting = nothing;
  #busy = false;
  /** Account and plan, and version where that matters, that the list was asked for. */
  #askedFor = '';
  #owner = '';
  #asking = false;

  constructor({ session, files = noFiles, followsVersions }: World) {
    this.#session = session;
    this.#files = files;
    this.#followsVersions = followsVersions;
    this.#stops = [session.subscribe(() => this.#look()), files.subscribe(() => this.#look())];
  }

  /** Hears and asks nothing more. */
  close(): void {
    for (const stop of this.#stops) stop();
  }

  /** A value that never changes in place. */
  current = (): Waiting => this.#shown;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks the service again, as when somebody comes back to the window. */
  refresh(): void {
    this.#askedFor = '';
    this.#look();
  }

  /** Settles conflicts: what was chosen is pushed upon what was shown, also where that is to stay. */
  async choose(conflicts: readonly WaitingConflict[], choice: Choice): Promise<void> {
    const state = this.#session.current();
    if (state.kind !== 'open' || this.#busy) return;
    const settle = conflicts.map(conflict => {
      const { rowId, field, mine: file, theirs: before, theirsVersion: base } = conflict;
      const edit = { rowId, field, value: chosenValue(conflict, choice), base };
      return {
        file,
        mutation: { ...edit, before, id: mutationId({ ...edit, plan: state.plan.id }, sha256) },
      };
    });
    this.#busy = true;
    this.#show();
    const answer = await this.#session.ask((client, token, plan) =>
      client.settleFileConflicts(token, plan, { settle }),
    );
    this.#busy = false;
    conflicts.forEach((conflict, index) => {
      const after =
        answer.kind === 'failed'
          ? { trouble: { kind: 'said' as const, message: answer.message } }
          : afterPush(conflict, answer.value.outcomes[index]);
      this.#troubles.set(keyOf(conflict), after?.trouble ?? null);
    });
    if (answer.kind === 'ok') this.#all = answer.value.conflicts;
    this.#show();
    void this.#session.lookFurther();
  }

  #look(): void {
    const state = this.#session.current();
    if (state.kind !== 'open') return;
    const owner = `${state.signIn.account.id} ${state.plan.id}`;
    if (owner !== this.#owner) {
      this.#owner = owner;
      this.#all = [];
      this.#troubles.clear();
    }
    this.#show();
    void this.#ask(state);
  }

  async #ask(state: Open): Promise<void> {
    const version = this.#followsVersions ? state.version : '';
    const askedFor = `${this.#owner} ${version} ${this.#readFiles()}`;
    if (this.#asking || askedFor === this.#askedFor || state.connection === 'offline') return;
    this.#asking = true;
    this.#askedFor = askedFor;
    const owner = this.#owner;
    const answer = await this.#session.ask((client, token, plan) => client.fileConflicts(token, plan));
    this.#asking = false;
    if (owner === this.#owner && answer.kind === 'ok') this.#all = answer.value.conflicts;
    // What has happened meanwhile is asked for in its turn.
    this.#look();
  }

  /** Files that were read here, each of which may have brought conflicts. */
  #readFiles(): number {
    return this.#files.list().filter(({ kind }) => kind === 'merged').length;
  }

  #show(): void {
    if (this.#all.length === 0 && this.#shown.conflicts.length === 0 && this.#shown.busy === this.#busy)
      return;
    const state = this.#session.current();
    const rows = new Map(state.kind === 'open' ? state.rows.map(row => [row.id, row]) : []);
    const ofSheet = state.kind === 'open' ? state.view.conflicts : [];
    const ofFiles = this.#files.list().flatMap(({ conflicts = [] }) => conflicts);
    const elsewhere = new Set([...ofSheet, ...ofFiles].map(keyOf));
    const conflicts = this.#all.flatMap((each): WaitingConflict[] => {
      const row = rows.get(each.rowId);
      if (!row || elsewhere.has(conflictKey(each))) return [];
      const { id, rowId, field, value: mine, base, current: theirs, currentVersion: theirsVersion } = each;
      const { currentBy: by, currentAt, sender, at: sentAt } = each;
      const trouble = this.#troubles.get(conflictKey(each)) ?? null;
      const cell = { id, rowId, task: row.task, unit: row.unit, field, mine, theirs, theirsVersion };
      return [{ ...cell, ...(base !== undefined && { base }), by, at: currentAt, sender, sentAt, trouble }];
    });
    const inOrder = conflicts.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt) || a.task - b.task);
    this.#shown = { conflicts: inOrder, busy: this.#busy };
    for (const listener of this.#listeners) listener();
  }
}

function keyOf({ rowId, field, mine }: Pick<FileConflict, 'rowId' | 'field' | 'mine'>): string {
  return conflictKey({ rowId, field, value: mine });
}
