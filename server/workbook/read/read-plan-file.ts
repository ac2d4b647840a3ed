// An .xlsx from outside, read with bounds and without a spreadsheet library: only the parts that hold cells are unzipped,
// each is read once from front to back, formulas count by the values kept beside them, macros and links not at all.
import type { FileReading } from '../../../plan/file/file-reading.ts';
import { decodeHidden } from '../../../plan/sheet/hidden-sheet.ts';
import { HIDDEN_SHEET_NAME, type HiddenSheet } from '../../../plan/sheet/sheet-document.ts';
import { sharedTexts } from './cell-texts.ts';
import { requireWorkbook, requireZip } from './kind-of-file.ts';
import { numberFormatsOf } from './number-formats.ts';
import { openZip, type Zip } from './open-zip.ts';
import { PlanTableReader } from './plan-table.ts';
import { readLimits, type ReadLimits } from './read-limits.ts';
import { damaged, Unreadable } from './unreadable.ts';
import { workbookParts, type SheetPart } from './workbook-parts.ts';
import { readWorksheet, type CellSource, type MergedArea, type ReadRow } from './worksheet-rows.ts';

/** What the hidden sheet is wide, with some room. */
const HIDDEN_COLUMNS = 32;

/** The plan's sheet in the file. Throws `Unreadable`; bounded in memory, not in time. */
export function readPlanFile(bytes: Uint8Array, limits: ReadLimits = readLimits): FileReading {
  requireZip(bytes);
  const zip = openZip(bytes, limits);
  requireWorkbook(zip);
  const { sheets, calendar, sharedStrings, styles } = workbookParts(zip, limits);
  const source: CellSource = {
    texts: partOf(zip, sharedStrings, part => sharedTexts(part, limits)),
    formats: partOf(zip, styles, part => numberFormatsOf(part, limits)),
    calendar,
    budget: { filledCells: limits.filledCells },
  };
  const readSheet = (sheet: SheetPart, visit: (row: number, cells: ReadRow) => void): MergedArea[] => {
    const part = zip.read(sheet.path);
    if (part === null) throw damaged();
    return readWorksheet(part, source, limits, visit);
  };

  const hiddenSheet = sheets.find(sheet => sheet.name === HIDDEN_SHEET_NAME) ?? sheets.find(isCopyOfHidden);
  const tables = sheets
    // Somebody may have hidden the table's sheet too; shown ones come first.
    .toSorted((a, b) => Number(b.isVisible) - Number(a.isVisible))
    .filter(sheet => sheet.name !== HIDDEN_SHEET_NAME && !isCopyOfHidden(sheet))
    .flatMap(sheet => {
      const reader = new PlanTableReader(limits);
      const merged = readSheet(sheet, (row, cells) => reader.visit(row, cells));
      return reader.hasTable ? [{ sheet, table: reader.finish(merged) }] : [];
    });
  const [found, ...others] = tables;
  if (!found) throw new Unreadable('planSheetMissing');
  return {
    sheetName: found.sheet.name,
    calendar,
    ...found.table,
    hidden: hiddenSheet ? readHidden(hiddenSheet, readSheet) : null,
    ignoredSheets: others.map(({ sheet }) => sheet.name),
  };
}

function partOf(zip: Zip, path: string | null, read: (part: Uint8Array) => string[]): string[] {
  const part = path === null ? null : zip.read(path);
  return part === null ? [] : read(part);
}

/** Excel names the hidden sheet of a copied pair `_phuluc (2)`. */
function isCopyOfHidden({ name }: SheetPart): boolean {
  return name.startsWith(`${HIDDEN_SHEET_NAME} (`);
}

/** Null where it does not tell its plan any more; throws where a newer program wrote it. */
function readHidden(
  sheet: SheetPart,
  readSheet: (sheet: SheetPart, visit: (row: number, cells: ReadRow) => void) => unknown,
): HiddenSheet | null {
  const values: (string | number | boolean)[][] = [];
  readSheet(sheet, (_row, cells) => {
    const line = new Array<string | number | boolean>(HIDDEN_COLUMNS).fill('');
    for (const [column, { value }] of cells) if (column < HIDDEN_COLUMNS) line[column] = value;
    values.push(line);
  });
  const hidden = decodeHidden(values);
  if (!('reason' in hidden)) return hidden;
  if (hidden.reason === 'newerFormat') throw new Unreadable('newerFormat');
  return null;
}
