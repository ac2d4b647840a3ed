// A report's native charts: made once, then only given their cells anew, so that a chart keeps the place, size and look
// that somebody gave it.
import type { PrintedChart } from '../../plan/sheet/printed-sheet.ts';
import { rangeOf } from './area.ts';

/** One sync. */
export async function setCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  charts: readonly PrintedChart[],
): Promise<void> {
  const found = charts.map(printed => {
    const chart = sheet.charts.getItemOrNullObject(printed.name);
    chart.load('name');
    return { printed, chart };
  });
  await context.sync();
  for (const { printed, chart } of found) {
    const values = rangeOf(sheet, printed.values);
    const by = printed.values.rows === 1 ? 'Rows' : 'Columns';
    if (!chart.isNullObject) chart.setData(values, by);
    giveCells(chart.isNullObject ? addChart(sheet, printed, values, by) : chart, sheet, printed);
  }
}

function addChart(
  sheet: Excel.Worksheet,
  printed: PrintedChart,
  values: Excel.Range,
  by: 'Rows' | 'Columns',
): Excel.Chart {
  const { row, column, rows, columns } = printed.over;
  const chart = sheet.charts.add('BarClustered', values, by);
  chart.name = printed.name;
  chart.legend.visible = false;
  chart.dataLabels.showValue = true;
  // Bars are drawn from the bottom up; the first class is to stand on top, as in the table.
  chart.axes.categoryAxis.reversePlotOrder = true;
  chart.axes.valueAxis.majorGridlines.visible = false;
  chart.setPosition(
    sheet.getRangeByIndexes(row, column, 1, 1),
    sheet.getRangeByIndexes(row + rows - 1, column + columns - 1, 1, 1),
  );
  return chart;
}

function giveCells(chart: Excel.Chart, sheet: Excel.Worksheet, printed: PrintedChart): void {
  const series = chart.series.getItemAt(0);
  series.setValues(rangeOf(sheet, printed.values));
  series.setXAxisValues(rangeOf(sheet, printed.labels));
  series.name = printed.title;
  chart.title.text = printed.title;
}
