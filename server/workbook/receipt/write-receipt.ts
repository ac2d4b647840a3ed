// The receipt: the unit's file as it now stands, made afresh like every file, with what became of each changed cell. A
// cell in conflict or refused holds what the service holds, so that the receipt sent back as it is changes nothing; what
// the agency had entered stands in the note and, whole, on the summary sheet.
import type ExcelJS from 'exceljs';
import { isField, noteOf, syncTextOf } from '../../../plan/file/receipt-words.ts';
import type { FileOutcome } from '../../../plan/http.ts';
import { columnIndex } from '../../../plan/sheet/columns.ts';
import type { SheetDocument } from '../../../plan/sheet/sheet-document.ts';
import { storedText } from '../cell-text.ts';
import type { FileProperties } from '../page.ts';
import { solidFill, type Style } from '../plan-styles.ts';
import { writePlanWorkbook } from '../write-plan-workbook.ts';
import { addSummarySheet, outcomeFills, type SummarySource } from './summary-sheet.ts';

/** Excel's box for a note shows no more; the summary sheet has all of it. */
const NOTE_LIMIT = 800;

export async function writeReceipt(
  document: SheetDocument,
  source: SummarySource,
  properties: FileProperties = {},
): Promise<Buffer> {
  const { receipt } = source;
  const shown = new Set(document.rows.map(values => String(values[idColumn])));
  const outcomes = receipt.received.outcomes.map(each =>
    shown.has(each.rowId) ? each : withoutRecord(each),
  );
  const byRow = new Map<string, FileOutcome[]>();
  for (const outcome of outcomes) byRow.set(outcome.rowId, [...(byRow.get(outcome.rowId) ?? []), outcome]);
  const marked = withSyncTexts(document, byRow);
  return writePlanWorkbook(marked, properties, (workbook, sheet, lookOf) => {
    markCells(sheet, marked, byRow, lookOf);
    addSummarySheet(workbook, {
      ...source,
      receipt: { ...receipt, received: { ...receipt.received, outcomes } },
    });
  });
}

/** The file may be passed on to its unit, which need not be allowed to read every row that was sent in it. */
function withoutRecord({ id, rowId, field, kind, value, reason }: FileOutcome): FileOutcome {
  return { id, rowId, field, kind, value, ...(reason === undefined ? {} : { reason }) };
}

type OutcomesByRow = ReadonlyMap<string, readonly FileOutcome[]>;

const idColumn = columnIndex('rowId');

function withSyncTexts(document: SheetDocument, byRow: OutcomesByRow): SheetDocument {
  const sync = columnIndex('sync');
  return {
    ...document,
    rows: document.rows.map(values => {
      const outcomes = byRow.get(String(values[idColumn]));
      return outcomes ? values.with(sync, syncTextOf(outcomes)) : values;
    }),
  };
}

function markCells(
  sheet: ExcelJS.Worksheet,
  document: SheetDocument,
  byRow: OutcomesByRow,
  lookOf: (line: number, column: number) => Style,
): void {
  document.rows.forEach((values, index) => {
    for (const outcome of byRow.get(String(values[idColumn])) ?? []) {
      if (!isField(outcome.field)) continue;
      const column = columnIndex(outcome.field);
      const cell = sheet.getCell(document.headerRow + index + 2, column + 1);
      cell.style = { ...lookOf(index, column), fill: solidFill(outcomeFills[outcome.kind]) };
      cell.note = storedText(clipped(noteOf(outcome)));
    }
  });
}

function clipped(text: string): string {
  return text.length <= NOTE_LIMIT ? text : `${text.slice(0, NOTE_LIMIT - 1)}…`;
}
