// Several runs, the median, and beside each figure the floor it is held against, measured in the same run.

export type Figure = Readonly<{
  name: string;
  unit: string;
  runs: readonly number[];
  floor?: Readonly<{ name: string; runs: readonly number[] }>;
}>;

export function median(runs: readonly number[]): number {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds of each of `times` runs, after one that warms up; `work` and its floor take turns, so both meet the same machine. */
export async function inTurns(
  times: number,
  work: () => unknown,
  floor: () => unknown,
): Promise<{ work: number[]; floor: number[] }> {
  await work();
  await floor();
  const runs = { work: [] as number[], floor: [] as number[] };
  for (let run = 0; run < times; run++) {
    runs.work.push(await millisecondsOf(work));
    runs.floor.push(await millisecondsOf(floor));
  }
  return runs;
}

export async function millisecondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function print({ name, unit, runs, floor }: Figure): void {
  const figure = `${name.padEnd(52)} ${shown(median(runs))} ${unit}  (${shown(Math.min(...runs))}–${shown(Math.max(...runs))}, ${runs.length} runs)`;
  const ratio = floor
    ? `   ${shown(median(runs) / median(floor.runs))} × ${floor.name} ${shown(median(floor.runs))} ${unit}`
    : '';
  console.log(figure + ratio);
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
