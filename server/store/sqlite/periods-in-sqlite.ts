// The log of reporting periods.
import type { Store } from '../store.ts';
import { PeriodLine, storedBody } from '../stored-records.ts';
import type { Database } from './sqlite-driver.ts';
import { inTransaction, reading } from './transaction.ts';

type PeriodsPart = Pick<Store, 'periodEvents' | 'lastPeriodEvent' | 'addPeriodEvents'>;

export function periodsInSqlite(database: Database): PeriodsPart {
  const selectLast = database.prepare(
    'SELECT coalesce(max(seq), 0) AS seq FROM period_events WHERE plan = ?',
  );
  const select = database.prepare(
    'SELECT body, link FROM period_events WHERE plan = ? AND seq > ? ORDER BY seq',
  );
  const insert = database.prepare('INSERT INTO period_events (plan, seq, body, link) VALUES (?, ?, ?, ?)');
  const last = (plan: string): number => Number(selectLast.get(plan).seq);
  return {
    async lastPeriodEvent(plan) {
      return reading(() => last(plan));
    },

    async periodEvents(plan, after = 0) {
      return reading(() => PeriodLine.array().parse(select.all(plan, after)));
    },

    async addPeriodEvents(plan, after, events) {
      return inTransaction(database, () => {
        if (last(plan) !== after) return false;
        for (const { event, link } of events) insert.run(plan, event.seq, storedBody(event), link);
        return true;
      });
    },
  };
}
