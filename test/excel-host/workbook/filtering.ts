import { type Area, lastRow } from './area.ts';
import { demandAllowed } from './edit.ts';
import type { Sheet } from './sheet.ts';
import { type FilterValues, bodyArea } from './table.ts';
import type { Workbook } from './workbook.ts';

type Filters = Readonly<Record<number, FilterValues>>;

/** Rows that some condition turns away; a row is judged by the text it shows. */
function turnedAway(book: Workbook, sheet: Sheet, body: Area, filters: Filters): readonly number[] {
  const away: number[] = [];
  const conditions = Object.entries(filters).map(
    ([column, values]) => [Number(column), new Set(values)] as const,
  );
  for (let row = body.row; row <= lastRow(body); row += 1)
    if (conditions.some(([column, values]) => !values.has(book.text(sheet, row, body.column + column))))
      away.push(row);
  return away;
}

function hideAgain(book: Workbook, sheet: Sheet, body: Area, filters: Filters): void {
  const elsewhere = [...sheet.state.hiddenRows].filter(row => row < body.row || row > lastRow(body));
  sheet.change({ hiddenRows: new Set([...elsewhere, ...turnedAway(book, sheet, body, filters)]) });
}

export function filterTable(book: Workbook, sheet: Sheet, tableId: string, filters: Filters): void {
  demandAllowed(sheet, 'allowAutoFilter');
  book.step('filter', () => {
    sheet.change({
      tables: sheet.state.tables.map(table => (table.id === tableId ? { ...table, filters } : table)),
    });
    const table = sheet.state.tables.find(it => it.id === tableId);
    if (table !== undefined) hideAgain(book, sheet, bodyArea(table), filters);
  });
}

export function filterSheet(book: Workbook, sheet: Sheet, it: Area | null, filters: Filters): void {
  demandAllowed(sheet, 'allowAutoFilter');
  book.step('filter', () => {
    const before = sheet.state.filter;
    sheet.change({ filter: it === null ? null : { area: it, columns: filters } });
    const body = it ?? before?.area;
    if (body !== undefined)
      hideAgain(book, sheet, { ...body, row: body.row + 1, rows: body.rows - 1 }, it === null ? {} : filters);
  });
}
