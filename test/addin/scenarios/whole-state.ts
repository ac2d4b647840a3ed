// A whole state in few words: all that is not empty, in sheet, pane and service.
import { viewInWords, type ViewInWords } from '../../../addin/self-test/view-in-words.ts';
import type { Open } from '../../../addin/session/session-state.ts';
import { fieldNames } from '../../../plan/field.ts';
import type { HistoryAnswer } from '../../../plan/http.ts';
import { seenSheet } from '../../convergence/cells.ts';
import type { Workbook } from '../../excel-host/workbook/workbook.ts';
import type { TrialService } from '../../server/a-service.ts';

/** What somebody has before them. Cells by row and field. */
export type Seen = ViewInWords &
  Readonly<{
    /** What the field cells show; the contents of copies one after the other. */
    cells: Readonly<Record<string, string>>;
    /** What Đồng bộ says of a row. */
    sync: Readonly<Record<string, string>>;
  }>;

/** Nothing entered, nothing wrong. */
export const nothing: Seen = { cells: {}, sync: {}, waiting: [], held: [], conflicts: [], problems: [] };

export function seenBy(workbook: Workbook, { view }: Pick<Open, 'view'>): Seen {
  return { ...shown(workbook), ...viewInWords(view) };
}

function shown(workbook: Workbook): Pick<Seen, 'cells' | 'sync'> {
  const cells: Record<string, string> = {};
  const sync: Record<string, string> = {};
  const seen = seenSheet(workbook);
  for (const { row, rowId } of seen?.lines ?? []) {
    for (const key of [...fieldNames, 'sync'] as const) {
      const column = seen?.columns.get(key);
      const text = column === undefined ? '' : workbook.text(seen!.sheet, row, column);
      if (text === '') continue;
      const into = key === 'sync' ? sync : cells;
      const place = key === 'sync' ? rowId : `${rowId} ${key}`;
      into[place] = into[place] === undefined || into[place] === text ? text : `${into[place]} | ${text}`;
    }
  }
  return { cells, sync };
}

/** What the service holds, and how it came to it: an edit that was lost, doubled or overwritten shows here. */
export type Held = Readonly<{ fields: Readonly<Record<string, unknown>>; log: readonly string[] }>;

export const nothingHeld: Held = { fields: {}, log: [] };

export async function heldBy({ secretariat, plan }: TrialService): Promise<Held> {
  const { rows } = await secretariat.rows();
  const fields: Record<string, unknown> = {};
  const log: string[] = [];
  for (const row of rows) {
    const filled = fieldNames.filter(field => row.fields[field] !== null);
    for (const field of filled) fields[`${row.id} ${field}`] = row.fields[field];
    if (Object.values(row.versions).every(version => version === 0)) continue;
    const { changes } = (await secretariat.get<HistoryAnswer>(`${plan}/history?rowId=${row.id}`)).body;
    for (const { field, before, after } of changes)
      log.push(`${row.id} ${field}: ${String(before)} → ${String(after)}`);
  }
  return { fields, log };
}
