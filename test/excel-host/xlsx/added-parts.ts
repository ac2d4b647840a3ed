// What ExcelJS does not write: charts, and links from cell to cell.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { spotAddress } from '../workbook/area.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { addCharts, escaped, type Parts } from './chart-parts.ts';

/** The file with what it lacks; ExcelJS numbers the sheets in the order of the workbook. */
export function withAddedParts(book: Workbook, file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const links = book.sheets.map(linksOf);
  const hasCharts = book.sheets.some(sheet => sheet.state.charts.length > 0);
  if (!hasCharts && links.every(of => of === '')) return file;
  const files = unzipSync(file);
  const isText = (path: string): boolean => /\.(xml|rels)$/.test(path);
  const parts: Parts = Object.fromEntries(
    Object.entries(files).flatMap(([path, bytes]) => (isText(path) ? [[path, strFromU8(bytes)]] : [])),
  );
  links.forEach((of, index) => putLinks(parts, `xl/worksheets/sheet${index + 1}.xml`, of));
  addCharts(book, parts);
  const texts = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
  return new Uint8Array(zipSync({ ...files, ...texts }));
}

function linksOf(sheet: Sheet): string {
  const found: string[] = [];
  for (const [row, line] of sheet.state.rows.entries())
    for (const [column, cell] of line?.entries() ?? []) {
      const to = cell?.link?.documentReference;
      if (to !== undefined)
        found.push(`<hyperlink ref="${spotAddress(row, column)}" location="${escaped(to)}"/>`);
    }
  return found.length === 0 ? '' : `<hyperlinks>${found.join('')}</hyperlinks>`;
}

/** Where the schema has them: after the cells and their rules, before the page. */
function putLinks(parts: Parts, path: string, links: string): void {
  if (links === '') return;
  const text = parts[path] ?? '';
  const after =
    /<(?:printOptions|pageMargins|pageSetup|headerFooter|drawing|tableParts|extLst)\b|<\/worksheet>/.exec(
      text,
    );
  if (after === null) throw new Error(`expected a worksheet at ${path}`);
  parts[path] = text.slice(0, after.index) + links + text.slice(after.index);
}
