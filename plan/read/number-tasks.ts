import { isTaskNumber, type TaskRow } from './rows-of-table.ts';

/** The number a row prints, where it is a plain one: "12." → 12; null for "1.2", "a)" and blanks. */
export function printedNumber(row: TaskRow): number | null {
  const match = /^\(?(\d{1,6})\s*[.)]?\)?$/.exec(row.cells.no);
  return match && isTaskNumber(row.cells.no) && Number(match[1]) > 0 ? Number(match[1]) : null;
}

/** True where numbering begins anew under each group heading, so that numbers alone do not tell tasks apart. */
export function restarts(rows: readonly TaskRow[]): boolean {
  const groupOf = new Map<number, number>();
  return rows.some(row => {
    const number = printedNumber(row);
    if (number === null) return false;
    const repeated = groupOf.has(number) && groupOf.get(number) !== row.group;
    groupOf.set(number, row.group);
    return repeated;
  });
}

/**
 * One number per row, each its own: the printed one where it can serve, otherwise the row's place or, where that is
 * taken, the next one free.
 */
export function numberTasks(rows: readonly TaskRow[]): number[] {
  if (restarts(rows)) return rows.map((_row, index) => index + 1);
  const printed = rows.map(printedNumber);
  if (printed.every(number => number === null)) return rows.map((_row, index) => index + 1);
  const taken = new Set(printed.filter(number => number !== null));
  const used = new Set<number>();
  let free = [...taken].reduce((a, b) => Math.max(a, b), 0);
  return printed.map(number => {
    const own = number !== null && !used.has(number) ? number : (free += 1);
    used.add(own);
    return own;
  });
}
