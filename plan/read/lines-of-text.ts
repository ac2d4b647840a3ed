// The front end for plain text: tab-separated rows as Excel and OCR give them, or a Markdown table.
import { cleanText, toNfc } from '../text/clean.ts';
import { detectLegacyEncoding, fromLegacy, type LegacyEncoding } from '../text/legacy.ts';
import type { SourceLine } from './source-line.ts';

/** Longest text that is read, in UTF-16 units; what lies beyond is left out and said so. */
export const TEXT_LIMIT = 10_000_000;

/** A text as lines and rows, and how it had to be treated. */
export type TextLines = Readonly<{
  lines: readonly SourceLine[];
  encoding: LegacyEncoding | null;
  /** True where the text was longer than is read. */
  cut: boolean;
}>;

/** Splits a text into lines and rows; converts an old encoding. Line numbers are those of the text, from 1. */
export function linesOfText(text: string): TextLines {
  const raw = text.slice(0, TEXT_LIMIT);
  const encoding = detectLegacyEncoding(raw);
  const unicode = encoding === null ? toNfc(raw) : fromLegacy(raw, encoding);
  const printed = unicode
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const lines: SourceLine[] = [];
  for (let at = 0; at < printed.length;) {
    const { line, taken } = lineAt(printed, at);
    lines.push(line);
    at += taken;
  }
  return { lines, encoding, cut: text.length > TEXT_LIMIT };
}

function lineAt(printed: readonly string[], at: number): { line: SourceLine; taken: number } {
  const text = printed[at]!;
  const line = at + 1;
  const trimmed = text.trim();
  if (trimmed.length > 1 && trimmed.startsWith('|') && trimmed.endsWith('|')) {
    return { line: { kind: 'row', line, cells: pipeCells(trimmed) }, taken: 1 };
  }
  if (!text.includes('\t')) return { line: { kind: 'prose', line, text }, taken: 1 };
  const taken = quotedLines(printed, at);
  const cells = tabCells(printed.slice(at, at + taken).join('\n'), taken > 1);
  return { line: { kind: 'row', line, cells }, taken };
}

function pipeCells(text: string): string[] {
  return text
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map(cell =>
      cleanText(
        cell
          .replaceAll('\\|', '|')
          .replace(/<br\s*\/?>/gi, '\n')
          .replace(/\*\*|__/g, ''),
      ),
    );
}

function tabCells(text: string, quoted: boolean): string[] {
  const cells = text.split('\t');
  return cells.map(cell => {
    const open = cell.trim();
    const isQuoted = quoted && open.length > 1 && open.startsWith('"') && open.endsWith('"');
    return cleanText(isQuoted ? open.slice(1, -1).replaceAll('""', '"') : cell);
  });
}

/** Most lines that one copied cell may span. */
const CELL_LINES = 50;

/** Excel copies a cell of several lines in quotes: the row ends where the quotes are closed. */
function quotedLines(printed: readonly string[], at: number): number {
  const opens = (text: string): boolean => {
    const cell = text.slice(text.lastIndexOf('\t') + 1);
    return cell.startsWith('"') && isOdd(cell);
  };
  if (!opens(printed[at]!)) return 1;
  for (let taken = 2; taken <= CELL_LINES && at + taken <= printed.length; taken += 1) {
    const next = printed[at + taken - 1]!;
    const close = next.search(/"(?:\t|$)/);
    if (close < 0) continue;
    if (!opens(next)) return taken;
  }
  return 1;
}

function isOdd(cell: string): boolean {
  return (cell.split('"').length - 1) % 2 === 1;
}
