// Finds the stretches of the calendar that a text names, and the words between them.
import { dayPeriod, monthPeriod, quarterPeriod, quartersPeriod, yearPeriod, type Period } from './period.ts';

/** How a period is tied to the one before it: "I đến III", "I, III", or by other words. */
export type Link = 'range' | 'list' | 'words';
/** The periods of a text in order, each with the words before it. */
export type Scan = Readonly<{
  periods: readonly Readonly<{ period: Period; link: Link; before: string }>[];
  /** What stands after the last period; the whole text where there is none. */
  after: string;
}>;

type Found = Readonly<{ period: Period; link: Link }>;
type Matcher = Readonly<{ pattern: RegExp; read: (match: RegExpExecArray) => readonly Found[] }>;

const end = '(?![\\p{L}\\p{N}])';
const yearSuffix = `(?:\\s*(?:[/,.-]|của)?\\s*(?:năm\\s*)?(?<year>(?:19|20|21)\\d\\d)${end})?`;
const joint = '(?:,|;|/|&|\\+|-|và|hoặc|đến\\s+hết|đến|tới)';
const notDate = '(?!\\s*[/.]\\s*\\d{1,2}(?!\\d))';
const numeral = `(?:[IVivl|!1]{1,4}|[2-9])${end}`;
const ordinal = `(?:thứ\\s*)?(?:${numeral}|(?:nhất|một|hai|ba|tư|bốn)${end})`;
const nextNumeral = `(?:[IVivl|!1]{1,4}|[2-4])${end}${notDate}(?!\\s*(?:tháng|ngày))`;
const nextMonth = `\\d{1,2}${end}${notDate}(?!\\s*(?:tháng|ngày))`;
const quarterWord = '(?:quý|q\\.?)';

const matchers: readonly Matcher[] = [
  {
    pattern: sticky(`(?<y>(?:19|20|21)\\d\\d)-(?<m>\\d{1,2})-(?<d>\\d{1,2})(?:T[\\d:.]+Z?)?${end}`),
    read: match => one(dayPeriod(group(match, 'd'), group(match, 'm'), group(match, 'y'))),
  },
  {
    pattern: sticky(
      `(?<d1>\\d{1,2})\\s*(?:-|đến(?:\\s+hết)?(?:\\s+ngày)?|tới)\\s*(?<d>\\d{1,2})\\s*(?:/|\\.|tháng)\\s*(?<m>\\d{1,2})` +
        `(?:\\s*(?:/|\\.|-|,?\\s*năm)\\s*(?<y>\\d{4}))?${end}`,
    ),
    read: match => {
      const [month, year] = [group(match, 'm'), groupOrNull(match, 'y')];
      return [
        { period: dayPeriod(group(match, 'd1'), month, year), link: 'words' },
        { period: dayPeriod(group(match, 'd'), month, year), link: 'range' },
      ];
    },
  },
  {
    pattern: sticky(`(?<d>\\d{1,2})\\s*([/.-])\\s*(?<m>\\d{1,2})\\s*\\2\\s*(?<y>\\d{4}|\\d{2})${end}`),
    read: match => {
      const year = group(match, 'y');
      return one(dayPeriod(group(match, 'd'), group(match, 'm'), year < 100 ? 2000 + year : year));
    },
  },
  {
    pattern: sticky(
      `(?<d>\\d{1,2})\\s*tháng\\s*(?<m>\\d{1,2})(?:\\s*(?:/|-|,?\\s*năm)\\s*(?<y>\\d{4}))?${end}(?!\\s*tháng)`,
    ),
    read: match => one(dayPeriod(group(match, 'd'), group(match, 'm'), groupOrNull(match, 'y'))),
  },
  {
    pattern: sticky(
      `(?:0?(?<n>[369])|(?<w>ba|sáu|chín))\\s*tháng(?:\\s+(?<part>đầu|cuối))?(?:\\s+năm(?!\\s*\\d))?${end}${yearSuffix}`,
    ),
    read: match => {
      const words: Readonly<Record<string, number>> = { ba: 3, sáu: 6, chín: 9 };
      const months = match.groups?.['n'] ? group(match, 'n') : words[match.groups!['w']!.toLowerCase()]!;
      const year = groupOrNull(match, 'year');
      return one(
        match.groups?.['part']?.toLowerCase() === 'cuối'
          ? quartersPeriod(13 - months, 12, year)
          : quartersPeriod(1, months, year),
      );
    },
  },
  {
    pattern: sticky(`nửa\\s+(?:năm\\s+)?(?<part>đầu|cuối)(?:\\s+năm(?!\\s*\\d))?${end}${yearSuffix}`),
    read: match => {
      const year = groupOrNull(match, 'year');
      const last = match.groups!['part']!.toLowerCase() === 'cuối';
      return one(last ? quartersPeriod(7, 12, year) : quartersPeriod(1, 6, year));
    },
  },
  {
    pattern: sticky(`${quarterWord}\\s*(?<part>đầu|cuối)(?:\\s+năm(?!\\s*\\d))?${end}${yearSuffix}`),
    read: match => {
      const last = match.groups!['part']!.toLowerCase() === 'cuối';
      return one(quarterPeriod(last ? 4 : 1, groupOrNull(match, 'year')));
    },
  },
  {
    pattern: sticky(
      `${quarterWord}\\s*(?<list>${ordinal}(?:\\s*${joint}\\s*(?:${quarterWord}\\s*${ordinal}|${nextNumeral}))*)${yearSuffix}`,
    ),
    read: match =>
      elements(match, part => {
        const { quarter, ocr } = readNumeral(part.replace(new RegExp(`^${quarterWord}`, 'iu'), '').trim());
        return quarterPeriod(quarter, null, ocr);
      }),
  },
  {
    pattern: sticky(
      `(?:tháng|t\\.?)\\s*(?<list>\\d{1,2}${end}(?:\\s*${joint}\\s*(?:tháng\\s*\\d{1,2}${end}|${nextMonth}))*)${yearSuffix}`,
    ),
    read: match => elements(match, part => monthPeriod(Number(part.replace(/\D+/g, '')), null)),
  },
  {
    pattern: sticky(`(?<m>\\d{1,2})\\s*[/.-]\\s*(?<y>(?:19|20|21)\\d\\d)${end}`),
    read: match => one(monthPeriod(group(match, 'm'), group(match, 'y'))),
  },
  {
    pattern: sticky(`(?<d>\\d{1,2})\\s*/\\s*(?<m>\\d{1,2})${end}(?!\\s*/)`),
    read: match => one(dayPeriod(group(match, 'd'), group(match, 'm'), null)),
  },
  {
    pattern: sticky(`(?<part>đầu|giữa|cuối)\\s+năm${end}${yearSuffix}`),
    read: match => {
      const quarter = { đầu: 1, giữa: 2, cuối: 4 }[match.groups!['part']!.toLowerCase()]!;
      return one(quarterPeriod(quarter, groupOrNull(match, 'year')));
    },
  },
  {
    pattern: sticky(`(?:cả|trong|toàn|hết)\\s+năm(?!\\s*(?:học|tiếp|sau|trước))${end}${yearSuffix}`),
    read: match => one(yearPeriod(groupOrNull(match, 'year'))),
  },
  {
    pattern: sticky(`(?:năm\\s*)?(?<y>(?:19|20|21)\\d\\d)${end}`),
    read: match => one(yearPeriod(group(match, 'y'))),
  },
];

/** Reads a text whose spaces, dashes and "quý" are already of one form; at most a few thousand characters. */
export function scanPeriods(text: string): Scan {
  const periods: { period: Period; link: Link; before: string }[] = [];
  let words = '';
  for (let at = 0; at < text.length;) {
    const hit = /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? null : matchAt(text, at);
    if (!hit) {
      words += text[at];
      at += 1;
      continue;
    }
    hit.found.forEach(({ period, link }, index) => {
      const first = index === 0;
      periods.push({
        period,
        link: first && periods.length > 0 ? linkOf(words) : link,
        before: first ? words : '',
      });
    });
    words = '';
    at += hit.length;
  }
  return { periods, after: words };
}

function matchAt(text: string, at: number): { found: readonly Found[]; length: number } | null {
  for (const { pattern, read } of matchers) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { found: read(match), length: match[0].length };
  }
  return null;
}

const filler =
  /^(?:[\s,;.:/&+()-]|và|hoặc|ngày|hết|cuối|đầu|giữa|trước|trong|vào|khoảng|từ|chậm nhất|muộn nhất|là|đợt|đến|tới)*$/iu;

function linkOf(words: string): Link {
  if (!filler.test(words)) return 'words';
  return /-|đến|tới/iu.test(words) ? 'range' : 'list';
}

/** The parts of a list of numerals; a year at its end holds for all of them. */
function elements(match: RegExpExecArray, read: (part: string) => Period): Found[] {
  const year = groupOrNull(match, 'year');
  const parts = match.groups!['list']!.split(new RegExp(`\\s*(${joint})\\s*`, 'iu'));
  return parts
    .filter((_part, index) => index % 2 === 0)
    .map((part, index) => ({
      period: { ...read(part), year },
      link: index === 0 ? 'words' : /-|đến|tới/iu.test(parts[index * 2 - 1]!) ? 'range' : 'list',
    }));
}

const spoken: Readonly<Record<string, number>> = { nhất: 1, một: 1, hai: 2, ba: 3, tư: 4, bốn: 4 };
const roman = ['I', 'II', 'III', 'IV'];

function readNumeral(text: string): { quarter: number; ocr: boolean } {
  const word = text.replace(/^thứ\s*/iu, '');
  const said = spoken[word.toLowerCase()];
  if (said !== undefined) return { quarter: said, ocr: false };
  if (/^\d$/.test(word)) return { quarter: Number(word), ocr: false };
  const repaired = word.replace(/[l|!1]/g, 'I').toUpperCase();
  return { quarter: roman.indexOf(repaired) + 1, ocr: repaired !== word.toUpperCase() };
}

function one(period: Period): Found[] {
  return [{ period, link: 'words' }];
}

function group(match: RegExpExecArray, name: string): number {
  return Number(match.groups![name]);
}

function groupOrNull(match: RegExpExecArray, name: string): number | null {
  return match.groups?.[name] === undefined ? null : Number(match.groups[name]);
}

function sticky(source: string): RegExp {
  return new RegExp(source, 'iuy');
}
