// What stands in a workbook's field cells, as the service would understand it.
import { checkCell } from '../../plan/check/check-cell.ts';
import { fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import type { PlanAnswer } from '../../plan/http.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import { fromCell } from '../../plan/sheet/cells.ts';
import { columnIndex } from '../../plan/sheet/columns.ts';
import { decodeHidden } from '../../plan/sheet/hidden-sheet.ts';
import { HIDDEN_SHEET_NAME, type BaseRow, type HiddenSheet } from '../../plan/sheet/sheet-document.ts';
import { isError } from '../excel-host/workbook/cell.ts';
import type { Sheet } from '../excel-host/workbook/sheet.ts';
import type { Workbook } from '../excel-host/workbook/workbook.ts';
import { PageSheet } from './page-sheet.ts';
import { columnPlacesIn, type ColumnKey } from '../addin/excel/sheet-places.ts';

/** Where somebody's cells stand: in a workbook, or on the page. */
export type Held = Workbook | PageSheet;

/** Equal where two cells say the same: `v:` and the value, or `x:` and the text of what no value can be read from. */
export type Content = string;

export type CellKey = string;

export const cellKey = (rowId: string, field: string): CellKey => `${rowId} ${field}`;

export const contentOf = (value: FieldValue): Content => `v:${JSON.stringify(value)}`;

export type Line = Readonly<{ row: number; rowId: string }>;
export type SeenSheet = Readonly<{
  sheet: Sheet;
  columns: ReadonlyMap<ColumnKey, number>;
  lines: readonly Line[];
}>;

/** The plan's sheet with its lines, in the order they stand; null where the workbook has none. */
export function seenSheet(workbook: Workbook): SeenSheet | null {
  for (const sheet of workbook.sheets) {
    const places = columnPlacesIn(sheet);
    const ids = places?.columns.get('rowId');
    if (!places || ids === undefined) continue;
    const lines: Line[] = [];
    for (let row = places.headerRow + 1; row < sheet.state.rows.length; row += 1) {
      const rowId = String(sheet.value(row, ids)).trim();
      if (rowId !== '') lines.push({ row, rowId });
    }
    return { sheet, columns: places.columns, lines };
  }
  return null;
}

/** Reads cells by the plan: which dates suit a task depends on it. */
export class CellReader {
  readonly #plan: PlanAnswer;
  readonly #today: IsoDate;
  readonly #tasks: ReadonlyMap<number, PlanAnswer['tasks'][number]>;
  /** What each cell said when it was last read: after most steps most cells say the same. */
  readonly #lastRead = new Map<CellKey, Readonly<{ value: unknown; text: string; content: Content }>>();

  constructor(plan: PlanAnswer, today: IsoDate) {
    this.#plan = plan;
    this.#today = today;
    this.#tasks = new Map(plan.tasks.map(task => [task.no, task]));
  }

  read(rowId: string, field: FieldName, value: string | number | boolean, text: string): Content {
    const key = cellKey(rowId, field);
    const last = this.#lastRead.get(key);
    if (last && last.value === value && last.text === text) return last.content;
    const content = this.#judge(rowId, field, value, text);
    this.#lastRead.set(key, { value, text, content });
    return content;
  }

  #judge(rowId: string, field: FieldName, value: string | number | boolean, text: string): Content {
    const task = this.#tasks.get(Number(rowId.split('.')[0]));
    const context = { today: this.#today, year: this.#plan.plan.year, ...(task && { task }) };
    const verdict = checkCell(field, { value, text }, context);
    return verdict.ok ? contentOf(verdict.value) : `x:${String(value)}`;
  }

  /** Every field cell of the plan's rows; several contents where somebody copied a line and the copies differ. */
  cellsOf(workbook: Held): Map<CellKey, Content[]> {
    if (workbook instanceof PageSheet) return this.#cellsOfPage(workbook);
    const seen = seenSheet(workbook);
    const cells = new Map<CellKey, Content[]>();
    for (const { row, rowId } of seen?.lines ?? []) {
      for (const field of fieldNames) {
        const column = seen!.columns.get(field);
        if (column === undefined) continue;
        const value = seen!.sheet.value(row, column);
        const text = value === '' ? '' : workbook.text(seen!.sheet, row, column);
        const content = this.read(rowId, field, isError(value) ? text : value, text);
        const key = cellKey(rowId, field);
        const contents = cells.get(key);
        if (!contents) cells.set(key, [content]);
        else if (!contents.includes(content)) contents.push(content);
      }
    }
    return cells;
  }

  #cellsOfPage({ reading }: PageSheet): Map<CellKey, Content[]> {
    const cells = new Map<CellKey, Content[]>();
    for (const { values, texts } of reading?.lines ?? []) {
      const rowId = String(values[0]);
      for (const field of fieldNames) {
        const column = columnIndex(field);
        const content = this.read(rowId, field, values[column] ?? '', texts[column] ?? '');
        cells.set(cellKey(rowId, field), [content]);
      }
    }
    return cells;
  }
}

/** What the workbook carries beside its cells; null where it holds no plan. */
export function hiddenOf(workbook: Workbook): HiddenSheet | null {
  const sheet = workbook.findSheet(HIDDEN_SHEET_NAME);
  if (!sheet) return null;
  const width = sheet.extent().columns;
  const hidden = decodeHidden(
    Array.from(sheet.state.rows, (_, row) =>
      Array.from({ length: width }, (_cell, column) => {
        const value = sheet.value(row, column);
        return isError(value) ? value.error : value;
      }),
    ),
  );
  if ('reason' in hidden) throw new Error(`expected a readable base, found ${hidden.reason}`);
  return hidden;
}

export function basesOf(held: Held): readonly BaseRow[] {
  const hidden = held instanceof PageSheet ? held.reading?.hidden : hiddenOf(held);
  return hidden?.base ?? [];
}

/** Ids of the rows that stand there. */
export function rowIdsIn(held: Held): string[] {
  if (held instanceof PageSheet) return (held.reading?.lines ?? []).map(({ values }) => String(values[0]));
  return (seenSheet(held)?.lines ?? []).map(({ rowId }) => rowId);
}

/** What the base says of each cell: a cell that says the same holds no edit. */
export function baseContents(workbook: Held): ReadonlyMap<CellKey, Content> {
  return new Map(
    basesOf(workbook).flatMap(({ rowId, cells }) =>
      fieldNames.map(
        (field, index) => [cellKey(rowId, field), contentOf(fromCell(field, cells[index] ?? ''))] as const,
      ),
    ),
  );
}
