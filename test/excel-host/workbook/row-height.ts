// How tall a row is where nobody set it: as tall as its wrapped text needs. Excel measures glyphs; this estimates.
import type { Sheet, Row } from './sheet.ts';
import { STANDARD_HEIGHT } from './sheet.ts';
import type { Workbook } from './workbook.ts';

const known = new WeakMap<Row, Readonly<{ widths: unknown; merges: unknown; height: number }>>();

export function rowHeight(book: Workbook, sheet: Sheet, row: number): number {
  if (sheet.state.hiddenRows.has(row)) return 0;
  const fixed = sheet.state.rowHeights[row];
  if (fixed !== undefined) return fixed;
  const line = sheet.state.rows[row];
  if (line === undefined) return STANDARD_HEIGHT;
  const before = known.get(line);
  const { columnWidths: widths, merges } = sheet.state;
  if (before !== undefined && before.widths === widths && before.merges === merges) return before.height;
  const height = neededHeight(book, sheet, row);
  known.set(line, { widths, merges, height });
  return height;
}

function neededHeight(book: Workbook, sheet: Sheet, row: number): number {
  let height = STANDARD_HEIGHT;
  for (const [column, cell] of sheet.state.rows[row]?.entries() ?? []) {
    if (cell === undefined) continue;
    const { wrap, font } = cell.format;
    // A merged or empty cell asks for one line of its font, as in Excel; never for more.
    const isPlain = !wrap || cell.value === '' || sheet.mergeAt(row, column) !== undefined;
    const lines = isPlain
      ? 1
      : lineCount(
          book.text(sheet, row, column),
          sheet.columnWidth(column),
          font.size * letterWidth(font.name, font.bold),
        );
    height = Math.max(height, Math.ceil(lines * font.size * 1.25 + 1));
  }
  return Math.min(409, height);
}

/** Of the font's size, on average over Vietnamese text. */
const letterWidth = (name: string, bold: boolean): number =>
  (/times|serif/i.test(name) ? 0.46 : 0.5) * (bold ? 1.07 : 1);

function lineCount(text: string, width: number, letter: number): number {
  const room = Math.max(1, Math.floor((width - 6) / letter));
  return text.split('\n').reduce((sum, line) => sum + wrappedLines(line, room), 0);
}

function wrappedLines(line: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(word.length / room) - 1);
    used += (used > 0 ? 1 : 0) + Math.min(word.length, room);
  }
  return lines;
}
