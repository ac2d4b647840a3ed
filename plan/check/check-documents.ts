import { accept, quote, warning, type CellVerdict } from './cell-verdict.ts';
import { checkText } from './check-text.ts';
import { readDateText } from './read-date.ts';

/** Document numbers that are warned of one by one; the rest would only repeat the point. */
const WARNING_LIMIT = 5;

/**
 * Number, slash, optionally the year and a slash, then the symbol: 38/KH-HĐTĐKT, 06/2022/QH15, 15/2020/NĐ-CP. The
 * kind of document and "số" may stand before it ("Quyết định số …"), a date and what it is about behind it.
 */
const NUMBERED =
  /^(?:[\p{L} ]{0,40}?[sS][ốỐ]:? )?\d{1,6}\p{L}?\s?\/\s?(?:\d{4}\/)?\p{L}[\p{L}\d]*(?:-\p{L}[\p{L}\d&.]*)*(?=$|[\s,(.])([\s\S]*)$/u;
const DATED =
  /(?:ngày|Ngày|NGÀY)\s+(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+[tT]háng\s+\d{1,2}\s+[nN]ăm\s+\d{4}|\S+)/u;

/** Numbers, symbols and dates of documents, several separated by ";". Kept as typed; unusual ones are warned of. */
export function checkDocuments(raw: string): CellVerdict {
  const verdict = checkText(raw);
  if (!verdict.ok || typeof verdict.value !== 'string') return verdict;
  const unusual = verdict.value
    .split(/[;\n]/)
    .map(piece => piece.trim().replace(/^[-+•]\s*/, ''))
    .filter(piece => piece !== '' && !isUsual(piece));
  const warnings = unusual
    .slice(0, WARNING_LIMIT)
    .map(piece => warning('documentNumber', { text: quote(piece) }));
  return accept(verdict.value, [...verdict.findings, ...warnings]);
}

function isUsual(piece: string): boolean {
  const match = NUMBERED.exec(piece);
  if (!match) return false;
  const dated = DATED.exec(match[1] ?? '');
  return dated === null || readDateText(dated[1] ?? '').kind === 'date';
}
