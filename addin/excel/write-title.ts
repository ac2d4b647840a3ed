import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { SHEET_FONT, titleLooks } from '../../plan/sheet/sheet-look.ts';
import { titleColumnCount, titleHeightPt } from '../../plan/sheet/title-block.ts';
import { colour, everyCell } from './sheet-look.ts';

/**
 * The lines above the table. They begin at the left edge: centred over eighteen columns, a heading would stand beyond
 * the right edge of the window. Excel fits no height to merged cells.
 */
export function writeTitle(sheet: Excel.Worksheet, document: SheetDocument): void {
  document.titleLines.forEach((line, row) => {
    const look = titleLooks[line.look];
    const whole = sheet.getRangeByIndexes(row, 0, 1, titleColumnCount);
    whole.numberFormat = everyCell('@');
    whole.merge(false);
    whole.format.wrapText = true;
    whole.format.rowHeight = titleHeightPt(line);
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
