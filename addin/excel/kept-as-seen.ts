// What stands as it stood stays the same object: whoever compared it before knows by that alone that nothing is new, and
// a look at a whole sheet in which nothing has changed costs its reading.
import type { BaseRow, HiddenSheet } from '../../plan/sheet/sheet-document.ts';
import type { SheetLine, SheetReading } from '../../plan/sheet/sheet-reading.ts';

export function keptLine(now: SheetLine | null, then: SheetLine | null | undefined): SheetLine | null {
  if (now === null || !then || now.sheetRow !== then.sheetRow) return now;
  return sameCells(now.values, then.values) && sameCells(now.texts, then.texts) ? then : now;
}

/** The reading of before where it says the same; of one that says something else, the parts that do. */
export function keptReading(now: SheetReading, then: SheetReading): SheetReading {
  const headers = sameCells(now.headers, then.headers) ? then.headers : now.headers;
  const hidden = keptHidden(now.hidden, then.hidden);
  const isSame =
    headers === then.headers &&
    hidden === then.hidden &&
    now.sheetName === then.sheetName &&
    now.headerRow === then.headerRow &&
    sameCells(now.lines, then.lines);
  return isSame ? then : { ...now, headers, hidden };
}

function keptHidden(now: HiddenSheet, then: HiddenSheet): HiddenSheet {
  const base = now.base.map((row, index) => keptBase(row, then.base[index]));
  const keys = Object.keys(now) as (keyof HiddenSheet)[];
  const isSame = sameCells(base, then.base) && keys.every(key => key === 'base' || now[key] === then[key]);
  return isSame ? then : { ...now, base };
}

function keptBase(now: BaseRow, then: BaseRow | undefined): BaseRow {
  if (then === undefined || now.rowId !== then.rowId) return now;
  const isSame =
    sameCells(now.cells, then.cells) &&
    sameCells(now.versions, then.versions) &&
    sameCells(now.sent ?? [], then.sent ?? []);
  return isSame ? then : now;
}

function sameCells(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((cell, index) => cell === b[index]);
}
