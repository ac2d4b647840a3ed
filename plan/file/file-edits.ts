// What was changed in a file: each cell that differs from what the file was given, read with the check that pane, page
// and service share. The base is always the service's own; the copy in the file serves whoever fills it in.
import type { Finding } from '../check/check-cell.ts';
import type { Account } from '../account.ts';
import { fieldNames, type FieldName, type FieldValue } from '../field.ts';
import { fromSerial, type IsoDate } from '../iso-date.ts';
import type { Plan, Task } from '../plan.ts';
import type { Row } from '../row.ts';
import { fieldCells, toCell } from '../sheet/cells.ts';
import { columnPlacesOf } from '../sheet/column-places.ts';
import { compareSheet, type ComparedRow } from '../sheet/compare-sheet.ts';
import type { BaseRow, SheetFinding } from '../sheet/sheet-document.ts';
import type { Unit } from '../unit.ts';
import type { FileLine, FileReading } from './file-reading.ts';

/** A cell of the file that holds something else than its base. */
export type FileEdit = Readonly<{
  rowId: string;
  field: FieldName;
  /** The version that last changed the field in the rows compared with. */
  baseVersion: number;
  /** As the cell shows it. */
  shown: string;
}> &
  (
    | Readonly<{ kind: 'change'; value: FieldValue }>
    /** The cell cannot be taken; nothing of it is sent. */
    | Readonly<{ kind: 'refused'; finding: Finding }>
  );

export type FileEdits = Readonly<{ edits: readonly FileEdit[]; findings: readonly SheetFinding[] }>;

export type FileSource = Readonly<{
  reading: FileReading;
  /**
   * The rows that the sender may read, as they stood when the file was made; as they stand now where that is not known.
   * Of another row every filled cell counts as an edit, so that nobody learns by trying what it holds.
   */
  base: readonly Row[];
  /** True of a row that the file was made with: if its line is gone, that is told. */
  wasGiven(row: Row): boolean;
  plan: Pick<Plan, 'year' | 'issuedOn'>;
  tasks: readonly Task[];
  units: readonly Unit[];
  account: Account;
  today: IsoDate;
}>;

/** The edits in the order of the lines, and what of the sheet itself was left aside. */
export function fileEdits(source: FileSource): FileEdits {
  const { reading, base, wasGiven, ...rest } = source;
  const places = columnPlacesOf(reading.headers);
  const inFile = new Set(reading.lines.map(({ values }) => rowIdIn(values[places.get('rowId') ?? -1])));
  const { rows, findings } = compareSheet({
    ...rest,
    reading: {
      ...reading,
      hidden: {
        ...(reading.hidden ?? emptyHidden),
        base: base.filter(row => inFile.has(row.id) || wasGiven(row)).map(baseRow),
      },
    },
  });
  const bySheetRow = new Map(reading.lines.map(line => [line.sheetRow, line]));
  return {
    edits: rows.flatMap(row => {
      const line = bySheetRow.get(row.sheetRow)!;
      return fieldNames.flatMap(field => editOf(row, field, line, places.get(field), reading.calendar));
    }),
    findings: [...findings, ...ignoredSheets(reading)],
  };
}

function rowIdIn(value: string | number | boolean | undefined): string {
  return String(value ?? '')
    .trim()
    .toUpperCase();
}

function baseRow({ id, fields, versions }: Row): BaseRow {
  return { rowId: id, cells: fieldCells(fields), versions: fieldNames.map(name => versions[name]) };
}

const emptyHidden = {
  formatVersion: 1,
  plan: '',
  unit: null,
  file: '',
  version: 0,
  epoch: '',
  signature: '',
  today: null,
};

function editOf(
  row: ComparedRow,
  field: FieldName,
  line: FileLine,
  place: number | undefined,
  calendar: 1900 | 1904,
): FileEdit[] {
  const { verdict, pending, base, baseVersion } = row.cells[field];
  if (!pending || place === undefined) return [];
  const head = { rowId: row.rowId, field, baseVersion, shown: line.texts[place] ?? '' };
  if (line.covered.includes(place)) return [{ ...head, kind: 'refused', finding: mergedCell }];
  if (verdict.ok) return [{ ...head, kind: 'change', value: verdict.value }];
  const finding = verdict.findings[0] ?? wrongKind;
  // A whole column was given another format: its untouched cells look wrong and say what they said.
  if (finding.reason !== 'repeatedCell' && holds(line.values[place], field, base, calendar)) return [];
  return [{ ...head, kind: 'refused', finding }];
}

function holds(
  value: string | number | boolean | undefined,
  field: FieldName,
  base: FieldValue,
  calendar: 1900 | 1904,
): boolean {
  if (field === 'completedOn' && typeof value === 'number') return fromSerial(value, calendar) === base;
  return value === toCell(field, base);
}

const mergedCell: Finding = { reason: 'mergedCell', params: {}, fixes: [] };
const wrongKind: Finding = { reason: 'wrongKind', params: {}, fixes: [] };

function ignoredSheets({ ignoredSheets: names, sheetName }: FileReading): SheetFinding[] {
  return names.map(name => ({ reason: 'otherSheetIgnored', rows: [], params: { name, read: sheetName } }));
}
