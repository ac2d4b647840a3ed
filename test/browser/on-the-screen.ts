// Where the parts of the page of the roll-up stand on the screen, and whether they are whole there.
import type { Page } from 'playwright-core';

/** Each figure of the headline and where it stands in the window. */
export const placesOfFigures = (page: Page): Promise<readonly string[]> =>
  page.locator('.headline dd').evaluateAll(figures =>
    figures.map(each => {
      const { x, y } = each.getBoundingClientRect();
      return `${each.textContent} at ${Math.round(x)}, ${Math.round(y)}`;
    }),
  );

/** In the page: what of charts, of tables that are to be seen whole, and of the page's edges is not where it is to be. */
export function cutOff(): string[] {
  const within = (inner: DOMRect, outer: DOMRect): boolean =>
    inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
  const charts = [...document.querySelectorAll('main svg:has([role=option], .tick)')];
  const words = charts.flatMap(chart =>
    [...chart.querySelectorAll('text')]
      .filter(word => !within(word.getBoundingClientRect(), chart.getBoundingClientRect()))
      .map(word => word.textContent),
  );
  const seenWhole = ['Kỳ báo cáo của các đơn vị', 'Chưa báo cáo', 'Đơn vị theo quý'];
  const tables = [...document.querySelectorAll('main section')].flatMap(card => {
    const title = card.querySelector('h2')?.textContent ?? '';
    const moves = [...card.querySelectorAll('[role=group]')].some(
      part => part.scrollWidth > part.clientWidth,
    );
    return moves && seenWhole.some(start => title.startsWith(start)) ? [title] : [];
  });
  const contents = (part: string): DOMRect => document.querySelector(part)!.getBoundingClientRect();
  const edges =
    within(contents('header > div'), contents('main')) && within(contents('main'), contents('header > div'));
  // Without a chart nothing was looked at.
  return [...words, ...tables, ...(edges ? [] : ['header']), ...(charts.length < 3 ? ['charts'] : [])];
}
