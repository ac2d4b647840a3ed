// Excel's day numbers. The 1900 calendar counts a 29/02/1900 that never was; the 1904 one starts four years later.
export type Day = Readonly<{ year: number; month: number; day: number }>;

const EPOCH_1900 = Date.UTC(1899, 11, 30);
const MILLISECONDS_A_DAY = 86_400_000;
const DAYS_TO_1904 = 1462;

export function serialOf(it: Day, date1904: boolean): number | null {
  const at = new Date(Date.UTC(it.year, it.month - 1, it.day));
  at.setUTCFullYear(it.year);
  if (at.getUTCMonth() !== it.month - 1 || at.getUTCDate() !== it.day) return null;
  if (it.year < 1900 || it.year > 9999) return null;
  return Math.round((at.getTime() - EPOCH_1900) / MILLISECONDS_A_DAY) - (date1904 ? DAYS_TO_1904 : 0);
}

export function dayOf(serial: number, date1904: boolean): Day {
  const days = Math.floor(serial) + (date1904 ? DAYS_TO_1904 : 0);
  const at = new Date(EPOCH_1900 + days * MILLISECONDS_A_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}
