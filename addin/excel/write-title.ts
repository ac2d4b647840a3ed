import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { SHEET_FONT, titleLooks } from '../../plan/sheet/sheet-look.ts';
import { colour, everyCell } from './sheet-look.ts';

/**
 * The lines above the table, each merged over all columns. They begin at the left edge: centred over eighteen
 * columns, a heading would stand beyond the right edge of the window.
 */
export function writeTitle(sheet: Excel.Worksheet, document: SheetDocument): void {
  document.titleLines.forEach((line, row) => {
    const look = titleLooks[line.look];
    const whole = sheet.getRangeByIndexes(row, 0, 1, document.headers.length);
    whole.numberFormat = everyCell('@');
    whole.merge(false);
    whole.format.font.name = SHEET_FONT;
    whole.format.font.size = look.points;
    whole.format.font.bold = look.bold;
    whole.format.font.italic = look.italic;
    whole.format.font.color = colour(look.colour);
    whole.format.horizontalAlignment = 'Left';
    whole.format.verticalAlignment = 'Center';
    sheet.getRangeByIndexes(row, 0, 1, 1).values = [[line.text]];
  });
}
