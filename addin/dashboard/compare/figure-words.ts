// What the figures of a comparison are called, and how their values are shown.
import type { ComparedFigure } from '../../../plan/rollup/compare.ts';
import { ProgressClass, progressClassLabels } from '../../../plan/rollup.ts';
import type { Language } from '../../../plan/reasons/reason.ts';
import { formatShare } from '../../parts/format.ts';
import type { Text, TextKey } from '../../text/text.ts';

const words: Readonly<Record<string, TextKey>> = {
  listed: 'rollup.listed',
  due: 'rollup.due',
  rate: 'rollup.rate',
  carried: 'dash.carried',
  missing: 'dash.standing.unreported',
  rows: 'dash.rows',
  reported: 'dash.reported',
  done: 'dash.completed',
  overdue: 'dash.overdue',
};

export function figureName(figure: string, text: Text, language: Language): string {
  const name = ProgressClass.safeParse(figure).data;
  if (name !== undefined) return progressClassLabels[name][language];
  const key = words[figure];
  return key === undefined ? figure : text(key);
}

/** A side's value; a dash where that side has no such figure. */
export function figureValue(figure: ComparedFigure, side: 'left' | 'right', language: Language): string {
  const value = figure[side];
  if (value === null) return '–';
  return figure.figure === 'rate' ? formatShare(value, language) : String(value);
}
