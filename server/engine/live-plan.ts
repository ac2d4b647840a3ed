// One plan in memory at its newest known version. A commit moves it on in place, so that a push costs what it
// changes and not what the plan holds; whoever reads across an `await` first takes the rows it needs.
import { linkOfChanges } from '../../plan/history/chain.ts';
import type { Change } from '../../plan/mutation.ts';
import { leadsOf } from '../../plan/permission.ts';
import type { Snapshot } from '../../plan/push.ts';
import type { Row } from '../../plan/row.ts';
import { sha256 } from '../history/sha256.ts';
import { byVersion } from '../store/history-of.ts';
import type { PlanDocument, PlanState, StoredPlan } from '../store/store.ts';

/** Commits whose rows are remembered, so that a client which is a little behind is answered without a search. */
const RECENT_COMMITS = 4096;

export class LivePlan {
  readonly document: PlanDocument;
  readonly revision: number;
  readonly epoch: string;
  readonly #rows: Map<string, Row>;
  #snapshot: Snapshot;
  #head: string;
  /** Ids of the rows that each of the last versions changed; the last one belongs to the snapshot's. */
  readonly #recent: (readonly string[])[] = [];

  constructor({ document, state, rows, retired, head }: StoredPlan) {
    this.document = document;
    this.revision = state.revision;
    this.epoch = state.epoch;
    this.#head = head;
    this.#rows = new Map(rows.map(row => [row.id, row]));
    this.#snapshot = {
      version: state.version,
      rows: this.#rows,
      tasks: new Map(document.tasks.map(task => [task.no, task])),
      units: new Map(document.units.map(unit => [unit.id, unit])),
      leads: leadsOf(rows),
      plan: document.plan,
      retired: new Map(retired.map(row => [row.id, row])),
    };
  }

  /** The chain's link at this version. */
  get head(): string {
    return this.#head;
  }

  /** Rows that an amendment took away, with their record. */
  get retired(): ReadonlyMap<string, Row> {
    return this.#snapshot.retired!;
  }

  get state(): PlanState {
    return { version: this.#snapshot.version, revision: this.revision, epoch: this.epoch };
  }

  /** How many rows it has. */
  get size(): number {
    return this.#rows.size;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Takes in a commit of this process: the rows that the next version changed, and its link. */
  advance(version: number, rows: readonly Row[], link: string): void {
    // A reader who caught up with a later commit may have taken this one in already.
    const known = this.#snapshot.version;
    if (version <= known) return;
    if (version !== known + 1) throw new Error(`expected version ${known + 1}, found ${version}`);
    for (const row of rows) this.#rows.set(row.id, row);
    this.#snapshot = { ...this.#snapshot, version };
    this.#head = link;
    this.#recent.push(rows.map(row => row.id));
    if (this.#recent.length > RECENT_COMMITS) this.#recent.shift();
  }

  /** Takes in the log of commits made elsewhere, oldest first. */
  replay(changes: readonly Change[]): void {
    for (const [version, group] of byVersion(changes)) {
      const changed = new Map<string, Row>();
      for (const change of group) {
        const row = changed.get(change.rowId) ?? this.#rows.get(change.rowId);
        if (!row) throw new Error(`expected row ${change.rowId}, which the log changes, found none`);
        changed.set(row.id, withChange(row, change));
      }
      this.advance(version, [...changed.values()], linkOfChanges(this.#head, group, sha256));
    }
  }

  /** The rows changed after a version, or all where that is too long ago to tell. */
  rowsChangedSince(version: number): Iterable<Row> {
    const commits = this.#snapshot.version - version;
    if (commits < 0 || commits > this.#recent.length) return this.#rows.values();
    const ids = new Set(this.#recent.slice(this.#recent.length - commits).flat());
    return [...ids].map(id => this.#rows.get(id)!);
  }
}

function withChange(row: Row, { field, after, version }: Change): Row {
  return {
    ...row,
    fields: { ...row.fields, [field]: after },
    versions: { ...row.versions, [field]: version },
  };
}
