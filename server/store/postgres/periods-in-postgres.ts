// The log of reporting periods.
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Store } from '../store.ts';
import { PeriodLine, storedBody } from '../stored-records.ts';
import { ask, write } from './connections.ts';
import { isTaken } from './postgres-errors.ts';

type PeriodsPart = Pick<Store, 'periodEvents' | 'lastPeriodEvent' | 'addPeriodEvents'>;

const Last = z.tuple([z.object({ seq: z.number().int() })]);

export function periodsInPostgres(pool: Pool): PeriodsPart {
  return {
    async lastPeriodEvent(plan) {
      const lines = await ask(pool, {
        name: 'last-period-event',
        text: 'SELECT coalesce(max(seq), 0) AS seq FROM period_events WHERE plan = $1',
        values: [plan],
      });
      return Last.parse(lines)[0].seq;
    },

    async periodEvents(plan, after = 0) {
      const lines = await ask(pool, {
        name: 'period-events',
        text: 'SELECT body, link FROM period_events WHERE plan = $1 AND seq > $2 ORDER BY seq',
        values: [plan, after],
      });
      return PeriodLine.array().parse(lines);
    },

    async addPeriodEvents(plan, after, events) {
      const lines = events.map(({ event, link }) => ({ seq: event.seq, body: storedBody(event), link }));
      try {
        const written = await write(pool, {
          text: `INSERT INTO period_events (plan, seq, body, link)
                   SELECT $1, e.seq, e.body, e.link
                     FROM json_to_recordset($3) AS e(seq integer, body text, link text)
                     WHERE (SELECT coalesce(max(seq), 0) FROM period_events WHERE plan = $1) = $2::integer`,
          values: [plan, after, JSON.stringify(lines)],
        });
        return written === lines.length;
      } catch (error) {
        // Another instance has just written an event of this number.
        if (isTaken(error, 'period_event_once')) return false;
        throw error;
      }
    },
  };
}
