import type { IsoDate } from '../iso-date.ts';
import { splitUnits } from '../units/split-units.ts';
import type { Unit } from '../unit.ts';

/**
 * Whether two texts name the same units, each of them known: "Sở GD&ĐT" for "Sở Giáo dục và Đào tạo". Answers are kept,
 * since a column often says the same in every row.
 */
export function sameUnits(units: readonly Unit[], asOf: IsoDate): (a: string, b: string) => boolean {
  const directory = { asOf, province: '', units: [...units] };
  const named = new Map<string, string | null>();
  const idsOf = (text: string): string | null => {
    const known = named.get(text);
    if (known !== undefined) return known;
    const ids = splitUnits(text, directory).map(mention => mention.unit ?? null);
    const all = ids.length === 0 || ids.includes(null) ? null : [...new Set(ids)].sort().join(' ');
    named.set(text, all);
    return all;
  };
  return (a, b) => idsOf(a) !== null && idsOf(a) === idsOf(b);
}
