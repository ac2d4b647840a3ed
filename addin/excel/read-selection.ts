// What stands in the selected cells, as lines of a document: a pasted appendix, with the cells that are merged in it.
import { linesOfCells, type TableLine } from '../../plan/read/lines-of-cells.ts';
import type { SourceLine } from '../../plan/read/source-line.ts';
import { readCells } from './read-cells.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';

/** `mergesKnown`: some cells reach over several rows, so blank ones that do not are really blank. */
export type SelectedLines = Readonly<{ lines: readonly SourceLine[]; mergesKnown: boolean; rows: number }>;

/** Columns and rows beyond these belong to no appendix. */
const MOST_COLUMNS = 64;
const MOST_ROWS = 20_000;

/** A single cell stands for all that is written in its sheet; null where nothing is. */
export async function readSelection(access: ExcelAccess): Promise<SelectedLines | null> {
  return runExcel(access, async context => {
    const selected = context.workbook.getSelectedRange();
    selected.load('cellCount');
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const inSelection = selected.getUsedRangeOrNullObject(true);
    inSelection.load('rowIndex,columnIndex,rowCount,columnCount');
    const inSheet = sheet.getUsedRangeOrNullObject(true);
    inSheet.load('rowIndex,columnIndex,rowCount,columnCount');
    await context.sync();
    const used = selected.cellCount === 1 ? inSheet : inSelection;
    if (used.isNullObject) return null;
    const area = {
      row: used.rowIndex,
      column: used.columnIndex,
      rows: Math.min(used.rowCount, MOST_ROWS),
      columns: Math.min(used.columnCount, MOST_COLUMNS),
    };
    const merged = sheet
      .getRangeByIndexes(area.row, area.column, area.rows, area.columns)
      .getMergedAreasOrNullObject();
    merged.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
    const [cells] = await readCells(context, [{ sheet, area }]);
    const merges = merged.isNullObject ? [] : merged.areas.items;
    const tall = merges.filter(it => it.rowCount > 1);
    const rows: TableLine[] = (cells?.texts ?? []).map(texts => ({ cells: texts, merged: [] }));
    for (const it of tall) {
      for (let row = it.rowIndex + 1; row < it.rowIndex + it.rowCount; row += 1)
        for (let column = it.columnIndex; column < it.columnIndex + it.columnCount; column += 1)
          rows[row - area.row]?.merged.push(column - area.column);
    }
    return { lines: linesOfCells(rows), mergesKnown: tall.length > 0, rows: area.rows };
  });
}
