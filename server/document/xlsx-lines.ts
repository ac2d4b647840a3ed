// The visible sheets of an .xlsx as lines and rows, one sheet after another.
import type { SourceLine } from '../../plan/read/source-line.ts';
import { sharedTexts } from '../workbook/read/cell-texts.ts';
import { numberFormatsOf } from '../workbook/read/number-formats.ts';
import type { Zip } from '../workbook/read/open-zip.ts';
import type { ReadLimits } from '../workbook/read/read-limits.ts';
import { damaged, tooComplex } from '../workbook/read/unreadable.ts';
import { workbookParts } from '../workbook/read/workbook-parts.ts';
import { readWorksheet, type CellSource, type ReadRow } from '../workbook/read/worksheet-rows.ts';
import { linesOfCells, type TableLine } from '../../plan/read/lines-of-cells.ts';

/** Columns beyond this belong to no appendix. */
const MOST_COLUMNS = 64;

/** Throws `Unreadable`. `mergesKnown` where a merged area reaches over several rows. */
export function xlsxLines(
  zip: Zip,
  limits: ReadLimits,
): Readonly<{ lines: SourceLine[]; mergesKnown: boolean }> {
  const { sheets, calendar, sharedStrings, styles } = workbookParts(zip, limits);
  const part = (path: string | null, read: (bytes: Uint8Array) => string[]): string[] => {
    const bytes = path === null ? null : zip.read(path);
    return bytes === null ? [] : read(bytes);
  };
  const source: CellSource = {
    texts: part(sharedStrings, bytes => sharedTexts(bytes, limits)),
    formats: part(styles, bytes => numberFormatsOf(bytes, limits)),
    calendar,
    budget: { filledCells: limits.filledCells },
  };
  const tables: TableLine[] = [];
  let mergesKnown = false;
  for (const sheet of sheets.filter(({ isVisible }) => isVisible)) {
    const bytes = zip.read(sheet.path);
    if (bytes === null) throw damaged();
    const first = tables.length;
    const at = new Map<number, number>();
    const merges = readWorksheet(bytes, source, limits, (row, cells) => {
      if (tables.length >= limits.lines) throw tooComplex(`${limits.lines} rows`);
      at.set(row, tables.length);
      tables.push({ cells: cellsOf(cells), merged: [] });
    });
    for (const { top, left, bottom, right } of merges) {
      if (bottom === top) continue;
      mergesKnown = true;
      for (let row = top + 1; row <= Math.min(bottom, top + limits.lines); row += 1) {
        const line = tables[at.get(row) ?? -1];
        for (let column = left; line && column <= Math.min(right, MOST_COLUMNS); column += 1)
          line.merged.push(column);
      }
    }
    if (tables.length > first) tables.push({ cells: [], merged: [] });
  }
  return { lines: linesOfCells(tables), mergesKnown };
}

function cellsOf(row: ReadRow): string[] {
  const cells: string[] = [];
  for (const [column, { text }] of row) if (column < MOST_COLUMNS) cells[column] = text;
  return Array.from(cells, cell => cell ?? '');
}
