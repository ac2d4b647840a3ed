// The lines of a large table, put into the sheet that ExcelJS wrote around them. ExcelJS keeps an object for each cell,
// six times the work of the cells themselves; so it is shown each look once, and the lines are written with the numbers
// that it gave to the looks.
import type ExcelJS from 'exceljs';
import { columnLetter } from '../../plan/sheet/columns.ts';
import type { CellValue } from '../../plan/sheet/sheet-document.ts';
import type { Style } from './plan-styles.ts';
import type { SharedTexts } from './shared-texts.ts';

export type SheetLines = Readonly<{
  /** 1-based; ExcelJS wrote what stands above. */
  firstRow: number;
  values: readonly (readonly CellValue[])[];
  looks: readonly Style[];
  /** The place in `looks`; null where an empty cell is left out. */
  lookOf(line: number, column: number, value: CellValue): number | null;
  /** In points; null for the usual one. */
  heightOf(line: number): number | null;
}>;

/** Shows ExcelJS the looks, one cell each in the line below the last; `withLines` takes them out again. */
export function showLooks(sheet: ExcelJS.Worksheet, { firstRow, values, looks }: SheetLines): void {
  const row = sheet.getRow(firstRow + values.length);
  looks.forEach((look, index) => {
    row.getCell(index + 1).style = look;
  });
}

const LINES_IN_A_PIECE = 200;

/**
 * The sheet with its lines, in pieces. A cell to which ExcelJS gave a look of its own within the lines keeps it.
 * `sheetXml` is what ExcelJS wrote after `showLooks`.
 */
export function* withLines(sheetXml: string, lines: SheetLines, texts: SharedTexts): Generator<string> {
  const { firstRow, values } = lines;
  const [before, rows, after] = parted(sheetXml);
  const { above, styles, own } = readRows(rows, lines);
  const width = Math.max(1, ...values.slice(0, 1).map(line => line.length));
  const area = `A1:${columnLetter(width - 1)}${Math.max(1, firstRow + values.length - 1)}`;
  yield before.replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${area}"/>`) + above;
  const letters = Array.from({ length: width }, (_, column) => columnLetter(column));
  for (let from = 0; from < values.length; from += LINES_IN_A_PIECE) {
    let piece = '';
    const until = Math.min(values.length, from + LINES_IN_A_PIECE);
    for (let line = from; line < until; line += 1) piece += rowOf(lines, line, letters, styles, own, texts);
    yield piece;
  }
  yield after;
}

function parted(xml: string): [string, string, string] {
  const start = xml.indexOf('<sheetData>') + '<sheetData>'.length;
  const end = xml.indexOf('</sheetData>');
  if (end < start) throw new Error('expected a sheet with rows');
  return [xml.slice(0, start), xml.slice(start, end), xml.slice(end)];
}

type StyleNumbers = readonly number[];

/** What ExcelJS wrote: the rows above the lines, the numbers of the looks, and looks of single cells by address. */
function readRows(
  rows: string,
  { firstRow, values, looks }: SheetLines,
): Readonly<{ above: string; styles: StyleNumbers; own: ReadonlyMap<string, number> }> {
  let above = '';
  const own = new Map<string, number>();
  const styles = looks.map(() => 0);
  for (const [row, number] of rows.matchAll(/<row r="(\d+)"(?:[^>]*\/>|.*?<\/row>)/gs)) {
    if (Number(number) < firstRow) {
      above += row;
      continue;
    }
    const isLooks = Number(number) === firstRow + values.length;
    let place = 0;
    for (const [, address, style] of row.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?/g)) {
      if (isLooks) place = placeOf(address!);
      if (isLooks && style !== undefined) styles[place] = Number(style);
      else if (style !== undefined) own.set(address!, Number(style));
    }
  }
  return { above, styles, own };
}

/** 0-based column of an address. */
function placeOf(address: string): number {
  let place = 0;
  for (const letter of address.replace(/\d+/, '')) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

function rowOf(
  { firstRow, values, lookOf, heightOf }: SheetLines,
  line: number,
  letters: readonly string[],
  styles: StyleNumbers,
  own: ReadonlyMap<string, number>,
  texts: SharedTexts,
): string {
  const row = firstRow + line;
  const height = heightOf(line);
  let xml = height === null ? `<row r="${row}">` : `<row r="${row}" ht="${height}">`;
  const cells = values[line]!;
  for (let column = 0; column < cells.length; column += 1) {
    const value = cells[column]!;
    const look = lookOf(line, column, value);
    if (look === null) continue;
    const address = `${letters[column]!}${row}`;
    const style = (own.size > 0 ? own.get(address) : undefined) ?? styles[look]!;
    const head = style === 0 ? `<c r="${address}"` : `<c r="${address}" s="${style}"`;
    if (value === '' || (typeof value === 'number' && !Number.isFinite(value))) xml += `${head}/>`;
    else if (typeof value === 'number') xml += `${head}><v>${value}</v></c>`;
    else xml += `${head} t="s"><v>${texts.numberOf(value)}</v></c>`;
  }
  return `${xml}</row>`;
}
