// The library says in English what kind of picture a chart is, whatever the page's language; this says it again in it.
import type { Text, TextKey } from '../../text/text.ts';

/** What follows tells of axes of values and categories, which the bars' own labels say better. */
const phrases: readonly (readonly [RegExp, TextKey])[] = [
  [/Horizontal bar chart with (\d+) bars\..*$/s, 'chart.bars'],
  [/Gantt chart with (\d+) data points\..*$/s, 'chart.spans'],
  [/Line chart with \d+ lines\..*$/s, 'chart.line'],
  [/^(\d+) bars?$/, 'chart.spans'],
  [/, line \d+ of \d+ with (\d+) data points\.$/, 'chart.points'],
];

/** The label in the page's words; one that is in them already stays as it is. */
export function chartWords(label: string, text: Text): string {
  for (const [phrase, key] of phrases) {
    const found = phrase.exec(label);
    if (found === null) continue;
    return `${label.slice(0, found.index)}${text(key, { n: found[1] ?? '' })}`;
  }
  return label;
}
