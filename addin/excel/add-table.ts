import { TABLE_NAME, type Area } from '../../plan/sheet/sheet-document.ts';
import { addressOf } from './area.ts';

/** A style without colours of its own: fills come from the cells, so that an own cell is told by its colour. */
const TABLE_STYLE = 'TableStyleLight1';

/** Makes the area, its header in the first row, the plan's table. */
export function addTable(sheet: Excel.Worksheet, area: Area): void {
  const table = sheet.tables.add(addressOf(area), true);
  table.name = TABLE_NAME;
  table.style = TABLE_STYLE;
  table.showBandedRows = false;
}
