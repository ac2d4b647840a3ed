// The hidden sheet as cells. It survives every program that saves a workbook again; what those programs do to plain
// cells (numbers as text, rows moved by a careless hand) is read back all the same.
import { fieldNames, Status, statusLabels } from '../field.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import { columnLetter } from './columns.ts';
import { HIDDEN_SHEET_NAME, type BaseRow, type CellValue, type HiddenSheet } from './sheet-document.ts';

/** Raised when a newer program writes what an older one would misread. */
export const FORMAT_VERSION = 1;

/** The text at the place of today's serial where the cell is to hold Excel's own date. */
export const TODAY_FORMULA = '=TODAY()';

const keys = ['formatVersion', 'plan', 'unit', 'file', 'version', 'epoch', 'signature', 'today'] as const;
const BASE_HEADER_ROW = 9;
const STATUS_COLUMN = 13;
const baseHeader = ['rowId', ...fieldNames, 'versions'];

/** The secretariat's sheet is for no one unit; an empty cell would not tell that from a lost value. */
const NO_UNIT = '*';

/** A1 references of what the workbook's names stand for, for a base of so many rows (at least one). */
export function hiddenReferences(
  rowCount: number,
): Readonly<Record<'statusList' | 'baseIds' | 'baseCells' | 'today', string>> {
  const first = BASE_HEADER_ROW + 2;
  const last = first + Math.max(1, rowCount) - 1;
  const area = (from: number, top: number, to: number, bottom: number): string =>
    `${HIDDEN_SHEET_NAME}!$${columnLetter(from)}$${top}:$${columnLetter(to)}$${bottom}`;
  return {
    statusList: area(STATUS_COLUMN, 1, STATUS_COLUMN, Status.options.length),
    baseIds: area(0, first, 0, last),
    baseCells: area(1, first, fieldNames.length, last),
    today: `${HIDDEN_SHEET_NAME}!$B$${keys.indexOf('today') + 1}`,
  };
}

/** The block to write from A1: keys and values, the status words, and from row 10 the base. */
export function encodeHidden(hidden: HiddenSheet): CellValue[][] {
  const block = Array.from({ length: BASE_HEADER_ROW + 1 + hidden.base.length }, () =>
    new Array<CellValue>(STATUS_COLUMN + 1).fill(''),
  );
  const values = { ...hidden, unit: hidden.unit ?? NO_UNIT, today: hidden.today ?? TODAY_FORMULA };
  const put = (row: number, column: number, cells: readonly CellValue[]): void =>
    void block[row]?.splice(column, cells.length, ...cells);
  keys.forEach((key, row) => put(row, 0, [key, values[key]]));
  Status.options.forEach((status, row) => put(row, STATUS_COLUMN, [statusLabels[status]]));
  put(BASE_HEADER_ROW, 0, baseHeader);
  hidden.base.forEach((row, index) =>
    put(BASE_HEADER_ROW + 1 + index, 0, [row.rowId, ...row.cells, row.versions.join(' ')]),
  );
  return block;
}

type Values = readonly (readonly unknown[])[];

/**
 * Reads the block back, tolerantly. A lost version, file or signature leaves nothing to trust but is no reason to
 * refuse the file; only a sheet that does not tell its plan, or comes from a newer program, is refused.
 */
export function decodeHidden(values: Values): HiddenSheet | { reason: ReasonCode } {
  const headerRow = values.findIndex(row => textOf(row[0]) === 'rowId');
  const head = headerRow < 0 ? values.slice(0, 50) : values.slice(0, headerRow);
  const settings = new Map(head.map(row => [textOf(row[0]), row[1]]));
  const plan = textOf(settings.get('plan'));
  if (plan === '') return { reason: 'hiddenSheetUnreadable' };
  if (numberOf(settings.get('formatVersion'), FORMAT_VERSION) > FORMAT_VERSION)
    return { reason: 'newerFormat' };

  const unit = textOf(settings.get('unit'));
  const today = settings.get('today');
  return {
    formatVersion: FORMAT_VERSION,
    plan,
    unit: unit === '' || unit === NO_UNIT ? null : unit,
    file: textOf(settings.get('file')),
    version: wholeNumber(settings.get('version')),
    epoch: textOf(settings.get('epoch')),
    signature: textOf(settings.get('signature')),
    today: typeof today === 'number' && today > 0 ? today : null,
    base: headerRow < 0 ? [] : decodeBase(values[headerRow] ?? [], values.slice(headerRow + 1)),
  };
}

function decodeBase(header: readonly unknown[], rows: Values): BaseRow[] {
  const placeOf = (name: string): number => header.findIndex(cell => textOf(cell) === name);
  const places = fieldNames.map(placeOf);
  const versionsPlace = placeOf('versions');
  return rows.flatMap(row => {
    const rowId = textOf(row[0]);
    if (rowId === '') return [];
    const versions = textOf(row[versionsPlace]).split(/\D+/).filter(Boolean).map(Number);
    return [
      {
        rowId,
        cells: places.map(place => cellOf(row[place])),
        versions: fieldNames.map((_, index) => versions[index] ?? 0),
      },
    ];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function cellOf(value: unknown): CellValue {
  return typeof value === 'string' || typeof value === 'number' ? value : '';
}

function numberOf(value: unknown, otherwise: number): number {
  const number = Number(textOf(value) || Number.NaN);
  return Number.isFinite(number) ? number : otherwise;
}

function wholeNumber(value: unknown): number {
  return Math.max(0, Math.floor(numberOf(value, 0)));
}
