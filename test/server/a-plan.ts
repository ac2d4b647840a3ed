// A made-up plan: as many tasks as the story needs, each led by the board and shared with two units.
import { emptyFields, type Fields } from '../../plan/field.ts';
import type { Change } from '../../plan/mutation.ts';
import type { Task } from '../../plan/plan.ts';
import { emptyRows, noVersions, type Row } from '../../plan/row.ts';
import type { Unit, UnitId } from '../../plan/unit.ts';
import type { PlanDocument } from '../../server/store/store.ts';

export const LEAD = 'ban-tdkt';
export const OFFICE = 'vp-ubnd-tinh';
export const SCHOOLS = 'so-gddt';

export function aUnit(id: UnitId, name = id): Unit {
  return { id, name, aliases: [], group: null, members: [], canReport: true, successors: [] };
}

function aTask(no: number): Task {
  const mention = (unit: UnitId) => ({ name: unit, printed: unit, unit, kind: 'unit' as const });
  return {
    no,
    printedNo: String(no),
    title: `Nhiệm vụ ${no}`,
    lead: { printed: '', resolved: '', carriedFrom: null, units: [mention(LEAD)] },
    coordinating: { printed: '', units: [mention(OFFICE), mention(SCHOOLS)] },
    timing: {
      printed: 'Quý II',
      resolved: 'Quý II',
      carriedFrom: null,
      kind: 'quarters',
      quarters: [2],
      start: '2023-04-01',
      due: '2023-06-30',
    },
    line: null,
  };
}

export function aPlan(id = 'ke-hoach-thu', { taskCount = 2, year = 2023 } = {}): PlanDocument {
  return {
    plan: {
      id,
      number: '38/KH-HĐTĐKT',
      numbers: { header: null, appendix: null },
      documentType: 'Kế hoạch',
      year,
      title: 'Kế hoạch công tác',
      issuer: 'Hội đồng Thi đua - Khen thưởng tỉnh',
      place: 'Thái Bình',
      issuedOn: `${year}-04-04`,
      appendix: { heading: 'Phụ lục', title: 'Nhiệm vụ', caption: '', columns: [] },
    },
    tasks: Array.from({ length: taskCount }, (_, index) => aTask(index + 1)),
    units: [
      aUnit(LEAD, 'Ban Thi đua - Khen thưởng'),
      aUnit(OFFICE, 'Văn phòng UBND tỉnh'),
      aUnit(SCHOOLS, 'Sở Giáo dục và Đào tạo'),
    ],
  };
}

export function rowsOf(document: PlanDocument): Row[] {
  return emptyRows(document.tasks, document.units);
}

/** A row as it stands after its result was written at a version. */
export function written(row: Row, result: string, version: number): Row {
  const fields: Fields = { ...(row.fields ?? emptyFields), result };
  return { ...row, fields, versions: { ...(row.versions ?? noVersions), result: version } };
}

export function aChange(
  row: Pick<Row, 'id' | 'unit'>,
  after: string,
  version: number,
  before: string | null = null,
): Change {
  return {
    version,
    rowId: row.id,
    field: 'result',
    before,
    after,
    mutation: `mutation-${version}-${row.id}`,
    account: row.unit,
    person: null,
    unit: row.unit,
    source: 'pane',
    at: '2023-05-15T01:00:00.000Z',
  };
}
