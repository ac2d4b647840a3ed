// What somebody does to a sheet with their own hands, with or without its protection.
import { fieldNames, type FieldName } from '../../plan/field.ts';
import { area, MAX_COLUMNS } from '../excel-host/workbook/area.ts';
import { setInputs } from '../excel-host/workbook/edit.ts';
import { coAuthor } from '../excel-host/workbook/events.ts';
import { Fault } from '../excel-host/workbook/fault.ts';
import { sortRows } from '../excel-host/workbook/sorting.ts';
import { shiftCells } from '../excel-host/workbook/structure.ts';
import {
  copyCells,
  deleteContents,
  fillDown,
  pasteCells,
  pasteText,
  typeText,
} from '../excel-host/workbook/typing.ts';
import type { Workbook } from '../excel-host/workbook/workbook.ts';
import { columns } from '../../plan/sheet/columns.ts';
import { seenSheet, type Line, type SeenSheet } from './cells.ts';
import type { Dice } from './dice.ts';
import { entries } from './entries.ts';

export const handKinds = {
  types: 30,
  pastes: 8,
  fills: 3,
  clears: 4,
  writesElsewhere: 6,
  sortsByHand: 2,
  copiesRow: 2,
  insertsRow: 1,
  deletesRow: 1,
  changesPlanCell: 3,
  typesIntoForeignRow: 4,
} as const;
export type HandKind = keyof typeof handKinds;

/** The hand that does it, and in words what it did; nothing where it could not. */
export function handle(kind: HandKind, workbook: Workbook, dice: Dice): string {
  const seen = seenSheet(workbook);
  if (!seen || seen.lines.length === 0) return 'has no rows';
  try {
    return hands[kind]({ workbook, dice, ...seen });
  } catch (error) {
    if (error instanceof Fault) return `is refused: ${error.code}`;
    throw error;
  }
}

type At = SeenSheet & Readonly<{ workbook: Workbook; dice: Dice }>;

const hands: Readonly<Record<HandKind, (at: At) => string>> = {
  types: at => {
    const { row, rowId } = someLine(at);
    const field = someField(at);
    const text = at.dice.one(entries[field]);
    const { kind } = typeText(at.workbook, at.sheet, row, columnAt(at, field), text, true);
    return `types ${rowId}.${field} "${text}" ${kind}`;
  },
  pastes: at => {
    const { row, rowId } = someLine(at);
    const first = at.dice.below(fieldNames.length);
    const fields = fieldNames.slice(first, first + 1 + at.dice.below(4));
    const down = 1 + at.dice.below(3);
    const lines = Array.from({ length: down }, () => fields.map(field => at.dice.one(entries[field])));
    const it = area(row, columnAt(at, fields[0]!));
    const { kind } = pasteText(at.workbook, at.sheet, it, lines);
    return `pastes ${down} × ${fields.join(' ')} at ${rowId} ${kind}`;
  },
  fills: at => {
    const { row, rowId } = someLine(at);
    const field = someField(at);
    const { kind } = fillDown(at.workbook, at.sheet, area(row, columnAt(at, field), 2, 1));
    return `fills ${field} down from ${rowId} ${kind}`;
  },
  clears: at => {
    const { row, rowId } = someLine(at);
    const field = someField(at);
    const { kind } = deleteContents(at.workbook, at.sheet, area(row, columnAt(at, field), 1, 2));
    return `clears ${rowId}.${field} and its neighbour ${kind}`;
  },
  writesElsewhere: at => {
    const { row, rowId } = someLine(at);
    const field = someField(at);
    const text = at.dice.one(entries[field]);
    at.workbook.step(
      'elsewhere',
      () => setInputs(at.workbook, at.sheet, area(row, columnAt(at, field)), [[text]]),
      coAuthor,
    );
    return `has a co-author write ${rowId}.${field} "${text}"`;
  },
  sortsByHand: at => {
    const column = at.dice.one([...at.columns.values()]);
    unprotected(at, () =>
      sortRows(at.workbook, at.sheet, body(at), [{ key: column, ascending: at.dice.isLucky(0.5) }]),
    );
    return `lifts the protection and sorts by column ${column + 1}`;
  },
  copiesRow: at => {
    const line = at.dice.one(at.lines);
    const under = at.lines.at(-1)!.row + 1;
    const whole = (row: number) => area(row, 0, 1, columns.length);
    unprotected(at, () =>
      pasteCells(at.workbook, at.sheet, whole(under), copyCells(at.sheet, whole(line.row), false)),
    );
    return `copies the row ${line.rowId} under the last`;
  },
  insertsRow: at => {
    const { row, rowId } = at.dice.one(at.lines);
    unprotected(at, () => shiftCells(at.workbook, at.sheet, area(row, 0, 1, MAX_COLUMNS), 'Down'));
    return `inserts a row above ${rowId}`;
  },
  deletesRow: at => {
    // The last rows of a small sheet stay, so that the story goes on.
    if (at.lines.length < 3) return 'keeps its few rows';
    const { row, rowId } = at.dice.one(at.lines);
    unprotected(at, () => shiftCells(at.workbook, at.sheet, area(row, 0, 1, MAX_COLUMNS), 'Up'));
    return `deletes a row of ${rowId}`;
  },
  changesPlanCell: at => {
    const { row, rowId } = at.dice.one(at.lines);
    const key = at.dice.one(['title', 'lead', 'timing', 'role', 'due', 'no'] as const);
    unprotected(at, () => typeText(at.workbook, at.sheet, row, at.columns.get(key) ?? 0, 'Sửa', true));
    return `lifts the protection and changes ${rowId}.${key}`;
  },
  typesIntoForeignRow: at => {
    const { row, rowId } = at.dice.one(at.lines);
    const field = someField(at);
    const text = at.dice.one(entries[field]);
    unprotected(at, () => typeText(at.workbook, at.sheet, row, columnAt(at, field), text, true));
    return `lifts the protection and types ${rowId}.${field} "${text}"`;
  },
};

/** Rows met so often that two people meet in them. */
const busyRows = ['06.VPUBND', '07.VPUBND'];
const busyFields: readonly FieldName[] = ['percent', 'result', 'note'];

function someLine(at: At): Line {
  const busy = at.lines.filter(({ rowId }) => busyRows.includes(rowId) || rowId.endsWith('.SGDDT'));
  return at.dice.isLucky(0.8) && busy.length > 0 ? at.dice.one(busy) : at.dice.one(at.lines);
}

function someField(at: At): FieldName {
  return at.dice.isLucky(0.6) ? at.dice.one(busyFields) : at.dice.one(fieldNames);
}

function columnAt(at: SeenSheet, field: FieldName): number {
  return at.columns.get(field) ?? 0;
}

function body({ lines, columns: places }: SeenSheet) {
  const first = Math.min(...lines.map(line => line.row));
  const last = Math.max(...lines.map(line => line.row));
  return area(first, 0, last - first + 1, Math.max(...places.values()) + 1);
}

/** Without the protection, which is put back as often as not. */
function unprotected({ workbook, sheet, dice }: At, work: () => void): void {
  const { protection } = sheet.state;
  workbook.step('unprotect', () => sheet.change({ protection: null }));
  try {
    work();
  } finally {
    if (dice.isLucky(0.7)) workbook.step('protect', () => sheet.change({ protection }));
  }
}

/** Removes all lines of a row but the first, as somebody told of copies would. */
export function removeCopies(workbook: Workbook): void {
  const seen = seenSheet(workbook);
  if (!seen) return;
  const first = new Set<string>();
  const copies = seen.lines.filter(({ rowId }) => first.has(rowId) || !first.add(rowId));
  const { protection } = seen.sheet.state;
  workbook.step('unprotect', () => seen.sheet.change({ protection: null }));
  for (const { row } of copies.reverse()) {
    shiftCells(workbook, seen.sheet, area(row, 0, 1, MAX_COLUMNS), 'Up');
  }
  workbook.step('protect', () => seen.sheet.change({ protection }));
}
