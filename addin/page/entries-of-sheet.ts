import { fieldNames } from '../../plan/field.ts';
import { columnIndex } from '../../plan/sheet/columns.ts';
import type { BaseRow, HiddenSheet } from '../../plan/sheet/sheet-document.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { KeptEntry } from './kept-entries.ts';

const places = fieldNames.map(columnIndex);

/** Each cell of the sheet that holds something else than its base. */
export function entriesOf({ lines, hidden }: SheetReading): KeptEntry[] {
  const bases = new Map(hidden.base.map(row => [row.rowId, row]));
  const { epoch } = hidden;
  return lines.flatMap(({ values }): KeptEntry[] => {
    const base = bases.get(String(values[0]));
    if (!base) return [];
    return fieldNames.flatMap((field, index) => {
      const value = values[places[index]!] ?? '';
      const given = base.cells[index] ?? '';
      if (typeof value === 'boolean' || String(value) === String(given)) return [];
      return [{ rowId: base.rowId, field, value, base: given, version: base.versions[index] ?? 0, epoch }];
    });
  });
}

/**
 * The base with what the authors of the entries were looking at. After a restore from backup versions may repeat: such
 * an entry is held against whatever stands.
 */
export function baseWithEntries(hidden: HiddenSheet, entries: readonly KeptEntry[]): BaseRow[] {
  const byRow = new Map<string, KeptEntry[]>();
  for (const entry of entries) byRow.set(entry.rowId, [...(byRow.get(entry.rowId) ?? []), entry]);
  return hidden.base.map(row => {
    const own = byRow.get(row.rowId);
    if (!own) return row;
    const cells = [...row.cells];
    const versions = [...row.versions];
    for (const { field, base, version, epoch } of own) {
      const index = fieldNames.indexOf(field);
      cells[index] = epoch === hidden.epoch ? base : '';
      versions[index] = epoch === hidden.epoch ? version : 0;
    }
    return { ...row, cells, versions };
  });
}
