import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Timing } from '../../../plan/plan.ts';
import { quarterStart, type Quarter } from '../../../plan/quarter.ts';
import { readTiming } from '../../../plan/timing/read-timing.ts';

type Vector = {
  input: string;
  kind: Timing['kind'];
  quarters: Quarter[] | null;
  due: string | null;
  confidence: number;
  start?: string;
  year?: number;
};
const { planYear, vectors } = JSON.parse(
  readFileSync(new URL('../../data/timing-cases.json', import.meta.url), 'utf8'),
) as { planYear: number; vectors: Vector[] };

describe('the spellings of real plans', () => {
  it.each(vectors)('[TM1] "$input"', vector => {
    const [text, numberFormat] = vector.input.split(' | format ');
    const year = vector.year ?? planYear;
    const { timing } = readTiming(text!, { year, numberFormat });
    expect({ kind: timing.kind, quarters: timing.quarters, due: timing.due }).toEqual({
      kind: vector.kind,
      quarters: vector.quarters,
      due: vector.due,
    });
    if (vector.start !== undefined) expect(timing.start).toBe(vector.start);
    else if (vector.kind === 'quarters') expect(timing.start).toBe(quarterStart(year, vector.quarters![0]!));
    expect(Timing.safeParse(timing).success).toBe(true);
  });
});
