// Sheets made, changed by a hand and read back, without a workbook in between.
import type { Account } from '../../../plan/account.ts';
import { formatDate, fromSerial } from '../../../plan/iso-date.ts';
import type { Row } from '../../../plan/row.ts';
import { emptyRows } from '../../../plan/row.ts';
import { buildSheet, type SheetSource } from '../../../plan/sheet/build-sheet.ts';
import { columns, columnIndex, type ColumnKey } from '../../../plan/sheet/columns.ts';
import { decodeHidden, encodeHidden } from '../../../plan/sheet/hidden-sheet.ts';
import type { CellValue, SheetDocument } from '../../../plan/sheet/sheet-document.ts';
import type { SheetLine, SheetReading } from '../../../plan/sheet/sheet-reading.ts';
import { aPlan, aRow, aTask, aUnit, secretariat } from '../../builders.ts';

export const units = [
  aUnit('chu-tri', { name: 'Ban Thi đua' }),
  aUnit('vp', { name: 'Văn phòng' }),
  aUnit('so'),
];
export const tasks = [
  aTask({ no: 1, quarters: [1], coordinating: ['vp'], carried: true }),
  aTask({ no: 2, coordinating: ['vp', 'so'] }),
  aTask({ no: 3, lead: 'vp', coordinating: ['so'] }),
];
const written = [
  aRow(2, 'vp', 'coordinate', { status: 'inProgress', percent: 40, result: 'Đã họp', note: '=1+1' }, 3),
  aRow(3, 'vp', 'lead', { status: 'done', completedOn: '2023-05-10', documents: '38/KH-HĐTĐKT' }, 4),
  aRow(3, 'so', 'coordinate', { obstacles: 'Thiếu kinh phí' }, 2),
];
export const rows: readonly Row[] = [
  ...new Map([...emptyRows(tasks, units), ...written].map(row => [row.id, row])).values(),
];
export const plan = aPlan({ issuedOn: '2023-04-04' });

export function sheetFor(account: Account = secretariat, rest: Partial<SheetSource> = {}): SheetDocument {
  return buildSheet({
    plan,
    tasks,
    units,
    rows,
    account,
    version: 4,
    epoch: 'e1',
    file: 'tep-1',
    signature: 'chu-ky',
    today: '2023-05-15',
    ...rest,
  });
}

/** The sheet as it is read back; the hidden one through its cells. */
export function readBack(document: SheetDocument): SheetReading {
  const hidden = decodeHidden(encodeHidden(document.hidden));
  if ('reason' in hidden) throw new Error(`expected a hidden sheet, found ${hidden.reason}`);
  const first = document.headerRow + 1;
  return {
    sheetName: document.name,
    hidden,
    headerRow: document.headerRow,
    headers: document.headers,
    lines: document.rows.map((values, index) => lineAt(first + index, values)),
  };
}

export function lineAt(sheetRow: number, values: readonly (CellValue | boolean)[]): SheetLine {
  return { sheetRow, values, texts: values.map(shown) };
}

function shown(value: CellValue | boolean, index: number): string {
  const isDate = columns[index]?.kind === 'date' && typeof value === 'number';
  const date = isDate ? fromSerial(value) : null;
  return date === null ? String(value) : formatDate(date);
}

/** The reading with some cells typed over: by row id, column and value. */
export function typed(
  reading: SheetReading,
  ...edits: readonly (readonly [rowId: string, column: ColumnKey, value: CellValue | boolean])[]
): SheetReading {
  const lines = reading.lines.map(line => {
    const own = edits.filter(([rowId]) => line.values[columnIndex('rowId')] === rowId);
    const values = [...line.values];
    for (const [, column, value] of own) values[columnIndex(column)] = value;
    return lineAt(line.sheetRow, values);
  });
  return { ...reading, lines };
}
