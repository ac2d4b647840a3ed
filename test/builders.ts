// Small plans, units and rows for stories that do not turn on the seed plan.
import type { Account } from '../plan/account.ts';
import { emptyFields, fieldNames, type Fields } from '../plan/field.ts';
import type { IsoDate } from '../plan/iso-date.ts';
import { leadsOf } from '../plan/permission.ts';
import type { Plan, Task, UnitMention } from '../plan/plan.ts';
import type { Snapshot } from '../plan/push.ts';
import { quarterEnd, quarterNumeral, quarterStart, type Quarter } from '../plan/quarter.ts';
import { emptyRows, noVersions, rowIdOf, type Row, type Versions } from '../plan/row.ts';
import type { Unit, UnitId } from '../plan/unit.ts';

export const YEAR = 2023;

export function aUnit(id: UnitId, rest: Partial<Unit> = {}): Unit {
  return {
    id,
    name: `Đơn vị ${id}`,
    aliases: [],
    group: null,
    members: [],
    canReport: true,
    successors: [],
    ...rest,
  };
}

function mention(unit: UnitId): UnitMention {
  return { name: unit, printed: unit, unit, kind: 'unit' };
}

export type TaskStory = Readonly<{
  no: number;
  quarters?: readonly Quarter[];
  lead?: UnitId | null;
  coordinating?: readonly UnitId[];
  due?: IsoDate | null;
  kind?: Task['timing']['kind'];
  carried?: boolean;
}>;

/** A task of quarter II unless the story says otherwise, due on the last day of its last quarter. */
export function aTask({
  no,
  quarters = [2],
  lead = 'chu-tri',
  coordinating = [],
  due,
  kind,
  carried,
}: TaskStory): Task {
  const timing = `Quý ${quarters.map(quarterNumeral).join(', ')}`;
  const leadName = lead === null ? '' : `Đơn vị ${lead}`;
  const first = quarters[0];
  const last = quarters.at(-1);
  return {
    no,
    printedNo: `${no}.`,
    title: `Nhiệm vụ số ${no}`,
    lead: {
      printed: carried ? '' : leadName,
      resolved: leadName,
      carriedFrom: carried ? 1 : null,
      units: lead === null ? [] : [mention(lead)],
    },
    coordinating: {
      printed: coordinating.map(unit => `Đơn vị ${unit}`).join('; '),
      units: coordinating.map(mention),
    },
    timing: {
      printed: timing,
      resolved: timing,
      carriedFrom: null,
      kind: kind ?? 'quarters',
      quarters: [...quarters],
      start: first === undefined ? null : quarterStart(YEAR, first),
      due: due !== undefined ? due : last === undefined ? null : quarterEnd(YEAR, last),
    },
    line: null,
  };
}

export function aPlan(rest: Partial<Plan> = {}): Plan {
  return {
    id: 'ke-hoach-thu',
    number: '38/KH-HĐTĐKT',
    numbers: { header: null, appendix: null },
    documentType: 'Kế hoạch',
    year: YEAR,
    title: 'Công tác năm 2023',
    issuer: 'Hội đồng Thi đua - Khen thưởng tỉnh',
    place: 'Thái Bình',
    issuedOn: null,
    appendix: {
      heading: 'Phụ lục',
      title: 'Nhiệm vụ công tác năm 2023',
      caption: '(Kèm theo Kế hoạch số 38/KH-HĐTĐKT ngày 04/4/2023)',
      columns: [],
    },
    ...rest,
  };
}

export function unitAccount(unit: UnitId): Account {
  return { id: unit, name: `Đơn vị ${unit}`, unit, role: 'unit' };
}

export const secretariat: Account = { id: 'thu-ky', name: 'Thư ký', unit: null, role: 'secretariat' };

/** Fields of a row: empty but for those named. */
export function someFields(fields: Partial<Fields> = {}): Fields {
  return { ...emptyFields, ...fields };
}

/** A row whose named fields were last changed in `version`. */
export function aRow(
  task: number,
  unit: UnitId,
  role: Row['role'] = 'lead',
  fields: Partial<Fields> = {},
  version = 1,
): Row {
  const changed = fieldNames.filter(name => fields[name] !== undefined).map(name => [name, version]);
  return {
    id: rowIdOf(task, unit),
    task,
    unit,
    role,
    fields: someFields(fields),
    versions: { ...noVersions, ...(Object.fromEntries(changed) as Partial<Versions>) },
  };
}

export type SnapshotStory = Readonly<{
  version?: number;
  tasks: readonly Task[];
  units: readonly Unit[];
  /** Rows that differ from the empty ones the tasks make. */
  rows?: readonly Row[];
  issuedOn?: IsoDate | null;
}>;

export function aSnapshot({
  version = 1,
  tasks,
  units,
  rows = [],
  issuedOn = null,
}: SnapshotStory): Snapshot {
  const all = new Map([...emptyRows(tasks, units), ...rows].map(row => [row.id, row]));
  return {
    version,
    rows: all,
    tasks: new Map(tasks.map(task => [task.no, task])),
    units: new Map(units.map(unit => [unit.id, unit])),
    leads: leadsOf(all.values()),
    plan: { year: YEAR, issuedOn },
  };
}
