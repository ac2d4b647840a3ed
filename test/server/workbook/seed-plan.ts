// The seed plan as a careful clerk reads it (test/data), with the progress of a made-up half year.
import { readFileSync } from 'node:fs';
import { emptyFields, type Fields } from '../../../plan/field.ts';
import type { Plan, Task, UnitMention } from '../../../plan/plan.ts';
import type { Quarter } from '../../../plan/quarter.ts';
import { emptyRows, type Row } from '../../../plan/row.ts';
import { buildSheet } from '../../../plan/sheet/build-sheet.ts';
import type { SheetDocument } from '../../../plan/sheet/sheet-document.ts';
import { readDirectory } from '../../../plan/units/directory.ts';

type TruthUnit = Readonly<{ name: string; agencyId?: string | null; kind: string }>;
type TruthTask = Readonly<{
  no: number;
  noPrinted: string;
  title: string;
  leadAgency: string;
  leadAgencyId: string;
  leadAgencyPrinted: string;
  leadAgencyCarriedFrom: number | null;
  coordinating: string;
  coordinatingUnits: readonly TruthUnit[];
  timingPrinted: string;
  timingResolved: string;
  timingCarriedFrom: number | null;
  quarters: Quarter[];
  derivedStart: string;
  derivedDue: string;
}>;

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const truth = read('test/data/plan-38-2023.truth.json') as {
  tasks: TruthTask[];
  metadata: {
    issuer: string;
    appendix: { heading: string; title: string; caption: string; columns: string[] };
  };
};

export const units = readDirectory(read('seeds/units.json')).units;

const { heading, title, caption, columns } = truth.metadata.appendix;
export const plan: Plan = {
  id: 'kh-38-2023',
  number: '38/KH-HĐTĐKT',
  numbers: { header: null, appendix: null },
  documentType: 'Kế hoạch',
  year: 2023,
  title: 'Công tác của Hội đồng Thi đua - Khen thưởng tỉnh năm 2023',
  issuer: truth.metadata.issuer,
  place: 'Thái Bình',
  issuedOn: '2023-04-04',
  appendix: { heading, title, caption, columns },
};

export const tasks: readonly Task[] = truth.tasks.map(task => ({
  no: task.no,
  printedNo: task.noPrinted,
  title: task.title,
  lead: {
    printed: task.leadAgencyPrinted,
    resolved: task.leadAgency,
    carriedFrom: task.leadAgencyCarriedFrom,
    units: [{ name: task.leadAgency, printed: task.leadAgency, unit: task.leadAgencyId, kind: 'unit' }],
  },
  coordinating: { printed: task.coordinating, units: task.coordinatingUnits.map(mention) },
  timing: {
    printed: task.timingPrinted,
    resolved: task.timingResolved,
    carriedFrom: task.timingCarriedFrom,
    kind: 'quarters',
    quarters: task.quarters,
    start: task.derivedStart,
    due: task.derivedDue,
  },
  line: null,
}));

function mention({ name, agencyId, kind }: TruthUnit): UnitMention {
  return {
    name,
    printed: name,
    unit: agencyId ?? null,
    kind: kind === 'unit' || kind === 'group' || kind === 'openEnded' ? kind : 'unknown',
  };
}

/** What a row might say in mid-May: a third done, a third under way, a third not begun. */
function progressOf(row: Row): Fields {
  switch ((row.task + row.unit.length) % 3) {
    case 0:
      return {
        ...emptyFields,
        status: 'done',
        percent: 100,
        result:
          'Đã tham mưu Chủ tịch UBND tỉnh ban hành văn bản; tổ chức hội nghị triển khai đến các sở, ban, ngành, huyện, thành phố và các Cụm, Khối thi đua.',
        documents: '125/BC-BTĐKT ngày 20/3/2023; 41/KH-UBND ngày 22/3/2023',
        completedOn: row.task % 2 === 0 ? '2023-04-12' : '2023-03-28',
        note: '- Đã gửi bản giấy',
      };
    case 1:
      return {
        ...emptyFields,
        status: 'inProgress',
        percent: 50,
        obstacles: 'Một số đơn vị gửi hồ sơ chậm so với thời hạn quy định nên việc thẩm định kéo dài.',
        proposal: '=Đề nghị các Cụm, Khối thi đua đôn đốc đơn vị thành viên',
      };
    default:
      return emptyFields;
  }
}

export const rows: readonly Row[] = emptyRows(tasks, units).map(row => ({ ...row, fields: progressOf(row) }));

/** The sheet of a unit's account; null: the secretariat's. */
export function sheetOf(unit: string | null, own: readonly Row[] = rows): SheetDocument {
  return buildSheet({
    plan,
    tasks,
    units,
    rows: own,
    account: {
      id: unit ?? 'thu-ky',
      name: 'Thư ký Hội đồng',
      unit,
      role: unit === null ? 'secretariat' : 'unit',
    },
    version: 12,
    epoch: 'e1',
    file: `file-${unit ?? 'thu-ky'}`,
    signature: 'a'.repeat(64),
    today: '2023-05-15',
  });
}
