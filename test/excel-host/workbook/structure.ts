// Inserting and removing cells, rows and columns, and everything that moves along.
import {
  type Area,
  type Shift,
  MAX_COLUMNS,
  MAX_ROWS,
  intersection,
  lastColumn,
  lastRow,
  shiftArea,
} from './area.ts';
import type { Cell } from './cell.ts';
import type { CellSource } from './chart.ts';
import { demandAllowed } from './edit.ts';
import type { ChangeType } from './events.ts';
import { Fault } from './fault.ts';
import { shiftFormula } from './formula/shift-formula.ts';
import type { Row, Sheet, SheetState } from './sheet.ts';
import type { Workbook } from './workbook.ts';

export type Direction = 'Down' | 'Right' | 'Up' | 'Left';

/** Inserts an area's worth of cells before it ('Down', 'Right') or takes the area out ('Up', 'Left'). */
export function shiftCells(book: Workbook, sheet: Sheet, it: Area, direction: Direction): void {
  const wholeRows = it.columns >= MAX_COLUMNS;
  const wholeColumns = it.rows >= MAX_ROWS;
  const inserts = direction === 'Down' || direction === 'Right';
  demandMovable(sheet, it, inserts, wholeRows, wholeColumns);
  const alongRows = wholeRows || (!wholeColumns && (direction === 'Down' || direction === 'Up'));
  const count = alongRows ? it.rows : it.columns;
  const shift: Shift = {
    axis: alongRows ? 'rows' : 'columns',
    at: alongRows ? it.row : it.column,
    count: inserts ? count : -count,
    from: alongRows ? it.column : it.row,
    to: alongRows ? lastColumn(it) : lastRow(it),
  };
  book.step(inserts ? 'insert' : 'delete', () => {
    moveCells(sheet, shift, wholeRows || wholeColumns);
    sheet.change(movedPlaces(sheet.state, shift, wholeRows, wholeColumns));
    moveCharts(book, sheet, shift);
    moveFormulas(book, sheet, shift);
    book.tellShift(sheet.id, shift);
    book.tell({
      kind: 'changed',
      sheetId: sheet.id,
      area: it,
      changeType: changeType(inserts, wholeRows, wholeColumns),
      actor: book.actor,
      single: null,
    });
  });
}

function demandMovable(
  sheet: Sheet,
  it: Area,
  inserts: boolean,
  wholeRows: boolean,
  wholeColumns: boolean,
): void {
  if (wholeRows) demandAllowed(sheet, inserts ? 'allowInsertRows' : 'allowDeleteRows');
  else if (wholeColumns) demandAllowed(sheet, inserts ? 'allowInsertColumns' : 'allowDeleteColumns');
  else if (sheet.state.protection !== null) throw new Fault('AccessDenied');
  // Excel removes no locked cell from a protected sheet, whatever is allowed.
  if (sheet.state.protection !== null && !inserts) {
    const cells = intersection(it, sheet.extent());
    if (cells === null) return;
    for (let row = cells.row; row <= lastRow(cells); row += 1)
      for (let column = cells.column; column <= lastColumn(cells); column += 1)
        if (sheet.format(row, column).locked) throw new Fault('AccessDenied');
  }
}

function changeType(inserts: boolean, wholeRows: boolean, wholeColumns: boolean): ChangeType {
  if (wholeRows) return inserts ? 'RowInserted' : 'RowDeleted';
  if (wholeColumns) return inserts ? 'ColumnInserted' : 'ColumnDeleted';
  return inserts ? 'CellInserted' : 'CellDeleted';
}

/** An inserted cell looks like the one before it. */
const like = (cell: Cell | undefined): Cell | undefined =>
  cell === undefined ? undefined : { value: '', formula: null, format: cell.format };

function moveCells(sheet: Sheet, shift: Shift, whole: boolean): void {
  const rows = sheet.state.rows.slice();
  if (shift.axis === 'rows') {
    if (whole) {
      while (rows.length < shift.at) rows.push(undefined);
      const model = rows[shift.at - 1]?.map(like);
      if (shift.count > 0) rows.splice(shift.at, 0, ...Array.from({ length: shift.count }, () => model));
      else rows.splice(shift.at, -shift.count);
    } else movePartRows(rows, shift);
  } else {
    const last = Math.min(shift.to, rows.length - 1);
    for (let row = whole ? 0 : shift.from; row <= (whole ? rows.length - 1 : last); row += 1) {
      const line = (rows[row] ?? []).slice();
      while (line.length < shift.at) line.push(undefined);
      if (shift.count > 0)
        line.splice(shift.at, 0, ...Array.from({ length: shift.count }, () => like(line[shift.at - 1])));
      else line.splice(shift.at, -shift.count);
      rows[row] = line;
    }
  }
  sheet.change({ rows });
}

function movePartRows(rows: (Row | undefined)[], shift: Shift): void {
  const before = rows.slice();
  const height = Math.max(rows.length + Math.max(0, shift.count), shift.at);
  for (let row = shift.at; row < height; row += 1) {
    const line = (before[row] ?? []).slice();
    for (let column = shift.from; column <= shift.to; column += 1) {
      const inserted = shift.count > 0 && row < shift.at + shift.count;
      line[column] = inserted ? like(before[shift.at - 1]?.[column]) : before[row - shift.count]?.[column];
    }
    rows[row] = line;
  }
}

function movedPlaces(
  state: SheetState,
  shift: Shift,
  wholeRows: boolean,
  wholeColumns: boolean,
): Partial<SheetState> {
  const move = (it: Area): Area | null => shiftArea(it, shift);
  const moveAll = (areas: readonly Area[]): readonly Area[] => areas.flatMap(it => move(it) ?? []);
  const filterArea = state.filter === null ? null : move(state.filter.area);
  return {
    merges: moveAll(state.merges),
    tables: state.tables.flatMap(table => {
      const moved = move(table.area);
      return moved === null ? [] : [{ ...table, area: moved }];
    }),
    filter: state.filter === null || filterArea === null ? null : { ...state.filter, area: filterArea },
    validations: state.validations
      .map(validation => ({ ...validation, areas: moveAll(validation.areas) }))
      .filter(validation => validation.areas.length > 0),
    conditionalFormats: state.conditionalFormats
      .map(rule => ({ ...rule, areas: moveAll(rule.areas) }))
      .filter(rule => rule.areas.length > 0),
    ...(wholeRows
      ? {
          rowHeights: spliced(state.rowHeights, shift),
          rowFormats: spliced(state.rowFormats, shift),
          hiddenRows: movedSet(state.hiddenRows, shift),
        }
      : {}),
    ...(wholeColumns
      ? {
          columnWidths: spliced(state.columnWidths, shift),
          columnFormats: spliced(state.columnFormats, shift),
          hiddenColumns: movedSet(state.hiddenColumns, shift),
        }
      : {}),
  };
}

/** What charts stand over moves along, and so do the cells that charts of any sheet draw. */
function moveCharts(book: Workbook, moved: Sheet, shift: Shift): void {
  const follow = (source: CellSource): CellSource =>
    source.sheetId === moved.id ? { ...source, area: shiftArea(source.area, shift) ?? source.area } : source;
  for (const sheet of book.sheets) {
    if (sheet.state.charts.length === 0) continue;
    const charts = sheet.state.charts.map(chart => ({
      ...chart,
      over: sheet === moved ? (shiftArea(chart.over, shift) ?? chart.over) : chart.over,
      series: chart.series.map(one => ({
        ...one,
        values: follow(one.values),
        categories: one.categories === null ? null : follow(one.categories),
      })),
    }));
    sheet.change({ charts });
  }
}

function spliced<T>(list: readonly (T | undefined)[], shift: Shift): readonly (T | undefined)[] {
  if (list.length <= shift.at) return list;
  const copy = list.slice();
  if (shift.count > 0)
    copy.splice(shift.at, 0, ...Array.from({ length: shift.count }, () => list[shift.at - 1]));
  else copy.splice(shift.at, -shift.count);
  return copy;
}

function movedSet(set: ReadonlySet<number>, shift: Shift): ReadonlySet<number> {
  const moved = [...set].flatMap(index => {
    if (index < shift.at) return index;
    return shift.count < 0 && index < shift.at - shift.count ? [] : index + shift.count;
  });
  return new Set(moved);
}

function moveFormulas(book: Workbook, sheet: Sheet, shift: Shift): void {
  const name = sheet.state.name;
  book.names = book.names.map(item => ({ ...item, formula: shiftFormula(item.formula, name, name, shift) }));
  book.rewriteFormulas((home, formula) => shiftFormula(formula, home.state.name, name, shift));
}
