// A chart drawn from its data as plain bars: a picture of what stands there, not of how Excel would draw it.
import type { Area } from '../workbook/area.ts';
import { type Chart, sourceNumbers, sourceTexts } from '../workbook/chart.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { element } from './element.ts';
import type { Place } from './grid-view.ts';

export function chartElement(book: Workbook, chart: Chart): HTMLElement {
  const figure = element('figure', { class: 'chart', 'data-chart': chart.name });
  if (chart.title.visible) figure.append(element('figcaption', {}, chart.title.text));
  for (const series of chart.series) {
    const values = sourceNumbers(book, series.values);
    const labels = series.categories === null ? [] : sourceTexts(book, series.categories);
    const most = Math.max(1, ...values);
    const bars = values.map((value, index) => {
      const bar = element('span', { class: 'bar' });
      bar.style.width = `${(value / most) * 100}%`;
      return element(
        'li',
        {},
        element('span', { class: 'label' }, labels[index] ?? String(index + 1)),
        element('span', { class: 'track' }, bar, element('span', { class: 'value' }, String(value))),
      );
    });
    // As in a bar chart of Excel, the first one stands at the bottom unless the order is turned round.
    figure.append(element('ol', {}, ...(chart.reversed ? bars : bars.reverse())));
  }
  return figure;
}

/** The charts of the active sheet, drawn anew only where something may have changed. */
export class ChartLayer {
  readonly layer = element('div', { class: 'charts' });
  private drawn = '';

  draw(book: Workbook, placeOf: (it: Area) => Place): void {
    const sheet = book.activeSheet;
    const signature = `${sheet.id} ${book.revision}`;
    if (signature === this.drawn) return;
    this.drawn = signature;
    this.layer.replaceChildren(
      ...sheet.state.charts.map(chart => {
        const figure = chartElement(book, chart);
        const { left, top, width, height } = placeOf(chart.over);
        Object.assign(figure.style, {
          left: `${left}px`,
          top: `${top}px`,
          width: `${width}px`,
          height: `${height}px`,
        });
        return figure;
      }),
    );
  }
}
