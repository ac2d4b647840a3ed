// Charts as Office.js knows them, as far as a report needs them.
import { area, lastColumn, lastRow } from '../workbook/area.ts';
import {
  addChart,
  changeChart,
  type Chart,
  chartTypes,
  deleteChart,
  seriesOf,
  sourceNumbers,
  sourceTexts,
} from '../workbook/chart.ts';
import { Fault } from '../workbook/fault.ts';
import { rowHeight } from '../workbook/row-height.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Desk } from './desk.ts';
import { asArea, asBoolean, asOneOf, asString, asWhole } from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import { worksheetAt } from './worksheet.ts';

/** A chart is found by its id each time, since it changes under the client's hands. */
type ChartHandle = Readonly<{ sheet: Sheet; id: string }>;

function find({ sheet, id }: ChartHandle): Chart {
  const found = sheet.state.charts.find(chart => chart.id === id);
  if (found === undefined) throw new Fault('ItemNotFound');
  return found;
}

const chartAt = (desk: Desk, sheet: Sheet, { id }: Chart): HostObject =>
  hostObject(chartClass, { sheet, id }, desk);

const change = (desk: Desk, it: ChartHandle, part: Partial<Omit<Chart, 'id'>>): void =>
  changeChart(desk.book, it.sheet, find(it).id, part);

const sum = (from: number, count: number, of: (index: number) => number): number =>
  Array.from({ length: count }, (_, index) => of(from + index)).reduce((total, size) => total + size, 0);

function sourceFrom(given: Plain, desk: Desk, home: Sheet) {
  const found = asArea(given, desk, home);
  return { sheetId: found.sheet.id, area: found.area };
}

const by = (given: Plain): 'Auto' | 'Columns' | 'Rows' =>
  given === undefined || given === null ? 'Auto' : asOneOf(given, ['Auto', 'Columns', 'Rows'] as const);

export const chartClass: HostClass<ChartHandle> = {
  name: 'Chart',
  identity: it => ({ Id: find(it).id }),
  read: {
    Id: it => it.id,
    Name: it => find(it).name,
    ChartType: it => find(it).type,
    Left: it => sum(0, find(it).over.column, column => it.sheet.columnWidth(column)),
    Top: (it, desk) => sum(0, find(it).over.row, row => rowHeight(desk.book, it.sheet, row)),
    Width: it => {
      const { over } = find(it);
      return sum(over.column, over.columns, column => it.sheet.columnWidth(column));
    },
    Height: (it, desk) => {
      const { over } = find(it);
      return sum(over.row, over.rows, row => rowHeight(desk.book, it.sheet, row));
    },
  },
  write: {
    Name: (it, value, desk) => change(desk, it, { name: asString(value) }),
    ChartType: (it, value, desk) => change(desk, it, { type: asOneOf(value, chartTypes) }),
  },
  call: {
    Delete: (it, _given, desk) => {
      deleteChart(desk.book, it.sheet, find(it).id);
      return null;
    },
    SetData: (it, [source, seriesBy], desk) => {
      change(desk, it, { series: seriesOf(desk.book, sourceFrom(source, desk, it.sheet), by(seriesBy)) });
      return null;
    },
    SetPosition: (it, [start, end], desk) => {
      const from = asArea(start, desk, it.sheet).area;
      const to = end === undefined || end === null ? from : asArea(end, desk, it.sheet).area;
      const over = area(from.row, from.column, lastRow(to) - from.row + 1, lastColumn(to) - from.column + 1);
      if (over.rows < 1 || over.columns < 1) throw new Fault('InvalidArgument');
      change(desk, it, { over });
      return null;
    },
  },
  follow: {
    Axes: (it, _given, desk) => hostObject(chartAxes, it, desk),
    DataLabels: (it, _given, desk) => hostObject(chartDataLabels, it, desk),
    Legend: (it, _given, desk) => hostObject(chartLegend, it, desk),
    Series: (it, _given, desk) => hostObject(chartSeriesCollection, it, desk),
    Title: (it, _given, desk) => hostObject(chartTitle, it, desk),
    Worksheet: (it, _given, desk) => worksheetAt(desk, it.sheet),
  },
};

export const chartTitle: HostClass<ChartHandle> = {
  name: 'ChartTitle',
  read: { Text: it => find(it).title.text, Visible: it => find(it).title.visible },
  write: {
    Text: (it, value, desk) => change(desk, it, { title: { text: asString(value), visible: true } }),
    Visible: (it, value, desk) =>
      change(desk, it, { title: { ...find(it).title, visible: asBoolean(value) } }),
  },
};

export const chartLegend: HostClass<ChartHandle> = {
  name: 'ChartLegend',
  read: { Visible: it => find(it).legendVisible },
  write: { Visible: (it, value, desk) => change(desk, it, { legendVisible: asBoolean(value) }) },
};

export const chartDataLabels: HostClass<ChartHandle> = {
  name: 'ChartDataLabels',
  read: { ShowValue: it => find(it).showsValues },
  write: { ShowValue: (it, value, desk) => change(desk, it, { showsValues: asBoolean(value) }) },
};

type AxisHandle = Readonly<{ of: ChartHandle; axis: 'category' | 'value' }>;

const axisAt =
  (axis: AxisHandle['axis']) =>
  (of: ChartHandle, _given: readonly Plain[], desk: Desk): HostObject =>
    hostObject(chartAxis, { of, axis }, desk);

export const chartAxes: HostClass<ChartHandle> = {
  name: 'ChartAxes',
  follow: { CategoryAxis: axisAt('category'), ValueAxis: axisAt('value') },
};

export const chartAxis: HostClass<AxisHandle> = {
  name: 'ChartAxis',
  read: { ReversePlotOrder: it => it.axis === 'category' && find(it.of).reversed },
  write: {
    ReversePlotOrder: (it, value, desk) => {
      if (it.axis === 'value') throw new Fault('ApiNotFound', 'The test host reverses categories only.');
      change(desk, it.of, { reversed: asBoolean(value) });
    },
  },
  follow: { MajorGridlines: (it, _given, desk) => hostObject(chartGridlines, it, desk) },
};

export const chartGridlines: HostClass<AxisHandle> = {
  name: 'ChartGridlines',
  read: { Visible: it => it.axis === 'value' && find(it.of).gridlines },
  write: {
    Visible: (it, value, desk) => {
      if (it.axis === 'value') change(desk, it.of, { gridlines: asBoolean(value) });
    },
  },
};

type SeriesHandle = Readonly<{ of: ChartHandle; index: number }>;

function findSeries({ of, index }: SeriesHandle): Chart['series'][number] {
  const found = find(of).series[index];
  if (found === undefined) throw new Fault('ItemNotFound');
  return found;
}

const changeSeries = (desk: Desk, it: SeriesHandle, part: Partial<Chart['series'][number]>): void => {
  const now = findSeries(it);
  const series = find(it.of).series.map(one => (one === now ? { ...one, ...part } : one));
  change(desk, it.of, { series });
};

export const chartSeries: HostClass<SeriesHandle> = {
  name: 'ChartSeries',
  read: { Name: it => findSeries(it).name },
  write: { Name: (it, value, desk) => changeSeries(desk, it, { name: asString(value) }) },
  call: {
    SetValues: (it, [source], desk) => {
      changeSeries(desk, it, { values: sourceFrom(source, desk, it.of.sheet) });
      return null;
    },
    SetXAxisValues: (it, [source], desk) => {
      changeSeries(desk, it, { categories: sourceFrom(source, desk, it.of.sheet) });
      return null;
    },
    GetDimensionValues: (it, [dimension], desk) => {
      const { values, categories } = findSeries(it);
      if (asOneOf(dimension, ['Values', 'Categories'] as const) === 'Values')
        return sourceNumbers(desk.book, values);
      return categories === null ? [] : sourceTexts(desk.book, categories);
    },
  },
};

export const chartSeriesCollection: HostClass<ChartHandle> = {
  name: 'ChartSeriesCollection',
  read: { Count: it => find(it).series.length },
  items: (it, desk) => find(it).series.map((_, index) => hostObject(chartSeries, { of: it, index }, desk)),
  call: { GetCount: it => find(it).series.length },
  follow: {
    GetItemAt: (it, [index], desk) => {
      const at = asWhole(index);
      if (find(it).series[at] === undefined) throw new Fault('ItemNotFound');
      return hostObject(chartSeries, { of: it, index: at }, desk);
    },
  },
};

const named = (sheet: Sheet, name: Plain): Chart | undefined => {
  const lower = asString(name).toLowerCase();
  return sheet.state.charts.find(chart => chart.name.toLowerCase() === lower);
};

export const chartCollection: HostClass<Sheet> = {
  name: 'ChartCollection',
  read: { Count: it => it.state.charts.length },
  items: (it, desk) => it.state.charts.map(chart => chartAt(desk, it, chart)),
  // The client asks by id for what it has once found by name.
  item: (it, key, desk) => {
    const found = it.state.charts.find(chart => chart.id === key);
    return found === undefined ? null : chartAt(desk, it, found);
  },
  call: { GetCount: it => it.state.charts.length },
  follow: {
    Add: (it, [type, source, seriesBy], desk) =>
      chartAt(
        desk,
        it,
        addChart(desk.book, it, asOneOf(type, chartTypes), sourceFrom(source, desk, it), by(seriesBy)),
      ),
    GetItem: (it, [name], desk) => {
      const found = named(it, name);
      if (found === undefined) throw new Fault('ItemNotFound');
      return chartAt(desk, it, found);
    },
    GetItemAt: (it, [index], desk) => {
      const found = it.state.charts[asWhole(index)];
      if (found === undefined) throw new Fault('ItemNotFound');
      return chartAt(desk, it, found);
    },
    GetItemOrNullObject: (it, [name], desk) => {
      const found = named(it, name);
      return found === undefined ? null : chartAt(desk, it, found);
    },
  },
};
