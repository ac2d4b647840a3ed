// The conflicts of handed-in files that nobody has settled yet, held against the plan as it stands: some have ended by
// themselves since, some belong to rows that an amendment took away.
import type { Account } from '../../../plan/account.ts';
import {
  conflictKey,
  endOf,
  type FileConflict,
  type OpenFileConflict,
} from '../../../plan/file/file-conflict.ts';
import type { Change } from '../../../plan/mutation.ts';
import { mayWrite } from '../../../plan/permission.ts';
import type { Language } from '../../../plan/reasons/reason.ts';
import type { Row } from '../../../plan/row.ts';
import type { LivePlan } from '../../engine/live-plan.ts';
import { nameAuthor } from '../../engine/name-author.ts';
import type { FileConflictEnd, Store, StoredFileConflict } from '../../store/store.ts';

type Asking = Readonly<{
  live: LivePlan;
  store: Pick<Store, 'changesOf' | 'settleFileConflicts'>;
  account: Account;
  language: Language;
}>;

/** Of those kept: the ones that wait and that this account may settle, the oldest first. Marks those that have ended. */
export async function waitingConflicts(
  kept: readonly StoredFileConflict[],
  { live, store, account, language }: Asking,
): Promise<OpenFileConflict[]> {
  const plan = live.document.plan.id;
  const { rows, units } = live.snapshot;
  const shown: OpenFileConflict[] = [];
  const ends: FileConflictEnd[] = [];
  for (const { conflict, row, rivals } of withRows(kept, rows)) {
    if (!mayWrite(account, row)) continue;
    const changes = await store.changesOf(plan, row.id, conflict.field);
    const end = endOf(conflict, changes, row.unit, rivals);
    if (end) ends.push({ id: conflict.id, settled: settledBy(end) });
    else {
      const last = changes.at(-1);
      const { id, rowId, field, value, base, at } = conflict;
      shown.push({
        ...{ id, rowId, field, value, at },
        ...(base !== undefined && { base }),
        sender: nameAuthor(conflict, units, language),
        current: row.fields[field],
        currentVersion: row.versions[field],
        currentBy: last ? nameAuthor(last, units, language) : null,
        currentAt: last?.at ?? null,
      });
    }
  }
  await store.settleFileConflicts(plan, ends);
  const newest = new Map(shown.map(each => [conflictKey(each), each.id]));
  return shown.filter(each => newest.get(conflictKey(each)) === each.id);
}

type OnRow = Readonly<{ conflict: FileConflict; row: Row; rivals: readonly FileConflict['value'][] }>;

/** Rows that an amendment took away leave the list, and come back with the row. */
function withRows(kept: readonly StoredFileConflict[], rows: ReadonlyMap<string, Row>): OnRow[] {
  const said = new Map<string, FileConflict['value'][]>();
  const cellOf = ({ rowId, field }: FileConflict): string => `${rowId} ${field}`;
  for (const { conflict } of kept) {
    const cell = cellOf(conflict);
    said.set(cell, [...(said.get(cell) ?? []), conflict.value]);
  }
  return kept.flatMap(({ conflict, settled }) => {
    const row = rows.get(conflict.rowId);
    if (!row || settled !== null) return [];
    const rivals = said.get(cellOf(conflict))!.filter(value => value !== conflict.value);
    return [{ conflict, row, rivals }];
  });
}

function settledBy({ after, account, person, unit, at }: Change): FileConflictEnd['settled'] {
  return { how: 'written', value: after, account, person, unit, at };
}
