// What is known of the plan beside its tasks: numbers, dates, titles. Both places that print a number are kept.
import { dateOf, type IsoDate } from '../iso-date.ts';
import type { DocumentNumber, Plan } from '../plan.ts';
import { plainLine } from './plain-line.ts';
import type { SourceLine } from './source-line.ts';

/** The plan as far as its head and the appendix's tell, and where that was printed (1-based lines). */
export type Metadata = Readonly<{
  plan: Plan;
  headerNumberLine: number | null;
  appendixNumberLine: number | null;
  appendixDate: IsoDate | null;
  /** False where no year was found and one had to be assumed. */
  yearFound: boolean;
}>;

type Line = Readonly<{ text: string; line: number }>;

const symbol = '[\\p{Lu}\\d][\\p{Lu}\\p{Ll}\\d&.]*(?:[-/][\\p{L}\\d&.]+)*';
const headerNumber = new RegExp(
  `^Số\\s*:?\\s*(?<number>[\\d.…_]*[\\p{L}]?)\\s*(?<joint>[/-])\\s*(?<symbol>${symbol})`,
  'u',
);
const captionNumber = new RegExp(
  `số\\s*:?\\s*(?<number>[\\d.…_]*[\\p{L}]?)\\s*(?<joint>[/-])\\s*(?<symbol>${symbol})`,
  'iu',
);
const dateWords = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/iu;
// One blank of each kind before the place, since nested runs of blanks would take cubic time.
const placeAndDate = /(?:^|\t|[ \u00A0]{2})(\p{Lu}[\p{L}. ]{1,40}?), *ngày.{0,12}tháng.{0,12}năm/u;
const types = [
  'KẾ HOẠCH',
  'CHƯƠNG TRÌNH',
  'QUYẾT ĐỊNH',
  'NGHỊ QUYẾT',
  'CHỈ THỊ',
  'THÔNG BÁO',
  'HƯỚNG DẪN',
  'ĐỀ ÁN',
  'CÔNG VĂN',
  'BÁO CÁO',
  'PHƯƠNG ÁN',
];

/** The year where the document names none: told by the caller, or assumed and said so. */
export type FallbackYear = Readonly<{ year: number | null; assumedYear: number }>;

/** Reads metadata from the lines before the table. */
export function readMetadata(
  lines: readonly SourceLine[],
  tableLine: number | null,
  columns: readonly string[],
  fallback: FallbackYear,
): Metadata {
  const before = lines
    .filter(line => tableLine === null || line.line < tableLine)
    .map(line => ({
      line: line.line,
      text: (line.kind === 'prose' ? line.text : line.cells.join('\t')).slice(0, LINE_LIMIT),
    }));
  const headingAt =
    tableLine === null ? -1 : before.findLastIndex(line => isAppendixHeading(plainLine(line.text)));
  const body = headingAt < 0 ? before : before.slice(0, headingAt);
  const appendixLines = headingAt < 0 ? [] : before.slice(headingAt);
  const header = findNumber(body.slice(0, HEADER_LINES), headerNumber);
  const appendix = readAppendix(appendixLines);
  const typeAt = body.findIndex(line => types.includes(plainLine(line.text)));
  const dateLine = body.slice(0, HEADER_LINES).find(line => placeAndDate.test(line.text));
  const issuedOn = dateIn(dateLine?.text ?? '') ?? appendix.date;
  const title = typeAt < 0 ? '' : titleAfter(body, typeAt);
  const documentType = typeName(typeAt < 0 ? '' : plainLine(body[typeAt]!.text), appendix.caption);
  const found = yearOf([title, appendix.title], [dateLine?.text ?? '', appendix.caption], issuedOn);
  const place = dateLine ? placeAndDate.exec(dateLine.text)![1]!.trim() : '';
  const year = found ?? fallback.year ?? latestYear(lines) ?? fallback.assumedYear;
  const recommended = [header, appendix]
    .map(part => part.number)
    .find(number => number !== null && number.number !== '');
  const number = recommended ? `${recommended.number}${joint(recommended)}${recommended.symbol}` : '';
  const symbolOnly = header.number?.symbol ?? appendix.number?.symbol ?? '';
  return {
    plan: {
      id: planId(number === '' ? symbolOnly || appendix.title || title : number, year),
      number,
      numbers: { header: header.number, appendix: appendix.number },
      documentType,
      year,
      title: title === '' ? appendix.title : title,
      issuer: issuerOf(appendix.caption, body, place),
      place,
      issuedOn,
      appendix: {
        heading: appendix.heading,
        title: appendix.title,
        caption: appendix.caption,
        columns: [...columns],
      },
    },
    headerNumberLine: header.line,
    appendixNumberLine: appendix.line,
    appendixDate: appendix.date,
    yearFound: found !== null || fallback.year !== null,
  };
}

/** Titles, numbers and dates are short; what is longer is text. */
const LINE_LIMIT = 2000;

/** The header stands at the very top; further down, numbers are those of other documents. */
const HEADER_LINES = 40;

function isAppendixHeading(text: string): boolean {
  return /^phụ lục(?:\s+(?:số\s*)?[\p{L}\d]{1,5})?\s*[.:]?$/iu.test(text);
}

type NumberFound = Readonly<{ number: DocumentNumber | null; line: number | null }>;

function findNumber(lines: readonly Line[], pattern: RegExp): NumberFound {
  for (const { text, line } of lines) {
    for (const part of text.split('\t')) {
      const printed = plainLine(part);
      const match = pattern.exec(printed);
      if (match) return { number: numberOf(match, printed), line };
    }
  }
  return { number: null, line: null };
}

function numberOf(match: RegExpExecArray, printed: string): DocumentNumber {
  const { number, symbol: mark } = match.groups!;
  return { printed, number: /\d/.test(number!) ? number!.replace(/[.…_]/g, '') : '', symbol: mark! };
}

/** Party documents join number and symbol by a hyphen: 34-CT/TW. */
function joint({ number, symbol: mark, printed }: DocumentNumber): string {
  return printed.replace(/\s/g, '').includes(`${number}-${mark}`) ? '-' : '/';
}

type Appendix = Readonly<
  { heading: string; title: string; caption: string; date: IsoDate | null } & NumberFound
>;

function readAppendix(lines: readonly Line[]): Appendix {
  const filled = lines
    .map(({ text, line }) => ({ text: plainLine(text), line }))
    .filter(({ text }) => text !== '');
  const captionAt = filled.findIndex(({ text }) => /^\(?\s*(?:ban hành\s+)?(?:kèm|đính kèm)/iu.test(text));
  const closes = filled.findIndex(({ text }, index) => index >= captionAt && text.endsWith(')'));
  const captionLines = captionAt < 0 ? [] : filled.slice(captionAt, (closes < 0 ? captionAt : closes) + 1);
  const caption = captionLines.map(({ text }) => text).join(' ');
  const title = filled
    .slice(1, captionAt < 0 ? undefined : captionAt)
    .map(({ text }) => text)
    .join(' ');
  const numbered = findNumber(captionLines, captionNumber);
  return { heading: filled[0]?.text ?? '', title, caption, date: dateIn(caption), ...numbered };
}

function dateIn(text: string): IsoDate | null {
  const match = dateWords.exec(text);
  return match ? dateOf(Number(match[3]), Number(match[2]), Number(match[1])) : null;
}

const beginsBody =
  /^(?:căn cứ|thực hiện|triển khai thực hiện.*,|để |nhằm |trên cơ sở|theo |[IVX]+\.|\d+\.|-)/iu;

/** The lines under the document's kind, up to a blank one or to where the text begins. */
function titleAfter(lines: readonly Line[], typeAt: number): string {
  const title: string[] = [];
  for (const { text } of lines.slice(typeAt + 1, typeAt + 12)) {
    const line = plainLine(text);
    if (line === '' || /^[-_*]+$/.test(line)) {
      if (title.length > 0) break;
      continue;
    }
    if (line.length > 250 || (title.length > 0 && beginsBody.test(line))) break;
    title.push(line);
  }
  return title.join(' ');
}

function typeName(heading: string, caption: string): string {
  const named = types.find(type =>
    new RegExp(`kèm theo\\s+(?:\\p{L}+\\s+){0,6}?${type}`, 'iu').test(caption),
  );
  const name = heading === '' ? (named ?? '') : heading;
  return name.charAt(0) + name.slice(1).toLowerCase();
}

/** "năm 2023" of a title, leaving out years that belong to a date; else the year of the date of issue. */
function yearOf(
  titles: readonly string[],
  dated: readonly string[],
  issuedOn: IsoDate | null,
): number | null {
  for (const title of titles) {
    const match = /(?<!tháng\s*\d{1,2}\s*)năm\s+((?:19|20|21)\d\d)/iu.exec(title);
    if (match) return Number(match[1]);
  }
  if (issuedOn !== null) return Number(issuedOn.slice(0, 4));
  for (const text of dated) {
    const match = /năm\s+((?:19|20|21)\d\d)/iu.exec(text);
    if (match) return Number(match[1]);
  }
  return null;
}

/** How far a document without a year in its head is searched for one. */
const YEAR_LINES = 2000;

function latestYear(lines: readonly SourceLine[]): number | null {
  const years = lines.slice(0, YEAR_LINES).flatMap(line => {
    const text = line.kind === 'prose' ? line.text : line.cells.join(' ');
    return [...text.matchAll(/(?<!\d)20[0-4]\d(?!\d)/g)].map(([year]) => Number(year));
  });
  return years.length === 0 ? null : Math.max(...years);
}

/** "… của Hội đồng X tỉnh" in the caption, or the council that the text says issues it; with its province. */
function issuerOf(caption: string, body: readonly Line[], place: string): string {
  const named = /năm\s+\d{4}\s+của\s+([^()]+?)\)?$/iu.exec(caption)?.[1]?.trim();
  const issuing = body.map(
    ({ text }) => /[;,]\s*([^;,]{5,120}?)\s+ban hành\s+(?:kế hoạch|chương trình)/iu.exec(text)?.[1],
  );
  const issuer = named ?? issuing.find(text => text !== undefined)?.trim() ?? '';
  return /(?:tỉnh|thành phố)$/iu.test(issuer) && place !== '' ? `${issuer} ${place}` : issuer;
}

/** `38/KH-HĐTĐKT`, 2023 → `38-kh-hdtdkt-2023`. */
export function planId(text: string, year: number): string {
  const ascii = text
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-+|-+$/g, '');
  return `${ascii === '' ? 'ke-hoach' : ascii}-${year}`;
}
