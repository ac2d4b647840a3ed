// One line per figure: what was measured, the floor of the same run beside it, and what it was to be.
import { median } from '../measure.ts';

export type Line = Readonly<{
  name: string;
  unit: string;
  runs: readonly number[];
  floor?: Readonly<{ name: string; runs: readonly number[] }>;
  /** What the ratio to the floor has to be or, without a floor, the figure itself. */
  target?: Readonly<{ atMost: number } | { atLeast: number }>;
}>;

export function report({ name, unit, runs, floor, target }: Line): void {
  const figure = median(runs);
  const ratio = floor && figure / median(floor.runs);
  const spread = runs.length > 1 ? ` (${shown(Math.min(...runs))}–${shown(Math.max(...runs))})` : '';
  const beside =
    floor && ratio !== undefined ? `${shown(ratio)} × ${floor.name} ${shown(median(floor.runs))}` : '';
  console.log(
    `${name.padEnd(46)} ${shown(figure).padStart(7)} ${(unit + spread).padEnd(24)} ${beside.padEnd(44)} ${verdict(ratio ?? figure, target)}`.trimEnd(),
  );
}

export function heading(text: string): void {
  console.log(`\n${text}`);
}

function verdict(value: number, target: Line['target']): string {
  if (!target) return '';
  if ('atMost' in target) return `≤ ${target.atMost} ${value <= target.atMost ? 'met' : 'NOT MET'}`;
  return `≥ ${target.atLeast} ${value >= target.atLeast ? 'met' : 'NOT MET'}`;
}

function shown(value: number): string {
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  return value >= 1 ? value.toFixed(2) : value.toFixed(3);
}
