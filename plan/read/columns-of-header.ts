// Tells the columns of a task table by the words of its header, in whatever order and wording they stand.
import type { Quarter } from '../quarter.ts';
import { fold } from '../text/fold.ts';

/** What a column can be about. */
export const columnRoles = [
  'no',
  'title',
  'lead',
  'coordinating',
  'timing',
  'product',
  'note',
  'other',
] as const;
/** One of `columnRoles`. */
export type ColumnRole = (typeof columnRoles)[number];

/** A column as its header names it. */
export type HeaderColumn = Readonly<{
  header: string;
  role: ColumnRole;
  /** Bare numbers in this column count days. */
  measure?: 'days';
  /** One of several columns that stand for quarters, in which a task is ticked. */
  quarter?: Quarter;
}>;

// In this order: "Đơn vị phối hợp thực hiện" is about coordinating, "Thời gian thực hiện" about time.
const wordings: readonly (readonly [ColumnRole, RegExp])[] = [
  ['no', /^(?:s ?tt|tt|số tt|số thứ tự|số|no|#)$/u],
  ['note', /ghi chú/u],
  ['lead', /chủ trì/u],
  ['coordinating', /phối hợp/u],
  [
    'timing',
    /thời gian|thời hạn|thời điểm|tiến độ|kỳ hạn|hạn (?:hoàn|thực|xong|cuối)|^hạn|số ngày|hoàn thành (?:trước|trong)|^quý|^ngày/u,
  ],
  ['product', /kết quả|sản phẩm|đầu ra|văn bản/u],
  [
    'lead',
    /(?:cơ quan|đơn vị|phòng|sở|bộ phận|người|ngành|tổ chức|cán bộ)[^()]*(?:thực hiện|tham mưu|phụ trách|đầu mối|chịu trách nhiệm|được giao|triển khai)|^(?:đầu mối|phụ trách|chịu trách nhiệm|phân công|đơn vị|cơ quan)/u,
  ],
  ['title', /nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|danh mục|đầu việc|hạng mục/u],
];

const numerals = ['i', 'ii', 'iii', 'iv'];

/** The columns that a row of cells would make as a header; a role that comes twice stays with its first column. */
export function columnsOfHeader(cells: readonly string[]): HeaderColumn[] {
  const headers = cells.map(cell => cell.replace(/\s+/g, ' ').trim());
  const keys = headers.map(header => fold(header.slice(0, 200)));
  const ticked = keys.map(quarterOfKey);
  const isMatrix = ticked.filter(quarter => quarter !== null).length > 1;
  const taken = new Set<ColumnRole>(isMatrix ? ['timing'] : []);
  return headers.map((header, index) => {
    const [key, quarter] = [keys[index]!, ticked[index]!];
    if (isMatrix && quarter !== null) return { header, role: 'timing', quarter };
    const role = roleOf(key, taken);
    if (role !== 'other') taken.add(role);
    const inDays = role === 'timing' && /số ngày|\( ngày \)/u.test(key);
    return inDays ? { header, role, measure: 'days' } : { header, role };
  });
}

function roleOf(key: string, taken: ReadonlySet<ColumnRole>): ColumnRole {
  if (key.length > 80) return 'other';
  return wordings.find(([name, words]) => !taken.has(name) && words.test(key))?.[0] ?? 'other';
}

/** "Quý I", "Thời gian thực hiện Quý 1": a column of its own for the quarter. */
function quarterOfKey(key: string): Quarter | null {
  const match = /(?:^| )quý (i|ii|iii|iv|[1-4])(?: |$)/u.exec(key);
  if (!match || key.length > 60) return null;
  const numeral = numerals.indexOf(match[1]!) + 1;
  return (numeral > 0 ? numeral : Number(match[1])) as Quarter;
}

/** True where the columns make a task table: what is to be done, and by whom or until when. */
export function isTaskHeader(columns: readonly HeaderColumn[]): boolean {
  const roles = new Set(columns.map(column => column.role));
  return roles.has('title') && (roles.has('lead') || roles.has('timing')) && rolesKnown(columns) >= 3;
}

/** How many columns are understood. */
export function rolesKnown(columns: readonly HeaderColumn[]): number {
  return columns.filter(column => column.role !== 'other').length;
}
