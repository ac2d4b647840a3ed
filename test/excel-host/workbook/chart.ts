// A chart as the host keeps it: which cells it draws, and where it stands over the sheet.
import { type Area, area, lastColumn, lastRow } from './area.ts';
import { isError } from './cell.ts';
import { Fault } from './fault.ts';
import type { Sheet } from './sheet.ts';
import type { Workbook } from './workbook.ts';

export const chartTypes = ['BarClustered', 'ColumnClustered', 'Pie', 'Line'] as const;
export type ChartType = (typeof chartTypes)[number];

/** Cells of a sheet, by the sheet's id. */
export type CellSource = Readonly<{ sheetId: string; area: Area }>;

export type ChartSeries = Readonly<{
  name: string;
  values: CellSource;
  categories: CellSource | null;
}>;

export type Chart = Readonly<{
  id: string;
  name: string;
  type: ChartType;
  /** The cells it covers. */
  over: Area;
  title: Readonly<{ text: string; visible: boolean }>;
  legendVisible: boolean;
  showsValues: boolean;
  /** The first category on top. */
  reversed: boolean;
  gridlines: boolean;
  series: readonly ChartSeries[];
}>;

/** Excel's own size for a new one. */
const NEW_CHART = { rows: 15, columns: 8 };

export function addChart(
  book: Workbook,
  sheet: Sheet,
  type: ChartType,
  source: CellSource,
  by: SeriesBy = 'Auto',
): Chart {
  const number = book.freshId();
  const series = seriesOf(book, source, by);
  const chart: Chart = {
    id: `{00000000-0008-0000-0000-${number.padStart(12, '0')}}`,
    name: `Biểu đồ ${sheet.state.charts.length + 1}`,
    type,
    over: area(0, 0, NEW_CHART.rows, NEW_CHART.columns),
    title: { text: series.length === 1 ? (series[0]?.name ?? '') : '', visible: series.length === 1 },
    legendVisible: series.length > 1,
    showsValues: false,
    reversed: false,
    gridlines: true,
    series,
  };
  book.step('add chart', () => sheet.change({ charts: [...sheet.state.charts, chart] }));
  return chart;
}

export function changeChart(
  book: Workbook,
  sheet: Sheet,
  id: string,
  part: Partial<Omit<Chart, 'id'>>,
): void {
  book.step('change chart', () =>
    sheet.change({
      charts: sheet.state.charts.map(chart => (chart.id === id ? { ...chart, ...part } : chart)),
    }),
  );
}

export function deleteChart(book: Workbook, sheet: Sheet, id: string): void {
  book.step('delete chart', () =>
    sheet.change({ charts: sheet.state.charts.filter(chart => chart.id !== id) }),
  );
}

export type SeriesBy = 'Auto' | 'Columns' | 'Rows';

/** How Excel reads a block of cells: a first column of texts names the categories, a first row of texts the series. */
export function seriesOf(book: Workbook, source: CellSource, by: SeriesBy): readonly ChartSeries[] {
  const sheet = book.sheetById(source.sheetId);
  const it = source.area;
  if (by === 'Rows') {
    if (it.rows > 1) throw new Fault('ApiNotFound', 'The test host draws one row of cells, or columns.');
    return [{ name: 'Chuỗi1', values: source, categories: null }];
  }
  const isText = (row: number, column: number): boolean => typeof sheet.value(row, column) === 'string';
  const hasNames =
    it.rows > 1 && isText(it.row, lastColumn(it)) && sheet.value(it.row, lastColumn(it)) !== '';
  const first = it.row + (hasNames ? 1 : 0);
  const rows = it.rows - (hasNames ? 1 : 0);
  const hasCategories = it.columns > 1 && isText(first, it.column);
  const column = (at: number): CellSource => ({ ...source, area: area(first, at, rows, 1) });
  const from = it.column + (hasCategories ? 1 : 0);
  return Array.from({ length: lastColumn(it) - from + 1 }, (_, index) => ({
    name: hasNames ? String(sheet.value(it.row, from + index)) : `Chuỗi${index + 1}`,
    values: column(from + index),
    categories: hasCategories ? column(it.column) : null,
  }));
}

/** What a source holds now, top to bottom. */
export function sourceNumbers(book: Workbook, { sheetId, area: it }: CellSource): number[] {
  return spots(it).map(([row, column]) => {
    const value = book.sheetById(sheetId).value(row, column);
    return typeof value === 'number' ? value : 0;
  });
}

export function sourceTexts(book: Workbook, { sheetId, area: it }: CellSource): string[] {
  const sheet = book.sheetById(sheetId);
  return spots(it).map(([row, column]) => {
    const value = sheet.value(row, column);
    return isError(value) ? value.error : book.text(sheet, row, column);
  });
}

function spots(it: Area): (readonly [row: number, column: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let row = it.row; row <= lastRow(it); row += 1)
    for (let column = it.column; column <= lastColumn(it); column += 1) found.push([row, column]);
  return found;
}
