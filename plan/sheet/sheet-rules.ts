// Conditional formats. They reach the hidden sheet through workbook names, since Excel 2007 refuses another sheet in a
// rule, find the base by row id, so that sorting is harmless, and compare with EXACT, since "<>" ignores case.
import { fieldNames, Status } from '../field.ts';
import type { Plan } from '../plan.ts';
import { columnIndex, columnLetter, columnOf, firstFieldIndex, type ColumnKey } from './columns.ts';
import { names, syncWords, type Area, type RowRule, type SyncWord } from './sheet-document.ts';
import type { Body } from './sheet-validations.ts';

/** The rules of the sheet: cells that differ from the base, due dates that passed, rows that were not taken. */
export function rowRules(plan: Pick<Plan, 'issuedOn'>, { firstRow, rowCount }: Body): RowRule[] {
  const line = firstRow + 1;
  const cell = (key: ColumnKey): string => `$${columnLetter(columnIndex(key))}${line}`;
  const area = (column: number, columns: number): Area => ({
    row: firstRow,
    column,
    rows: rowCount,
    columns,
  });
  return [
    {
      kind: 'pending',
      area: area(firstFieldIndex, fieldNames.length),
      formula: pendingFormula(firstRow, cell),
    },
    { kind: 'overdue', area: area(columnIndex('due'), 1), formula: overdueFormula(plan, cell) },
    { kind: 'refused', area: area(columnIndex('sync'), 1), formula: refusedFormula(cell) },
    {
      kind: 'troubled',
      area: area(firstFieldIndex, fieldNames.length),
      formula: troubledFormula(firstRow, cell),
    },
  ];
}

/** How the Đồng bộ cell of a row names a column in trouble. */
export function columnMark(header: string): string {
  return `[${header}]`;
}

/** A cell is in trouble where its row's Đồng bộ cell names its header, wherever the column stands now. */
function troubledFormula(headerLine: number, cell: Cell): string {
  return `=ISNUMBER(FIND("["&${columnLetter(firstFieldIndex)}$${headerLine}&"]",${cell('sync')}))`;
}

type Cell = (key: ColumnKey) => string;

/**
 * The base of a cell is found by its row's id and its column's header, so that inserted, moved and sorted ones do no
 * harm. A share shown as a percentage is compared as the whole number it stands for; CELL, which tells 100 % from 1,
 * is missing in Excel on the web, where such a cell stays marked.
 */
function pendingFormula(headerLine: number, cell: Cell): string {
  const letter = columnLetter(firstFieldIndex);
  const [mine, header] = [`${letter}${headerLine + 1}`, `${letter}$${headerLine}`];
  const base = `INDEX(${names.baseCells},MATCH(${cell('rowId')},${names.baseIds},0),MATCH(${header},${names.baseHeaders},0))`;
  const isShare = `OR(${mine}<1,IFERROR(LEFT(CELL("format",${mine}))="P",FALSE))`;
  const isPercent = `AND(ISNUMBER(${mine}),${header}="${columnOf.percent.header}")`;
  const meant = `IF(${isPercent},IF(${isShare},ROUND(${mine}*100,6),${mine}),${mine})`;
  return `=IFERROR(NOT(EXACT(${meant},${base})),FALSE)`;
}

/** A task due before the plan was issued raises no alarm. DATE, since a serial differs between the two calendars. */
function overdueFormula({ issuedOn }: Pick<Plan, 'issuedOn'>, cell: Cell): string {
  const closed = (['done', 'cancelled'] as const).map(
    status => `${cell('status')}<>INDEX(${names.statusList},${Status.options.indexOf(status) + 1})`,
  );
  const since =
    issuedOn === null ? [] : [`${cell('due')}>=DATE(${issuedOn.split('-').map(Number).join(',')})`];
  return `=AND(${[`ISNUMBER(${cell('due')})`, `${cell('due')}<${names.today}`, ...since, ...closed].join(',')})`;
}

function refusedFormula(cell: Cell): string {
  const trouble: readonly SyncWord[] = ['conflict', 'refused', 'error'];
  const tests = trouble.map(word => {
    const { vi } = syncWords[word];
    return `LEFT(${cell('sync')},${vi.length})="${vi}"`;
  });
  return `=OR(${tests.join(',')})`;
}
