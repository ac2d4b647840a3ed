import type { Sheet } from './sheet.ts';
import type { Workbook } from './workbook.ts';

/** As Excel copies a sheet into a workbook: names that are taken get a number. */
export function copySheet(from: Sheet, into: Workbook, first = false): Sheet {
  const sheet = into.addSheet(freeSheetName(from.state.name, into));
  const tables = from.state.tables.map(table => {
    const id = into.freshId();
    return { ...table, id, name: `${table.name}_${id}` };
  });
  into.step('copy', () => sheet.change({ ...from.state, name: sheet.state.name, tables }));
  if (first) into.moveSheet(sheet, 0);
  return sheet;
}

function freeSheetName(name: string, { sheets }: Workbook): string {
  let number = 2;
  while (sheets.some(({ state }) => state.name === `${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}
