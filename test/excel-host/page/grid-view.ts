// Draws the visible part of the active sheet: headings, four quadrants around the frozen lines, and the selection.
// Only rows in view exist as elements, so ten thousand rows scroll like fifty.
import {
  type Area,
  MAX_COLUMNS,
  MAX_ROWS,
  columnLetter,
  lastColumn,
  lastRow,
  spotAddress,
} from '../workbook/area.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { cellLook } from './cell-look.ts';
import { ChartLayer } from './chart-view.ts';
import { element, icon } from './element.ts';
import { type Geometry, lineAt, measure, sizeOf, startOf } from './geometry.ts';
import { filterAt } from './table-filter.ts';
import { texts } from './texts.ts';

export const HEAD_HEIGHT = 22;
export const HEAD_WIDTH = 46;

type Span = Readonly<{ from: number; to: number }>;
/** Rows stand in the grid, what is drawn over them beside it: a grid holds rows alone. */
type Quad = Readonly<{
  box: HTMLElement;
  plane: HTMLElement;
  overBox: HTMLElement;
  overPlane: HTMLElement;
  selection: HTMLElement;
  copied: HTMLElement;
  rows: Map<number, { element: HTMLElement; signature: string }>;
}>;
export type Place = Readonly<{ left: number; top: number; width: number; height: number }>;

export class GridView {
  readonly scroller = element('div', { class: 'scroller' });
  readonly stage = element('div', { class: 'stage' });
  readonly grid = element('div', {
    class: 'cells',
    role: 'grid',
    'aria-label': texts.grid,
    'aria-multiselectable': true,
  });
  geometry: Geometry = { rows: { at: [0], count: 0, end: 0 }, columns: { at: [0], count: 0, end: 0 } };
  /** What is marked as copied, on which sheet. */
  copied: Readonly<{ sheetId: string; area: Area }> | null = null;
  /** Hears that places on the screen moved. */
  onMoved: () => void = () => undefined;

  private readonly sizer = element('div', { class: 'sizer' });
  private readonly columnHeads = element('div', { class: 'column-heads', role: 'row', 'aria-rowindex': 1 });
  private readonly rowHeads = element('div', { class: 'row-heads', 'aria-hidden': true });
  private readonly quads: readonly Quad[];
  private readonly charts = new ChartLayer();
  private readonly getBook: () => Workbook;
  private measured = '';
  private waiting = false;

  constructor(getBook: () => Workbook) {
    this.getBook = getBook;
    this.quads = ['body', 'frozen-columns', 'frozen-rows', 'frozen-both'].map(makeQuad);
    // With the cells that scroll; over frozen ones a chart is not drawn.
    this.quads[0]?.overPlane.prepend(this.charts.layer);
    const corner = element('div', { class: 'corner', 'aria-hidden': true });
    this.grid.append(this.columnHeads, ...this.quads.map(quad => quad.box));
    this.stage.append(this.grid, ...this.quads.map(quad => quad.overBox), this.rowHeads, corner);
    this.sizer.append(this.stage);
    this.scroller.append(this.sizer);
    this.scroller.addEventListener('scroll', () => this.draw());
    new ResizeObserver(() => this.draw()).observe(this.scroller);
  }

  private get book(): Workbook {
    return this.getBook();
  }
  private get sheet(): Sheet {
    return this.book.activeSheet;
  }

  /** Draws at the next frame; many calls are one. */
  draw(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.drawNow();
    });
  }

  drawNow(): void {
    this.remeasure();
    const { rows, columns } = this.geometry;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = this.scroller;
    this.stage.style.width = `${clientWidth}px`;
    this.stage.style.height = `${clientHeight}px`;
    this.sizer.style.width = `${HEAD_WIDTH + columns.end}px`;
    this.sizer.style.height = `${HEAD_HEIGHT + rows.end}px`;
    const frozen = this.frozenPixels();
    const rowSpan: Span = {
      from: lineAt(rows, frozen.height + scrollTop),
      to: lineAt(rows, scrollTop + clientHeight - HEAD_HEIGHT),
    };
    const columnSpan: Span = {
      from: lineAt(columns, frozen.width + scrollLeft),
      to: lineAt(columns, scrollLeft + clientWidth - HEAD_WIDTH),
    };
    this.grid.setAttribute('aria-rowcount', String(rows.count + 1));
    this.grid.setAttribute('aria-colcount', String(columns.count));
    const frozenRows: Span = { from: 0, to: frozen.rows - 1 };
    const frozenColumns: Span = { from: 0, to: frozen.columns - 1 };
    const plan: readonly (readonly [Span, Span, boolean, boolean])[] = [
      [rowSpan, columnSpan, true, true],
      [rowSpan, frozenColumns, true, false],
      [frozenRows, columnSpan, false, true],
      [frozenRows, frozenColumns, false, false],
    ];
    for (const [index, [across, along, scrollsDown, scrollsRight]] of plan.entries()) {
      const quad = this.quads[index];
      if (quad === undefined) continue;
      const left = HEAD_WIDTH + (scrollsRight ? frozen.width : 0);
      const top = HEAD_HEIGHT + (scrollsDown ? frozen.height : 0);
      const width = scrollsRight ? Math.max(0, clientWidth - left) : frozen.width;
      const height = scrollsDown ? Math.max(0, clientHeight - top) : frozen.height;
      const x = scrollsRight ? -scrollLeft - frozen.width : 0;
      const y = scrollsDown ? -scrollTop - frozen.height : 0;
      for (const box of [quad.box, quad.overBox]) put(box, { left, top, width, height });
      for (const plane of [quad.plane, quad.overPlane]) plane.style.transform = `translate(${x}px, ${y}px)`;
      quad.overBox.hidden = across.to < across.from || along.to < along.from;
      quad.box.hidden = quad.overBox.hidden;
      this.drawRows(quad, across, along);
      this.drawSelection(quad);
    }
    this.stage.classList.toggle('has-frozen-rows', frozen.rows > 0);
    this.charts.draw(this.book, it => this.planePlace(it));
    this.drawHeads(columnSpan, rowSpan, frozen);
    this.onMoved();
  }

  private remeasure(): void {
    const { sheet, book } = this;
    const signature = `${sheet.id} ${book.revision} ${sheet.selection.row} ${sheet.activeCell.column}`;
    if (signature === this.measured) return;
    this.measured = signature;
    this.geometry = measure(book, sheet);
  }

  frozenPixels(): { rows: number; columns: number; width: number; height: number } {
    const { rows, columns } = this.sheet.state.frozen;
    return {
      rows,
      columns,
      width: startOf(this.geometry.columns, columns),
      height: startOf(this.geometry.rows, rows),
    };
  }

  private drawRows(quad: Quad, across: Span, along: Span): void {
    const wanted = new Map<number, readonly number[]>();
    if (along.to >= along.from)
      for (let row = across.from; row <= across.to; row += 1) {
        if (sizeOf(this.geometry.rows, row) === 0) continue;
        wanted.set(
          row,
          Array.from({ length: along.to - along.from + 1 }, (_, index) => along.from + index),
        );
      }
    // A merged area is drawn by its first cell, which may be out of view.
    for (const merge of this.sheet.state.merges) {
      if (
        merge.row > across.to ||
        lastRow(merge) < across.from ||
        merge.column > along.to ||
        lastColumn(merge) < along.from
      )
        continue;
      const columns = wanted.get(merge.row) ?? [];
      if (!columns.includes(merge.column)) wanted.set(merge.row, [merge.column, ...columns]);
    }
    for (const [row, { element: old }] of quad.rows)
      if (!wanted.has(row)) {
        old.remove();
        quad.rows.delete(row);
      }
    for (const [row, columns] of [...wanted].sort(([a], [b]) => a - b)) this.drawRow(quad, row, columns);
  }

  private drawRow(quad: Quad, row: number, columns: readonly number[]): void {
    const { geometry, sheet, book } = this;
    const signature = `${sheet.id} ${book.revision} ${columns[0] ?? 0} ${columns.length}`;
    const known = quad.rows.get(row);
    if (known?.signature === signature) return;
    const line = known?.element ?? element('div', { class: 'row', role: 'row', 'aria-rowindex': row + 2 });
    line.style.top = `${startOf(geometry.rows, row)}px`;
    line.style.height = `${sizeOf(geometry.rows, row)}px`;
    line.replaceChildren(...columns.flatMap(column => this.drawCell(row, column) ?? []));
    if (known === undefined) quad.plane.append(line);
    quad.rows.set(row, { element: line, signature });
  }

  private drawCell(row: number, column: number): HTMLElement | null {
    const { geometry, sheet, book } = this;
    const merge = sheet.mergeAt(row, column);
    if (merge !== undefined && (merge.row !== row || merge.column !== column)) return null;
    const width = sizeOf(geometry.columns, column, merge?.columns ?? 1);
    if (width === 0) return null;
    const look = cellLook(book, sheet, row, column);
    const cell = element('div', {
      class: merge === undefined ? 'cell' : 'cell merged',
      role: 'gridcell',
      'aria-colindex': column + 1,
      'data-address': spotAddress(row, column),
    });
    cell.style.left = `${startOf(geometry.columns, column)}px`;
    cell.style.width = `${width}px`;
    if (merge !== undefined) cell.style.height = `${sizeOf(geometry.rows, row, merge.rows)}px`;
    for (const [name, value] of Object.entries(look.style)) cell.style.setProperty(name, value);
    const filter = filterAt(sheet, row, column);
    if (filter !== null)
      cell.append(filterButton(look.text, filter.table.filters[filter.index] !== undefined));
    if (look.text === '') return cell;
    const text = element('span', { class: 'text' }, look.text);
    if (look.runsOver && merge === undefined) {
      const room = this.roomFor(row, column);
      if (room > width) {
        cell.classList.add('runs-over');
        text.style.maxWidth = `${room - 6}px`;
      }
    }
    cell.prepend(text);
    return cell;
  }

  /** The width of a cell and of the empty ones after it. */
  private roomFor(row: number, column: number): number {
    const { geometry, sheet } = this;
    let last = column;
    while (
      last + 1 < geometry.columns.count &&
      last - column < 20 &&
      sheet.value(row, last + 1) === '' &&
      sheet.mergeAt(row, last + 1) === undefined
    )
      last += 1;
    return sizeOf(geometry.columns, column, last - column + 1);
  }

  private drawSelection(quad: Quad): void {
    const { sheet } = this;
    put(quad.selection, this.planePlace(sheet.selection));
    const active = this.planePlace(
      sheet.mergeAt(sheet.activeCell.row, sheet.activeCell.column) ?? {
        ...sheet.activeCell,
        rows: 1,
        columns: 1,
      },
    );
    const whole = this.planePlace(sheet.selection);
    // The active cell stays clear within the tinted selection.
    const [l, t] = [active.left - whole.left - 2, active.top - whole.top - 2];
    quad.selection.style.setProperty(
      '--clear',
      `polygon(evenodd, -9px -9px, 100% -9px, 100% 100%, -9px 100%, -9px -9px, ${l}px ${t}px, ${l + active.width}px ${t}px, ${l + active.width}px ${t + active.height}px, ${l}px ${t + active.height}px, ${l}px ${t}px)`,
    );
    quad.copied.hidden = this.copied === null || this.copied.sheetId !== sheet.id;
    if (this.copied !== null) put(quad.copied, this.planePlace(this.copied.area));
  }

  private planePlace(it: Area): Place {
    const { rows, columns } = this.geometry;
    const left = startOf(columns, it.column);
    const top = startOf(rows, it.row);
    return {
      left,
      top,
      width: Math.min(columns.end, startOf(columns, Math.min(columns.count, it.column + it.columns))) - left,
      height: Math.min(rows.end, startOf(rows, Math.min(rows.count, it.row + it.rows))) - top,
    };
  }

  /** Where an area stands within the stage. */
  stagePlace(it: Area): Place {
    const place = this.planePlace(it);
    const { rows, columns } = this.sheet.state.frozen;
    return {
      ...place,
      left: HEAD_WIDTH + place.left - (it.column >= columns ? this.scroller.scrollLeft : 0),
      top: HEAD_HEIGHT + place.top - (it.row >= rows ? this.scroller.scrollTop : 0),
    };
  }

  private drawHeads(
    columnSpan: Span,
    rowSpan: Span,
    frozen: Readonly<{ rows: number; columns: number }>,
  ): void {
    const { geometry, sheet } = this;
    const { selection } = sheet;
    const heads: HTMLElement[] = [];
    const addColumn = (column: number): void => {
      const width = sizeOf(geometry.columns, column);
      if (width === 0) return;
      const isIn = column >= selection.column && column <= lastColumn(selection);
      const head = element(
        'div',
        { class: isIn ? 'head in' : 'head', role: 'columnheader', 'aria-colindex': column + 1 },
        columnLetter(column),
      );
      head.style.left = `${this.stagePlace({ row: 0, column, rows: 1, columns: 1 }).left}px`;
      head.style.width = `${width}px`;
      if (column < frozen.columns) head.style.zIndex = '1';
      heads.push(head);
    };
    for (let column = 0; column < frozen.columns; column += 1) addColumn(column);
    for (let column = columnSpan.from; column <= columnSpan.to; column += 1) addColumn(column);
    this.columnHeads.replaceChildren(...heads);
    const numbers: HTMLElement[] = [];
    const addRow = (row: number): void => {
      const height = sizeOf(geometry.rows, row);
      if (height === 0) return;
      const isIn = row >= selection.row && row <= lastRow(selection);
      const head = element('div', { class: isIn ? 'head in' : 'head' }, String(row + 1));
      head.style.top = `${this.stagePlace({ row, column: 0, rows: 1, columns: 1 }).top}px`;
      head.style.height = `${height}px`;
      if (row < frozen.rows) head.style.zIndex = '1';
      numbers.push(head);
    };
    for (let row = 0; row < frozen.rows; row += 1) addRow(row);
    for (let row = rowSpan.from; row <= rowSpan.to; row += 1) addRow(row);
    this.rowHeads.replaceChildren(...numbers);
  }

  /** Scrolls until a cell is in full view. */
  reveal(row: number, column: number): void {
    this.remeasure();
    const { rows, columns } = this.geometry;
    const frozen = this.frozenPixels();
    const { scroller } = this;
    if (row >= frozen.rows) {
      const top = startOf(rows, row) - frozen.height;
      const room = scroller.clientHeight - HEAD_HEIGHT - frozen.height;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + sizeOf(rows, row) > scroller.scrollTop + room)
        scroller.scrollTop = Math.min(top, top + sizeOf(rows, row) - room);
    }
    if (column >= frozen.columns) {
      const left = startOf(columns, column) - frozen.width;
      const room = scroller.clientWidth - HEAD_WIDTH - frozen.width;
      if (left < scroller.scrollLeft) scroller.scrollLeft = left;
      else if (left + sizeOf(columns, column) > scroller.scrollLeft + room)
        scroller.scrollLeft = Math.min(left, left + sizeOf(columns, column) - room);
    }
  }

  /** What is under a point of the window: a cell, or a whole column or row by its heading. */
  hit(
    clientX: number,
    clientY: number,
  ): Readonly<{ row: number; column: number; wholeRow: boolean; wholeColumn: boolean }> {
    const box = this.stage.getBoundingClientRect();
    const frozen = this.frozenPixels();
    const x = clientX - box.left - HEAD_WIDTH;
    const y = clientY - box.top - HEAD_HEIGHT;
    return {
      column: lineAt(
        this.geometry.columns,
        Math.max(0, x) + (x >= frozen.width ? this.scroller.scrollLeft : 0),
      ),
      row: lineAt(this.geometry.rows, Math.max(0, y) + (y >= frozen.height ? this.scroller.scrollTop : 0)),
      wholeRow: x < 0,
      wholeColumn: y < 0,
    };
  }

  /** How many rows a page of scrolling is. */
  get pageRows(): number {
    const room = this.scroller.clientHeight - HEAD_HEIGHT - this.frozenPixels().height;
    const first = lineAt(this.geometry.rows, this.frozenPixels().height + this.scroller.scrollTop);
    return Math.max(1, lineAt(this.geometry.rows, startOf(this.geometry.rows, first) + room) - first);
  }
}

function filterButton(header: string, isFiltered: boolean): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: isFiltered ? 'filter-button filtered' : 'filter-button',
      tabindex: -1,
      'aria-label': `${texts.filter} ${header}`,
    },
    icon(isFiltered ? 'M4 5h12l-4.500 5.500V15l-3 1.500v-6z' : 'M6 8.500l4 4 4-4'),
  );
}

function makeQuad(name: string): Quad {
  const selection = element('div', { class: 'selection', 'aria-hidden': true });
  const copied = element('div', { class: 'copied', 'aria-hidden': true });
  const plane = element('div', { class: 'plane', role: 'rowgroup' });
  const overPlane = element('div', { class: 'plane' }, selection, copied);
  return {
    box: element('div', { class: `quad ${name}`, role: 'presentation' }, plane),
    plane,
    overBox: element('div', { class: 'quad over', 'aria-hidden': true }, overPlane),
    overPlane,
    selection,
    copied,
    rows: new Map(),
  };
}

function put(it: HTMLElement, { left, top, width, height }: Place): void {
  it.style.left = `${left}px`;
  it.style.top = `${top}px`;
  it.style.width = `${width}px`;
  it.style.height = `${height}px`;
}

export const wholeSheet: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };
