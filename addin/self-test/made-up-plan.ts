// A plan that nobody has issued, small enough to be read at a glance: what the self-test's scenarios are played with.
import type { SignIn } from '../client/kept-sign-in.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import type { Task } from '../../plan/plan.ts';
import { quarterEnd, quarterStart, type Quarter } from '../../plan/quarter.ts';
import type { Unit } from '../../plan/unit.ts';

const YEAR = 2023;
export const TODAY: IsoDate = '2023-05-15';

const unit = (id: string, name: string): Unit => ({
  id,
  name,
  aliases: [],
  group: null,
  members: [],
  canReport: true,
  successors: [],
});
const own = unit('don-vi-a', 'Đơn vị A');
const other = unit('don-vi-b', 'Đơn vị B');

function task(no: number, title: string, lead: Unit, quarter: Quarter): Task {
  const { id, name } = lead;
  const timing = `Quý ${['I', 'II', 'III', 'IV'][quarter - 1] ?? ''}`;
  return {
    no,
    printedNo: `${no}.`,
    title,
    lead: {
      printed: name,
      resolved: name,
      carriedFrom: null,
      units: [{ name, printed: name, unit: id, kind: 'unit' }],
    },
    coordinating: { printed: '', units: [] },
    timing: {
      printed: timing,
      resolved: timing,
      carriedFrom: null,
      kind: 'quarters',
      quarters: [quarter],
      start: quarterStart(YEAR, quarter),
      due: quarterEnd(YEAR, quarter),
    },
    line: null,
  };
}

/** Titles sort in another order than numbers do, and nothing of the unit's own is late. */
export const madeUpPlan: PlanAnswer = {
  plan: {
    id: 'tu-kiem-tra',
    number: '00/KH-TKT',
    numbers: { header: null, appendix: null },
    documentType: 'Kế hoạch',
    year: YEAR,
    title: 'Kế hoạch dùng để tự kiểm tra',
    issuer: 'Công cụ kiểm tra',
    place: '',
    issuedOn: null,
    appendix: { heading: 'Phụ lục', title: 'Danh mục tự kiểm tra', caption: '', columns: [] },
  },
  tasks: [
    task(1, 'Tổng kết phong trào', own, 3),
    task(2, 'Ban hành hướng dẫn', own, 3),
    task(3, 'Đề xuất khen thưởng', own, 3),
    task(4, 'Rà soát hồ sơ', own, 4),
    task(5, 'Việc của đơn vị khác', other, 2),
  ],
  units: [own, other],
  version: 0,
  revision: 1,
};

export type Who = 'own' | 'other' | 'secretariat';

/** Signed in by nobody: the token is the name. */
export const signIns: Readonly<Record<Who, SignIn>> = {
  own: signInOf('own', own),
  other: signInOf('other', other),
  secretariat: signInOf('secretariat', null),
};

function signInOf(token: Who, unit: Unit | null): SignIn {
  const name = unit?.name ?? 'Thư ký';
  return {
    token,
    account: {
      id: token,
      name,
      unit: unit?.id ?? null,
      role: unit === null ? 'secretariat' : 'unit',
    },
    today: TODAY,
    trial: true,
    person: null,
  };
}
