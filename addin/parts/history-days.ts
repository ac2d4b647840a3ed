// The log of a row as people tell it: by day, and within it one entry for each sending.
import type { Source } from '../../plan/account.ts';
import { fieldNames, type FieldName } from '../../plan/field.ts';
import type { HistoryAnswer } from '../../plan/http.ts';
import { officeTime } from './format.ts';
import { groupBy } from './group-by.ts';

export type HistoryChange = HistoryAnswer['changes'][number];

/** What one author sent of a row at one time. */
export type HistoryEntry = Readonly<{
  key: string;
  by: string;
  /** `14:05`, by the office's clock. */
  time: string;
  source: Source;
  /** The secretariat, which has no rows of its own, wrote in a unit's. */
  onBehalf: boolean;
  /** In the order of the sheet's columns. */
  changes: readonly HistoryChange[];
}>;

export type HistoryDay = Readonly<{ date: string; entries: readonly HistoryEntry[] }>;

/** The newest first; of one field only, where one is named. */
export function historyDays(changes: readonly HistoryChange[], field: FieldName | null = null): HistoryDay[] {
  const wanted = changes.filter(change => field === null || change.field === field);
  const sendings = groupBy(wanted.toReversed(), ({ version, account, person, source, at }) =>
    JSON.stringify([version, account, person, source, at]),
  );
  const entries = [...sendings].map(([key, sent]) => entryOf(key, sent));
  const days = groupBy(entries, entry => entry.date);
  return [...days].map(([date, found]) => ({ date, entries: found.map(({ entry }) => entry) }));
}

/** How often each field was changed, for those that were. */
export function changedFields(changes: readonly HistoryChange[]): (readonly [FieldName, number])[] {
  const counts = groupBy(changes, change => change.field);
  return fieldNames.flatMap(name => {
    const n = counts.get(name)?.length ?? 0;
    return n === 0 ? [] : [[name, n] as const];
  });
}

function entryOf(key: string, sent: readonly HistoryChange[]) {
  const [{ by, at, source, unit }] = sent as readonly [HistoryChange];
  const { date, time } = officeTime(at);
  const order = (change: HistoryChange): number => fieldNames.indexOf(change.field);
  const changes = sent.toSorted((a, b) => order(a) - order(b));
  const entry: HistoryEntry = { key, by, time, source, onBehalf: unit === null, changes };
  return { date, entry };
}
