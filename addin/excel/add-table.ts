import type { Area } from '../../plan/sheet/sheet-document.ts';
import { addressOf } from './area.ts';

/** A style without colours of its own: fills come from the cells, so that an own cell is told by its colour. */
const TABLE_STYLE = 'TableStyleLight1';

/** Makes the area, its header in the first row, the plan's table, under the name by which it is found. */
export function addTable(sheet: Excel.Worksheet, area: Area, name: string): void {
  const table = sheet.tables.add(addressOf(area), true);
  table.name = name;
  table.style = TABLE_STYLE;
  table.showBandedRows = false;
}
