// A figure leads to the lines it counts, and a line to its row in the plan's sheet, where that stands now. A link names
// cells, so it is set anew with each refresh.
import type { PrintedCell } from '../../plan/sheet/printed-sheet.ts';
import { columns } from '../../plan/sheet/columns.ts';
import { addressOf } from './area.ts';
import { locateSheet } from './locate-sheet.ts';
import { loadRowPlaces } from './row-places.ts';
import { planNames } from './sheet-names.ts';

/** What a link of Excel's names: cells of a sheet of this workbook. */
export type LinkTargets = (cell: PrintedCell) => string | null;

/** Looks up where the rows stand; without the plan's sheet lines lead nowhere. Three syncs, none without links. */
export async function findTargets(
  context: Excel.RequestContext,
  reportName: string,
  cells: readonly PrintedCell[],
): Promise<LinkTargets> {
  const needsRows = cells.some(({ link }) => link?.kind === 'row');
  const place = needsRows ? await locateSheet(context, planNames) : null;
  const rows = place === null ? null : loadRowPlaces(place);
  if (rows !== null) await context.sync();
  const places = rows?.() ?? new Map<string, readonly number[]>();
  return ({ link }) => {
    if (link === undefined) return null;
    if (link.kind === 'lines') return `${quoted(reportName)}!${addressOf(link.area)}`;
    const row = places.get(link.rowId)?.[0];
    if (row === undefined || place === null) return null;
    const area = { row, column: 0, rows: 1, columns: Math.max(columns.length, place.headers.length) };
    return `${quoted(place.sheetName)}!${addressOf(area)}`;
  };
}

/** Before the looks: Excel gives a linked cell the font of links. */
export function setLinks(
  sheet: Excel.Worksheet,
  cells: readonly PrintedCell[],
  targetOf: LinkTargets,
): PrintedCell[] {
  return cells.filter(cell => {
    const target = targetOf(cell);
    if (target === null) return false;
    sheet.getRangeByIndexes(cell.row, cell.column, 1, 1).hyperlink = { documentReference: target };
    return true;
  });
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
