// The hidden sheet as cells. It survives every program that saves a workbook again; what those programs do to plain
// cells (numbers as text, rows moved by a careless hand) is read back all the same.
import { fieldNames, Status, statusLabels } from '../field.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import { columnLetter, columnOf } from './columns.ts';
import {
  HIDDEN_SHEET_NAME,
  type Area,
  type BaseRow,
  type CellValue,
  type HiddenSheet,
  type names,
} from './sheet-document.ts';

/** Raised when a newer program writes what an older one would misread. */
export const FORMAT_VERSION = 1;

/** The text at the place of today's serial where the cell is to hold Excel's own date. */
export const TODAY_FORMULA = '=TODAY()';

const keys = ['formatVersion', 'plan', 'unit', 'file', 'version', 'epoch', 'signature', 'today'] as const;
const BASE_HEADER_ROW = 9;
/** The headers of the fields as the visible sheet has them, right above the base's own. */
const FIELD_HEADERS_ROW = BASE_HEADER_ROW - 1;
const STATUS_COLUMN = 13;
const baseHeader = ['rowId', ...fieldNames, 'versions', 'sent'];

/** The secretariat's sheet is for no one unit; an empty cell would not tell that from a lost value. */
const NO_UNIT = '*';

export type NameKey = keyof typeof names;

/** The cells of the hidden sheet that the workbook's names stand for, for a base of so many rows (at least one). */
export function hiddenAreas(rowCount: number): Readonly<Record<NameKey, Area>> {
  const row = BASE_HEADER_ROW + 1;
  const rows = Math.max(1, rowCount);
  return {
    statusList: { row: 0, column: STATUS_COLUMN, rows: Status.options.length, columns: 1 },
    baseIds: { row, column: 0, rows, columns: 1 },
    baseCells: { row, column: 1, rows, columns: fieldNames.length },
    baseHeaders: { row: FIELD_HEADERS_ROW, column: 1, rows: 1, columns: fieldNames.length },
    today: { row: keys.indexOf('today'), column: 1, rows: 1, columns: 1 },
  };
}

/** The same as A1 references. */
export function hiddenReferences(rowCount: number): Readonly<Record<NameKey, string>> {
  const entries = Object.entries(hiddenAreas(rowCount)).map(([key, area]) => [key, referenceOf(area)]);
  return Object.fromEntries(entries) as Record<NameKey, string>;
}

function referenceOf({ row, column, rows, columns }: Area): string {
  const corner = (at: number, down: number): string => `$${columnLetter(at)}$${down + 1}`;
  const first = corner(column, row);
  const last = corner(column + columns - 1, row + rows - 1);
  return `${HIDDEN_SHEET_NAME}!${first}${first === last ? '' : `:${last}`}`;
}

/** What stands in the cells named `baseHeaders`. */
export const fieldHeaders: readonly string[] = fieldNames.map(name => columnOf[name].header);

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
  put(FIELD_HEADERS_ROW, 1, fieldHeaders);
  put(BASE_HEADER_ROW, 0, baseHeader);
  hidden.base.forEach((row, index) => put(BASE_HEADER_ROW + 1 + index, 0, baseRowCells(row)));
  return block;
}

/** A row of the base, from column A on. */
export function baseRowCells({ rowId, cells, versions, sent = [] }: BaseRow): CellValue[] {
  return [rowId, ...cells, versions.join(' '), sent.join(' ')];
}

type Values = readonly (readonly unknown[])[];

/**
 * Reads the block back, tolerantly. A lost version, file or signature leaves nothing to trust but is no reason to
 * refuse the file; only a sheet that does not tell its plan, or comes from a newer program, is refused.
 */
export function decodeHidden(values: Values): HiddenSheet | { reason: ReasonCode } {
  const decoder = new HiddenDecoder();
  decoder.add(values);
  return decoder.end();
}

/** Rows above the base's header in which settings are looked for where that header is gone. */
const SETTING_ROWS = 50;

/** The same row by row, for a sheet that is read in pieces: each takes its time when it comes. */
export class HiddenDecoder {
  readonly #head: (readonly unknown[])[] = [];
  readonly #base: BaseRow[] = [];
  #places: BasePlaces | null = null;

  add(rows: Values): void {
    for (const row of rows) {
      if (this.#places) this.#base.push(...decodeBaseRow(row, this.#places));
      else if (textOf(row[0]) === 'rowId') this.#places = placesOf(row);
      else this.#head.push(row);
    }
  }

  end(): HiddenSheet | { reason: ReasonCode } {
    const head = this.#places ? this.#head : this.#head.slice(0, SETTING_ROWS);
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
      base: this.#base,
    };
  }
}

type BasePlaces = Readonly<{ fields: readonly number[]; versions: number; sent: number }>;

function placesOf(header: readonly unknown[]): BasePlaces {
  const placeOf = (name: string): number => header.findIndex(cell => textOf(cell) === name);
  return { fields: fieldNames.map(placeOf), versions: placeOf('versions'), sent: placeOf('sent') };
}

/** None where the row has no id. */
function decodeBaseRow(row: readonly unknown[], places: BasePlaces): BaseRow[] {
  const rowId = textOf(row[0]);
  if (rowId === '') return [];
  const sent = sentFrom(row[places.sent]);
  return [
    {
      rowId,
      cells: places.fields.map(place => cellOf(row[place])),
      versions: versionsFrom(row[places.versions]),
      ...(sent.length > 0 && { sent }),
    },
  ];
}

/** The cell of a base row that tells which version each field is of. */
export function versionsFrom(cell: unknown): readonly number[] {
  const versions = textOf(cell).split(/\D+/).filter(Boolean).map(Number);
  return fieldNames.map((_, index) => versions[index] ?? 0);
}

/** The cell of a base row that tells what was sent upon it. */
export function sentFrom(cell: unknown): readonly string[] {
  return textOf(cell).split(/\s+/).filter(Boolean);
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
