// Revisions, the chain, and the log read as of a version.
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Store } from '../store.ts';
import { EntryLine, LinkLine, RevisionLine } from '../stored-records.ts';
import { ask, inTransaction, write } from './connections.ts';

type HistoryPart = Pick<
  Store,
  'planIds' | 'revisions' | 'revisionAt' | 'entriesAt' | 'versionBefore' | 'links' | 'renewEpochs'
>;

const revisionColumns = 'revision, version, epoch, document, assignments, account, person, at';

const Before = z.tuple([z.object({ version: z.number().int() })]);
const Ids = z.array(z.object({ plan: z.string() }));

export function historyInPostgres(pool: Pool): HistoryPart {
  return {
    async planIds() {
      const lines = await ask(pool, { text: 'SELECT plan FROM plans ORDER BY plan' });
      return Ids.parse(lines).map(({ plan }) => plan);
    },

    async revisions(plan) {
      const lines = await ask(pool, {
        text: `SELECT ${revisionColumns} FROM revisions WHERE plan = $1 ORDER BY revision`,
        values: [plan],
      });
      return RevisionLine.array().parse(lines);
    },

    async revisionAt(plan, version) {
      const [line] = await ask(pool, {
        text: `SELECT ${revisionColumns} FROM revisions
                 WHERE plan = $1 AND version <= $2 ORDER BY revision DESC LIMIT 1`,
        values: [plan, version],
      });
      return line === undefined ? null : RevisionLine.parse(line);
    },

    async entriesAt(plan, version) {
      const lines = await ask(pool, {
        text: `SELECT DISTINCT ON (row, field) row, field, version, after_value AS value FROM changes
                 WHERE plan = $1 AND version <= $2 ORDER BY row, field, version DESC`,
        values: [plan, version],
      });
      return EntryLine.array().parse(lines);
    },

    async versionBefore(plan, moment) {
      const lines = await ask(pool, {
        text: `SELECT greatest(
                 coalesce((SELECT version FROM changes WHERE plan = $1 AND at COLLATE "C" < $2
                             ORDER BY version DESC LIMIT 1), 0),
                 coalesce((SELECT max(version) FROM revisions WHERE plan = $1 AND at < $2), 0)
               ) AS version`,
        values: [plan, moment],
      });
      return Before.parse(lines)[0].version;
    },

    async links(plan, after, upTo) {
      const lines = await ask(pool, {
        text: `SELECT version, link, lines FROM links
                 WHERE plan = $1 AND version > $2 AND version <= $3 ORDER BY version`,
        values: [plan, after, upTo],
      });
      return LinkLine.array().parse(lines);
    },

    async renewEpochs(newEpoch) {
      return inTransaction(pool, 'BEGIN', async client => {
        const plans = Ids.parse(
          await ask(client, { text: 'SELECT plan FROM plans ORDER BY plan FOR UPDATE' }),
        );
        for (const { plan } of plans) {
          await write(client, {
            text: 'UPDATE plans SET epoch = $2 WHERE plan = $1',
            values: [plan, newEpoch()],
          });
        }
        return plans.length;
      });
    },
  };
}
