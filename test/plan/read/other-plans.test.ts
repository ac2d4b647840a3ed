// Three more real plans of other bodies, with other shapes of table.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Plan, Task, type Timing } from '../../../plan/plan.ts';
import { readPlan, type PlanReading } from '../../../plan/read/read-plan.ts';
import { fold } from '../../../plan/text/fold.ts';
import { readDirectory } from '../../../plan/units/directory.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const directory = readDirectory(JSON.parse(file('../seeds/units.json')));
const reading = (name: string): PlanReading =>
  readPlan({ kind: 'text', text: file(`data/${name}`) }, directory);

type UnitsTask = {
  no: number;
  leadUnits: string[];
  coordinatingUnits: string[];
  timing: string;
  timingKind: Timing['kind'];
  quarters: number[] | null;
  due: string | null;
};
type Expected<T> = { rowCount: number; columns: string[]; tasks: T[] };
const expectedOf = <T>(name: string): Expected<T> =>
  JSON.parse(file(`data/${name}.expected.json`)) as Expected<T>;
const of = ({ issues }: PlanReading, reason: string): PlanReading['issues'] =>
  issues.filter(issue => issue.reason === reason);

describe.each([
  ['lao-cai-2026-khoang-san', 'lao-cai-2026-khoang-san.txt'],
  ['so-y-te-ha-noi-2026', 'so-y-te-ha-noi-2026.txt'],
])('%s', (name, source) => {
  const expected = expectedOf<UnitsTask>(name);
  const read = reading(source);

  it('[RP1] has the expected columns and rows', () => {
    expect(read.plan.appendix.columns).toEqual(expected.columns);
    expect(read.tasks.length).toBe(expected.rowCount);
    expect(Plan.safeParse(read.plan).success).toBe(true);
  });

  it.each(expected.tasks)('[RP1] task $no', task => {
    const found = Task.parse(read.tasks.find(({ no }) => no === task.no));
    expect({
      lead: found.lead.units.map(({ printed }) => printed),
      leadFrom: found.lead.carriedFrom,
      coordinating: found.coordinating.units.map(({ printed }) => printed),
      timing: found.timing.printed,
      timingFrom: found.timing.carriedFrom,
      kind: found.timing.kind,
      quarters: found.timing.quarters,
      due: found.timing.due,
    }).toEqual({
      lead: task.leadUnits,
      leadFrom: null,
      coordinating: task.coordinatingUnits,
      timing: task.timing,
      timingFrom: null,
      kind: task.timingKind,
      quarters: task.quarters,
      due: task.due,
    });
  });
});

describe('Lào Cai 2026', () => {
  const read = reading('lao-cai-2026-khoang-san.txt');

  it('[RP2] number and date are blanks to be filled in: said so, and nothing is made up', () => {
    expect({ number: read.plan.number, issuedOn: read.plan.issuedOn, year: read.plan.year }).toEqual({
      number: '',
      issuedOn: null,
      year: 2026,
    });
    expect(read.plan.numbers.header).toMatchObject({ number: '', symbol: 'KH-UBND' });
    expect([of(read, 'numberMissing').length, of(read, 'dateMissing').length]).toEqual([1, 1]);
  });

  it('[RP2] title, place and issuer come from the page with tabs and slashes', () => {
    expect([read.plan.title, read.plan.place, read.plan.issuer, read.plan.documentType]).toEqual([
      'Triển khai thực hiện Chỉ thị số 11-CT/TU ngày 04/01/2026 của Ban Thường vụ Tỉnh ủy về tăng cường sự lãnh đạo của Đảng đối với công tác quản lý nhà nước về khoáng sản trên địa bàn tỉnh Lào Cai',
      'Lào Cai',
      'UBND tỉnh Lào Cai',
      'Kế hoạch',
    ]);
  });

  it('[RP2] a task due in 2030 is outside the year of the plan', () => {
    expect(of(read, 'timingOutsideYear').map(issue => issue.place.tasks)).toEqual([[5]]);
  });
});

describe('Sở Y tế Hà Nội 2026', () => {
  const read = reading('so-y-te-ha-noi-2026.txt');

  it('[RP3] a page number between rows 9 and 10 is left out', () => {
    expect(of(read, 'linesSkipped').map(issue => [issue.place.lines, issue.printed])).toEqual([[[16], '9']]);
  });

  it('[RP3] no year is named: one is assumed and said so, unless it is given', () => {
    expect(of(read, 'yearAssumed').length).toBe(1);
    const text = file('data/so-y-te-ha-noi-2026.txt');
    const given = readPlan({ kind: 'text', text }, directory, { year: 2026 });
    expect([given.plan.year, of(given, 'yearAssumed')]).toEqual([2026, []]);
  });
});

type RawTask = {
  no: number;
  lead: string;
  coordinating: string;
  product: string;
  timing: string;
  timingParsed: Parsed;
};
type Parsed =
  | { kind: 'month'; year: number; month: number; quarter: number }
  | { kind: 'year'; year: number }
  | { kind: 'yearRange'; from: number; to: number }
  | { kind: 'openEndYear'; year: number }
  | { kind: 'quarters'; year: number; quarters: number[] }
  | { kind: 'continuous' | 'recurring' | 'blank' };

/** The same reading in the words of `plan/`, for a plan of 2025. */
function timingOf(parsed: Parsed): Pick<Timing, 'kind' | 'due'> & { quarters: number[] | null } {
  const all = [1, 2, 3, 4];
  const within = (year: number, quarters: number[]): number[] => (year === 2025 ? quarters : []);
  const lastDay = (year: number, month: number): string =>
    new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  switch (parsed.kind) {
    case 'month':
      return {
        kind: 'month',
        quarters: within(parsed.year, [parsed.quarter]),
        due: lastDay(parsed.year, parsed.month),
      };
    case 'year':
      return { kind: 'yearRound', quarters: within(parsed.year, all), due: `${parsed.year}-12-31` };
    case 'yearRange':
      return { kind: 'yearRound', quarters: within(parsed.from, all), due: `${parsed.to}-12-31` };
    case 'openEndYear':
      return { kind: 'openStart', quarters: within(parsed.year, all), due: null };
    case 'quarters':
      return {
        kind: 'quarters',
        quarters: within(parsed.year, parsed.quarters),
        due: lastDay(parsed.year, Math.max(...parsed.quarters) * 3),
      };
    case 'blank':
      return { kind: 'blank', quarters: null, due: null };
    default:
      return { kind: parsed.kind, quarters: all, due: null };
  }
}

describe('Nghị quyết 03/NQ-CP, phụ lục II', () => {
  const name = '03-NQ-CP-2025-phu-luc-II';
  const expected = expectedOf<RawTask>(name) as Expected<RawTask> & {
    groupRows: number;
    continuationRows: number;
  };
  const read = reading(`${name}.md`);

  it('[RP4] has 140 tasks, seven headings and three rows that go on', () => {
    expect(read.plan.appendix.columns).toEqual(expected.columns);
    expect(read.plan.year).toBe(2025);
    expect([read.tasks.length, of(read, 'groupRow').length, of(read, 'rowContinued').length]).toEqual([
      expected.rowCount,
      expected.groupRows,
      expected.continuationRows,
    ]);
    expect(of(read, 'rowContinued').map(issue => issue.place.tasks)).toEqual([[108], [110], [128]]);
  });

  it.each(expected.tasks)('[RP4] task $no', task => {
    const found = Task.parse(read.tasks.find(({ no }) => no === task.no));
    expect({
      lead: found.lead.resolved,
      coordinating: found.coordinating.printed,
      product: found.product,
      timing: found.timing.resolved,
      kind: found.timing.kind,
      quarters: found.timing.quarters,
      due: found.timing.due,
    }).toEqual({
      lead: task.lead,
      coordinating: task.coordinating,
      product: task.product,
      timing: task.timing,
      ...timingOf(task.timingParsed),
    });
  });

  it('[RP4] a blank timing among printed ones is really blank', () => {
    const { printed, resolved, carriedFrom } = read.tasks.find(({ no }) => no === 42)!.timing;
    expect([printed, resolved, carriedFrom]).toEqual(['', '', null]);
  });

  it('[RP4] a row cut by a page break goes on; what it only repeats is left out', () => {
    const title = (no: number): string => read.tasks.find(task => task.no === no)!.title;
    expect(title(110)).toContain('Giấy hẹn khám lại; Kết quả xét nghiệm; để cơ sở khám chữa bệnh');
    expect(title(108)).toContain('sàn giao dịch bất động sản; (5) Ứng dụng dữ liệu dân cư');
    expect(title(128).match(/tr[ựư]c tuyến và định kỳ/g)).toEqual(['trực tuyến và định kỳ']);
  });

  it('[RP4] two agencies whose line break was lost are two', () => {
    expect(read.tasks.find(({ no }) => no === 8)!.lead.units.map(({ name: unit }) => fold(unit))).toEqual(
      ['Bộ Thông tin và Truyền thông', 'Bộ Khoa học và Công nghệ'].map(fold),
    );
  });
});
