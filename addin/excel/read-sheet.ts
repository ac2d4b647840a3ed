import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import { hiddenFrom, linesFrom, loadCalendar } from './calendar.ts';
import { locateSheet } from './locate-sheet.ts';
import { readHidden } from './read-hidden.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';

/** The plan's sheet as it stands, or null where the workbook has none; a failure where its base is gone or unreadable. */
export async function readSheet(access: ExcelAccess): Promise<SheetReading | null> {
  return runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const place = await locateSheet(context);
    if (place === null) return null;
    const first = place.headerRow + 1;
    const area = { row: first, column: 0, rows: place.endRow - first, columns: place.headers.length };
    const { hidden, others } = await readHidden(context, place, [{ sheet: place.sheet, area }]);
    const [body] = others;
    return {
      sheetName: place.sheetName,
      hidden: hiddenFrom(calendar(), hidden),
      headerRow: place.headerRow,
      headers: place.headers,
      lines: linesFrom(
        calendar(),
        (body?.values ?? [])
          .map((values, index) => ({ sheetRow: first + index, values, texts: body?.texts[index] ?? [] }))
          .filter(line => line.values.some(value => value !== '')),
        place.columns,
      ),
    };
  });
}
