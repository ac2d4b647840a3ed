// The parts of a plan's text before its appendix. Read by headings and bullets, so a part that the scan lost is empty.
import { dateOf, type IsoDate } from '../iso-date.ts';
import { pointLetters } from '../text/order.ts';
import { fold } from '../text/fold.ts';
import { plainLine } from './plain-line.ts';
import type { SourceLine } from './source-line.ts';

/** A document that the plan rests on. */
export type LegalBasis = Readonly<{
  order: number;
  text: string;
  type: string;
  number: string;
  date: IsoDate | null;
  issuer: string;
  subject: string;
}>;
/** A lettered point; `ordinal` counts in the order a b c d đ e g. */
export type Point = Readonly<{ letter: string; ordinal: number; text: string }>;
/** A numbered item of the part on organisation, with its lettered points. */
export type OrganisationItem = Readonly<{
  no: number;
  text: string;
  items: readonly Omit<Point, 'ordinal'>[];
}>;

/** The text of a plan in its parts; a part that is not there is empty. */
export type DocumentText = Readonly<{
  preamble: string;
  legalBases: readonly LegalBasis[];
  /** By Roman number; `heading` is null where only the gap in the numbering tells of the section. */
  sections: readonly Readonly<{ id: string; heading: string | null }>[];
  purposes: readonly string[];
  requirements: readonly string[];
  keyTasks: readonly Point[];
  organisation: readonly OrganisationItem[];
  recipients: readonly Readonly<{ printed: string; name: string }>[];
  signatory: string;
}>;

type Part = 'preamble' | 'purposes' | 'requirements' | 'keyTasks' | 'organisation' | 'recipients' | 'other';

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const section = /^(?<id>[IVX]+)\.\s+(?<title>.+)$/u;
const heading = /^(?:\d+|[IVX]+)\.\s*(?<title>[^.;]{3,80}?):?$/u;
const point = /^(?<letter>[a-zđ])\)\s*(?<text>.+)$/u;
const numbered = /^(?<no>\d+)\.\s+(?<text>.+)$/u;
const bulleted = /^[-–+•]\s+(?<text>.+)$/u;

/** Longest paragraph that is read. */
const PARAGRAPH_LIMIT = 20_000;

/** Reads the parts of the text before the table. */
export function readDocument(lines: readonly SourceLine[], tableLine: number | null): DocumentText {
  const before = lines.filter(line => tableLine === null || line.line < tableLine);
  const texts = before
    .map(line =>
      plainLine(
        withoutInitials(
          (line.kind === 'prose' ? line.text : line.cells.join('\t')).slice(0, PARAGRAPH_LIMIT),
        ),
      ),
    )
    .filter(text => text !== '');
  const end = texts.findLastIndex(text => /^phụ lục/iu.test(text) && text.length < 40);
  const body = end < 0 ? texts : texts.slice(0, end);
  const first = body.findIndex(
    text => text.length > 80 && /^(?:căn cứ|thực hiện|theo|để|nhằm|trên cơ sở)/iu.test(text),
  );
  const parts = sortParts(first < 0 ? body : body.slice(first));
  const preamble = first < 0 ? '' : parts.preamble.join('\n');
  return {
    preamble,
    legalBases: legalBases(preamble),
    sections: sectionsOf(body),
    purposes: parts.purposes.flatMap(text => bulleted.exec(text)?.groups?.['text'] ?? []),
    requirements: parts.requirements.flatMap(text => bulleted.exec(text)?.groups?.['text'] ?? []),
    keyTasks: parts.keyTasks.flatMap(pointOf),
    organisation: organisationOf(parts.organisation),
    recipients: parts.recipients.flatMap(recipientOf),
    signatory: body.findLast(text => /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,4}$/u.test(text)) ?? '',
  };
}

/** Initials written by hand beside the end of a text, which OCR gives in italics. */
function withoutInitials(text: string): string {
  return text.trimEnd().replace(/(^|[.;:/]\s?)\*[^*\s]{1,12}\*$/u, '$1');
}

function sortParts(texts: readonly string[]): Record<Part, string[]> {
  const parts: Record<Part, string[]> = {
    preamble: [],
    purposes: [],
    requirements: [],
    keyTasks: [],
    organisation: [],
    recipients: [],
    other: [],
  };
  let part: Part = 'preamble';
  for (const text of texts) {
    const next = partOf(text);
    if (next !== null) part = next;
    // Items of the organisation are themselves numbered and look like headings.
    if (next === null || (part === 'organisation' && numbered.test(text))) parts[part].push(text);
    else if (next === 'other') parts.other.push(text);
  }
  return parts;

  function partOf(text: string): Part | null {
    if (/^nơi nhận\s*:/iu.test(text)) return 'recipients';
    const title = heading.exec(text)?.groups?.['title'];
    if (section.test(text)) return /tổ chức thực hiện/iu.test(text) ? 'organisation' : 'other';
    if (part === 'organisation' || title === undefined)
      return part === 'preamble' && /^\d+\./.test(text) ? 'other' : null;
    const key = fold(title);
    if (/^mục đích/u.test(key)) return /yêu cầu/u.test(key) ? 'other' : 'purposes';
    if (/^yêu cầu/u.test(key)) return 'requirements';
    return /nhiệm vụ trọng tâm/u.test(key) ? 'keyTasks' : 'other';
  }
}

function pointOf(text: string): Point[] {
  const { letter, text: said } = point.exec(text)?.groups ?? {};
  return letter && said ? [{ letter, ordinal: pointLetters.indexOf(letter) + 1, text: said }] : [];
}

function organisationOf(texts: readonly string[]): OrganisationItem[] {
  const items: { no: number; text: string; items: Omit<Point, 'ordinal'>[] }[] = [];
  for (const text of texts) {
    const item = numbered.exec(text)?.groups;
    if (item) items.push({ no: Number(item['no']), text: item['text']!, items: [] });
    else for (const { letter, text: said } of pointOf(text)) items.at(-1)?.items.push({ letter, text: said });
  }
  return items;
}

function recipientOf(text: string): { printed: string; name: string }[] {
  const printed = bulleted.exec(text)?.groups?.['text'];
  return printed ? [{ printed, name: printed.replace(/[;.,]{1,3}$/, '') }] : [];
}

function sectionsOf(texts: readonly string[]): { id: string; heading: string | null }[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    const id = section.exec(text)?.groups?.['id'];
    if (id && text.length < 120 && !found.has(id)) found.set(id, text);
  }
  const last = Math.max(-1, ...[...found.keys()].map(id => romans.indexOf(id)));
  return romans.slice(0, last + 1).map(id => ({ id, heading: found.get(id) ?? null }));
}

const cited =
  /(?<type>Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Thông tư|Công văn|Hướng dẫn|Chương trình|Thông báo|Đề án)\s+số\s+(?<number>[\p{L}\d./-]+)\s+ngày\s+(?<date>\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\s+của\s+(?<rest>.+)$/iu;
const subject = /\s+(?=(?:về|ban hành|quy định|hướng dẫn|phê duyệt|v\/v|thực hiện|triển khai)\s)/iu;

/** The documents that "Căn cứ …" names, between semicolons. */
function legalBases(preamble: string): LegalBasis[] {
  const texts = preamble
    .split('\n')
    .filter(text => /^căn cứ\s/iu.test(text))
    .flatMap(text => text.replace(/^căn cứ\s+/iu, '').split(/;\s*/));
  return texts.flatMap((text, index) => {
    const match = cited.exec(text)?.groups;
    if (!match) return [];
    const [issuer, ...about] = match['rest']!.split(subject);
    return [
      {
        order: index + 1,
        text,
        type: match['type']!,
        number: match['number']!,
        date: citedDate(match['date']!),
        issuer: issuer!.trim(),
        subject: about.join(' ').trim(),
      },
    ];
  });
}

function citedDate(text: string): IsoDate | null {
  const [day, month, year] = text.split(/\D+/).map(Number);
  return dateOf(year!, month!, day!);
}
