// Made-up plans of any size, for tests and benches. Names read like real ones and are marked "giả định" (assumed).
import type { Plan, Task, UnitMention } from '../plan/plan.ts';
import { readTiming } from '../plan/timing/read-timing.ts';
import type { Unit } from '../plan/unit.ts';

export type LargePlan = Readonly<{ plan: Plan; tasks: readonly Task[]; units: readonly Unit[] }>;

const YEAR = 2026;
const fields = [
  'cải cách hành chính',
  'chuyển đổi số',
  'thi đua, khen thưởng',
  'phòng, chống thiên tai',
  'an toàn thực phẩm',
  'giảm nghèo bền vững',
  'xây dựng nông thôn mới',
  'văn thư, lưu trữ',
];
const actions = [
  'Tham mưu ban hành Kế hoạch về',
  'Tổ chức hội nghị sơ kết công tác',
  'Kiểm tra việc thực hiện nhiệm vụ',
  'Tập huấn nghiệp vụ',
  'Xây dựng báo cáo tổng kết công tác',
  'Rà soát, sửa đổi quy chế về',
];
const scopes = ['trên địa bàn tỉnh', 'tại các xã, phường', 'trong cơ quan, đơn vị', 'giai đoạn 2026 - 2030'];
const timings = [
  'Quý I',
  'Quý II',
  'Quý III',
  'Quý IV',
  'Quý I, II',
  'Quý II - III',
  'Tháng 6/2026',
  'Trước 30/9/2026',
  'Thường xuyên',
  'Cả năm',
];
const communes = ['An Phú', 'Bình Lâm', 'Cẩm Sơn', 'Đại Thắng', 'Hòa Thuận', 'Kim Trung', 'Minh Khai', 'Tân Tiến'];
const departments = ['Kinh tế biển', 'Đô thị', 'Dữ liệu số', 'Văn hóa đọc', 'Sinh thái', 'Giao thông thủy'];

/**
 * A plan with `tasks` tasks of `unitsPerTask` units each (one leads, the others coordinate), so that it has
 * tasks × unitsPerTask rows. There are twice as many units as a task names, and at least 40. Same seed, same plan.
 */
export function makeLargePlan(
  size: Readonly<{ tasks: number; unitsPerTask: number; seed: number }>,
): LargePlan {
  const next = randomNumbers(size.seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const units = makeUnits(Math.max(40, size.unitsPerTask * 2));
  const tasks = Array.from({ length: size.tasks }, (_none, index): Task => {
    const first = Math.floor(next() * units.length);
    const step = 1 + Math.floor(next() * 2) * 2;
    const named = distinct(units, first, step, size.unitsPerTask).map(mentionOf);
    const [lead, coordinating] = [named.slice(0, 1), named.slice(1)];
    const printed = pick(timings);
    return {
      no: index + 1,
      printedNo: `${index + 1}.`,
      title: `${pick(actions)} ${pick(fields)} ${pick(scopes)} (giả định, số ${index + 1})`,
      lead: { printed: lead[0]!.printed, resolved: lead[0]!.printed, carriedFrom: null, units: lead },
      coordinating: { printed: coordinating.map(unit => unit.printed).join('; '), units: coordinating },
      timing: { printed, resolved: printed, carriedFrom: null, ...readTiming(printed, { year: YEAR }).timing },
      line: null,
    };
  });
  return { plan: makePlan(size.seed), tasks, units };
}

function makePlan(seed: number): Plan {
  const title = `Kế hoạch công tác năm ${YEAR} (giả định ${seed})`;
  return {
    id: `gia-dinh-${seed}-${YEAR}`,
    number: `${seed}/KH-GĐ`,
    numbers: { header: { printed: `Số: ${seed}/KH-GĐ`, number: String(seed), symbol: 'KH-GĐ' }, appendix: null },
    documentType: 'Kế hoạch',
    year: YEAR,
    title,
    issuer: 'Hội đồng Giả định tỉnh',
    place: 'Giả Định',
    issuedOn: `${YEAR}-01-05`,
    appendix: {
      heading: 'Phụ lục',
      title: `Nhiệm vụ năm ${YEAR} (giả định)`,
      caption: '',
      columns: ['Stt', 'Nội dung', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
    },
  };
}

function makeUnits(count: number): Unit[] {
  return Array.from({ length: count }, (_none, index) => {
    const number = index + 1;
    const commune = index % 3 !== 0;
    const pool = commune ? communes : departments;
    const name = `${commune ? 'UBND xã' : 'Sở'} ${pool[index % pool.length]} ${number} (giả định)`;
    return {
      id: `${commune ? 'ubnd-xa' : 'so'}-gia-dinh-${number}`,
      name,
      nameEn: `Assumed unit ${number}`,
      aliases: [],
      group: null,
      members: [],
      canReport: true,
      successors: [],
    };
  });
}

function distinct(units: readonly Unit[], first: number, step: number, count: number): Unit[] {
  const chosen = new Set<Unit>();
  for (let at = first; chosen.size < count; at += step) {
    const unit = units[at % units.length]!;
    // A step that divides the number of units comes round too early: go on beside it.
    if (chosen.has(unit)) at += 1;
    chosen.add(units[at % units.length]!);
  }
  return [...chosen];
}

function mentionOf(unit: Unit): UnitMention {
  return { name: unit.name, printed: unit.name, unit: unit.id, kind: 'unit' };
}

/** Numbers from 0 to below 1 that look random and depend on the seed alone (a xorshift of 32 bits). */
function randomNumbers(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x6d2b79f5) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}
