// What the issued plan says stands in the sheet again as issued: its cells, the ids of lines that lost theirs, and lines
// that were deleted. The fields are people's own and are not touched; a line that is no row of the plan stays.
import { columns } from '../../plan/sheet/columns.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { amendSheet } from './amend-sheet.ts';
import { cutBlock, writeBlock } from './block.ts';
import { documentIn, loadCalendar } from './calendar.ts';
import { blocksOf, type CellToWrite } from './cell-blocks.ts';
import { identifyLines } from './identify-lines.ts';
import { requireSheet, type LocatedSheet } from './locate-sheet.ts';
import { isProtected, withoutProtection } from './protect-sheet.ts';
import { readHidden } from './read-hidden.ts';
import { repairSheet } from './repair-sheet.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';

export async function restorePlan(access: ExcelAccess, document: SheetDocument): Promise<void> {
  // First the columns, without which there is no place for the rest.
  await repairSheet(access, document);
  const deleted = await runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const place = await requireSheet(context, access.names);
    const first = place.headerRow + 1;
    const area = { row: first, column: 0, rows: place.endRow - first, columns: place.headers.length };
    const { hidden, others } = await readHidden(context, place, [{ sheet: place.sheet, area }]);
    const lines = (others[0]?.values ?? []).map((values, index) => ({ row: first + index, values }));
    const { cells, missing } = decide(lines, place, documentIn(calendar(), document));
    if (cells.length > 0) await write(context, place, cells);
    const based = new Set(hidden.base.map(({ rowId }) => rowId));
    return missing.filter(id => based.has(id));
  });
  if (deleted.length > 0) await amendSheet(access, document, { add: deleted, remove: [] });
}

type Line = Readonly<{ row: number; values: readonly (string | number | boolean)[] }>;

function decide(
  lines: readonly Line[],
  { columns: places }: LocatedSheet,
  document: SheetDocument,
): Readonly<{ cells: readonly CellToWrite[]; missing: readonly string[] }> {
  const idPlace = places.get('rowId') ?? 0;
  const known = new Set(document.rows.map(row => String(row[0])));
  const written = new Map(lines.map(({ row, values }) => [row, String(values[idPlace] ?? '').trim()]));
  const taken = new Set([...written.values()].filter(id => known.has(id)));
  const nameless = lines.filter(({ row }) => !known.has(written.get(row) ?? ''));
  const named = identifyLines(nameless, places, document, taken);
  const expected = new Map(document.rows.map(row => [String(row[0]), row]));
  const cells = lines.flatMap(({ row, values }) => {
    const plan = expected.get(named.get(row) ?? written.get(row) ?? '');
    if (plan === undefined) return [];
    return columns.flatMap(({ key, part }, index) => {
      const column = places.get(key);
      const value = plan[index] ?? '';
      return part !== 'plan' || column === undefined || values[column] === value
        ? []
        : [{ row, column, value }];
    });
  });
  const there = new Set([...taken, ...named.values()]);
  return { cells, missing: [...known].filter(id => !there.has(id)) };
}

async function write(
  context: Excel.RequestContext,
  { sheet }: LocatedSheet,
  cells: readonly CellToWrite[],
): Promise<void> {
  const work = async (shut: () => void): Promise<void> => {
    for (const block of blocksOf(cells).flatMap(each => cutBlock(each))) writeBlock(sheet, block);
    shut();
    await context.sync();
  };
  if (await isProtected(context, sheet)) await withoutProtection(context, sheet, work);
  else await work(() => undefined);
}
