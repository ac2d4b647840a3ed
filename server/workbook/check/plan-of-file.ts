// The plan as a file tells it: without the service, what is in the file is all there is. Tasks, periods and owners are
// read back from the columns that the service wrote; what somebody changed there cannot be told.
import type { Account } from '../../../plan/account.ts';
import { readDateText } from '../../../plan/check/read-date.ts';
import { emptyFields, fieldNames, type Fields, type FieldValue } from '../../../plan/field.ts';
import type { FileLine, FileReading } from '../../../plan/file/file-reading.ts';
import { dateOf, fromSerial, type IsoDate } from '../../../plan/iso-date.ts';
import type { Plan, Task, UnitMention } from '../../../plan/plan.ts';
import { roleLabels, RowId, type Role, type Row, type Versions } from '../../../plan/row.ts';
import { fromCell } from '../../../plan/sheet/cells.ts';
import { columnPlacesOf, type ColumnPlaces } from '../../../plan/sheet/column-places.ts';
import type { ColumnKey } from '../../../plan/sheet/columns.ts';
import type { BaseRow } from '../../../plan/sheet/sheet-document.ts';
import { readTiming } from '../../../plan/timing/read-timing.ts';
import { unitCode, type Unit } from '../../../plan/unit.ts';

export type PlanOfFile = Readonly<{
  plan: Pick<Plan, 'year' | 'issuedOn'>;
  tasks: readonly Task[];
  units: readonly Unit[];
  /** What the file says it was given. */
  base: readonly Row[];
  /** Whose file it is. */
  account: Account;
}>;

/** `today` names the year where the file names none. */
export function planOfFile(reading: FileReading, today: IsoDate): PlanOfFile {
  const { hidden } = reading;
  const places = columnPlacesOf(reading.headers);
  const lines = firstLines(reading.lines, places);
  const year = yearOf([hidden?.plan ?? '', ...reading.above]) ?? Number(today.slice(0, 4));
  const given = hidden?.base.filter(({ rowId }) => RowId.safeParse(rowId).success) ?? [];
  const ids = given.length > 0 ? given.map(({ rowId }) => rowId) : [...lines.keys()];
  const rows = ids.map(id => assignmentOf(id, textAt(lines.get(id), places, 'role')));
  const bases = new Map(given.map(row => [row.rowId, row]));
  const isWhole = hidden === null || hidden.unit === null;
  return {
    plan: { year, issuedOn: issuedOnIn(reading.above) },
    tasks: tasksOf(rows, id => lineReader(lines.get(id), places, reading.calendar), year),
    units: [...new Set(rows.map(({ unit }) => unit))].map(unitNamed),
    base: rows.map(row => ({ ...row, ...recordOf(bases.get(row.id)) })),
    account: isWhole
      ? { id: 'tep', name: '', unit: null, role: 'secretariat' }
      : { id: 'tep', name: '', unit: unitOfCode(unitCode(hidden.unit!)), role: 'unit' },
  };
}

type Assignment = Pick<Row, 'id' | 'task' | 'unit' | 'role'>;
type CellReader = Readonly<{ text(key: ColumnKey): string; due(): IsoDate | null }>;

function firstLines(lines: readonly FileLine[], places: ColumnPlaces): Map<string, FileLine> {
  const first = new Map<string, FileLine>();
  for (const line of lines) {
    const id = textAt(line, places, 'rowId').trim().toUpperCase();
    if (RowId.safeParse(id).success && !first.has(id)) first.set(id, line);
  }
  return first;
}

function textAt(line: FileLine | undefined, places: ColumnPlaces, key: ColumnKey): string {
  return String(line?.values[places.get(key) ?? -1] ?? '');
}

function lineReader(
  line: FileLine | undefined,
  places: ColumnPlaces,
  calendar: FileReading['calendar'],
): CellReader {
  return {
    text: key => textAt(line, places, key),
    due: () => {
      const value = line?.values[places.get('due') ?? -1];
      if (typeof value === 'number') return fromSerial(value, calendar);
      const read = readDateText(String(value ?? ''));
      return read.kind === 'date' ? read.date : null;
    },
  };
}

function assignmentOf(id: string, roleText: string): Assignment {
  const [no = '', code = ''] = id.split('.');
  const role: Role = roleText.trim() === roleLabels.lead ? 'lead' : 'coordinate';
  return { id, task: Number(no), unit: unitOfCode(code), role };
}

/** Only the code of a unit is in a file; as an id it makes the same row ids again. */
function unitOfCode(code: string): string {
  return code.toLowerCase();
}

function unitNamed(id: string): Unit {
  return {
    id,
    name: id.toUpperCase(),
    aliases: [],
    group: null,
    members: [],
    canReport: true,
    successors: [],
  };
}

function tasksOf(rows: readonly Assignment[], read: (id: string) => CellReader, year: number): Task[] {
  const byTask = new Map<number, Assignment[]>();
  for (const row of rows) byTask.set(row.task, [...(byTask.get(row.task) ?? []), row]);
  return [...byTask].map(([no, assignments]) => {
    const cells = read(assignments[0]!.id);
    const mentions = (role: Role): UnitMention[] =>
      assignments.filter(row => row.role === role).map(({ unit }) => mentionOf(unit));
    const timing = cells.text('timing');
    const lead = cells.text('lead');
    return {
      no,
      printedNo: cells.text('no'),
      title: cells.text('title'),
      lead: { printed: lead, resolved: lead, carriedFrom: null, units: mentions('lead') },
      coordinating: { printed: cells.text('coordinating'), units: mentions('coordinate') },
      timing: {
        ...readTiming(timing, { year }).timing,
        due: cells.due(),
        printed: timing,
        resolved: timing,
        carriedFrom: null,
      },
      line: null,
    };
  });
}

function mentionOf(unit: string): UnitMention {
  return { name: unit, printed: unit, unit, kind: 'unit' };
}

function recordOf(base: BaseRow | undefined): Pick<Row, 'fields' | 'versions'> {
  const fields: Record<string, FieldValue> = { ...emptyFields };
  const versions: Record<string, number> = {};
  fieldNames.forEach((name, index) => {
    fields[name] = fromCell(name, base?.cells[index] ?? '');
    versions[name] = base?.versions[index] ?? 0;
  });
  return { fields: fields as Fields, versions: versions as Versions };
}

function yearOf(texts: readonly string[]): number | null {
  const found = texts.map(text => /(?<!\d)(?:19|20|21)\d\d(?!\d)/.exec(text)?.[0]).find(year => year);
  return found === undefined ? null : Number(found);
}

/** The line below the title says of which day the plan is. */
function issuedOnIn(above: readonly string[]): IsoDate | null {
  const day = /ngày\s+(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})/iu;
  const [, d, m, y] = above.map(text => day.exec(text.normalize('NFC'))).find(match => match) ?? [];
  return d === undefined ? null : dateOf(Number(y), Number(m), Number(d));
}
