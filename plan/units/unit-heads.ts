// The words with which the name of a unit begins, by which a comma between two units is told from one inside a name.
import type { Token } from '../text/fold.ts';

const heads = new Set(
  (
    'sở bộ ban cục vụ phòng hội đài báo viện trường đoàn khối cụm thuế quỹ tổ đội trạm đảng tỉnh thành chi tổng ' +
    'uỷ văn công thanh trung học liên mặt tập ngân kho bảo toà hải quân hiệp nhà thư bệnh tạp chủ thường trưởng phó ' +
    'hội_đồng cơ đơn bưu điện cảng ttxvn trại lãnh ' +
    'hợp doanh nông kiểm vườn xí đại'
  ).split(' '),
);
/** First words that make a head only together with the next: "Công an", but not "Công nghệ". */
const pairs: Readonly<Record<string, readonly string[]>> = {
  công: ['an', 'ty', 'đoàn', 'đồng'],
  văn: ['phòng'],
  thanh: ['tra', 'niên'],
  trung: ['tâm'],
  học: ['viện'],
  liên: ['đoàn', 'minh', 'hiệp', 'danh'],
  mặt: ['trận'],
  tập: ['đoàn'],
  ngân: ['hàng'],
  kho: ['bạc'],
  bảo: ['hiểm', 'tàng'],
  toà: ['án'],
  hải: ['quan'],
  quân: ['khu', 'đoàn', 'chủng'],
  hiệp: ['hội'],
  nhà: ['xuất', 'hát', 'máy', 'văn', 'thiếu', 'khách'],
  thư: ['viện'],
  bệnh: ['viện'],
  tạp: ['chí'],
  chủ: ['tịch', 'đầu', 'nhiệm'],
  thường: ['trực', 'vụ'],
  trưởng: ['ban', 'phòng', 'khối', 'cụm', 'các'],
  phó: ['chủ', 'trưởng', 'giám'],
  cơ: ['quan'],
  đơn: ['vị'],
  bưu: ['điện'],
  điện: ['lực'],
  lãnh: ['đạo'],
  hợp: ['tác'],
  doanh: ['nghiệp'],
  nông: ['trường'],
  kiểm: ['lâm', 'toán'],
  vườn: ['quốc'],
  xí: ['nghiệp'],
  đại: ['học', 'diện'],
  uỷ: ['ban', 'viên'],
  tỉnh: ['uỷ', 'đoàn'],
  thành: ['uỷ', 'đoàn', 'viên'],
  đảng: ['uỷ', 'bộ'],
  tổng: ['cục', 'công', 'liên', 'hội'],
  chi: ['cục', 'nhánh', 'hội', 'bộ'],
};
const determiners = new Set(['các', 'những', 'mọi']);
/** Nouns for everybody of a kind. After a unit of its own name they begin the next: "Bộ Tài chính, bộ, ngành liên quan". */
const generic = [
  ['bộ', ',', 'ngành'],
  ['sở', ',', 'ban'],
  ['sở', ',', 'ngành'],
  ['cơ', 'quan'],
  ['đơn', 'vị'],
  ['địa', 'phương'],
  ['doanh', 'nghiệp'],
  ['tổ', 'chức'],
];

/** True where a text, from a token on, begins like the name of a unit or group. `source` gives the case. */
export function beginsLikeUnit(tokens: readonly Token[], at: number, source: string): boolean {
  const token = tokens[at];
  if (!token) return false;
  const [next, printed] = [tokens[at + 1]?.key, source.slice(token.start, token.end)];
  if (determiners.has(token.key)) return next !== undefined && isWord(next);
  if (token.key === 'một' && next === 'số') return true;
  if (token.key === 'toàn' && (next === 'thể' || next === 'bộ')) return true;
  if (isAcronym(printed)) return true;
  if (printed[0] !== printed[0]!.toUpperCase() || !heads.has(token.key)) return false;
  if (next === undefined || !isWord(next)) return false;
  return pairs[token.key]?.includes(next) ?? true;
}

/** True where, after a unit of its own name, the words from a token on mean everybody of a kind. */
export function beginsGeneric(tokens: readonly Token[], at: number): boolean {
  return generic.some(words => words.every((word, offset) => tokens[at + offset]?.key === word));
}

/** True where the words up to a token end in "sở, ban, ngành", which lists are not continued beyond. */
export function endsClosedList(tokens: readonly Token[], end: number): boolean {
  const closed = ['sở', ',', 'ban', ',', 'ngành'];
  return closed.every((word, offset) => tokens[end - closed.length + offset]?.key === word);
}

/** True for the name of one unit rather than a kind of unit: it begins with a head and goes on. */
export function isProperName(tokens: readonly Token[], from: number, end: number, source: string): boolean {
  const first = tokens[from];
  if (!first || determiners.has(first.key) || first.key === 'một' || first.key === 'toàn') return false;
  return (
    beginsLikeUnit(tokens, from, source) &&
    (end - from > 1 || isAcronym(source.slice(first.start, first.end)))
  );
}

/** "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân": one office of two bodies. */
export function isJointOffice(tokens: readonly Token[], from: number, right: number): boolean {
  const [office, body] = [tokens.slice(from, from + 2), tokens[from + 2]?.key];
  const isOffice = office[0]?.key === 'văn' && office[1]?.key === 'phòng';
  const served = ['đoàn', 'hội', 'tỉnh', 'huyện'];
  const next = `${tokens[right]?.key} ${tokens[right + 1]?.key}`;
  return isOffice && served.includes(body ?? '') && ['hội đồng', 'uỷ ban'].includes(next);
}

function isAcronym(printed: string): boolean {
  return /^[\p{Lu}\p{N}]{2,}$/u.test(printed) && /\p{Lu}/u.test(printed) && !/^[IVX]+$/.test(printed);
}

function isWord(key: string): boolean {
  return /[\p{L}\p{N}]/u.test(key) && key !== 'và';
}
