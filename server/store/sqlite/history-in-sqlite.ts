// Revisions, the chain, and the log read as of a version.
import type { Store, StoredRevision } from '../store.ts';
import { EntryLine, LinkLine, RevisionLine } from '../stored-records.ts';
import type { Database } from './sqlite-driver.ts';
import { inTransaction, reading } from './transaction.ts';

type HistoryPart = Pick<
  Store,
  'planIds' | 'revisions' | 'revisionAt' | 'entriesAt' | 'versionBefore' | 'links' | 'renewEpochs'
>;

const revisionColumns = 'revision, version, epoch, document, assignments, account, person, at';

export function historyInSqlite(database: Database): HistoryPart {
  const selectRevisions = database.prepare(
    `SELECT ${revisionColumns} FROM revisions WHERE plan = ? ORDER BY revision`,
  );
  const selectRevisionAt = database.prepare(
    `SELECT ${revisionColumns} FROM revisions WHERE plan = ? AND version <= ? ORDER BY revision DESC LIMIT 1`,
  );
  // With max(), SQLite takes the other columns from the line that has it: https://sqlite.org/lang_select.html#bareagg
  const selectEntries = database.prepare(
    `SELECT row, field, max(version) AS version, after_value AS value FROM changes
       WHERE plan = ? AND version <= ? GROUP BY row, field`,
  );
  const selectVersionBefore = database.prepare(
    `SELECT max(
       coalesce((SELECT version FROM changes WHERE plan = ?1 AND at < ?2 ORDER BY version DESC LIMIT 1), 0),
       coalesce((SELECT max(version) FROM revisions WHERE plan = ?1 AND at < ?2), 0)
     ) AS version`,
  );
  const selectLinks = database.prepare(
    'SELECT version, link, lines FROM links WHERE plan = ? AND version > ? AND version <= ? ORDER BY version',
  );
  const selectPlans = database.prepare('SELECT plan FROM plans ORDER BY plan');
  const updateEpoch = database.prepare('UPDATE plans SET epoch = ? WHERE plan = ?');

  return {
    async planIds() {
      return reading(() => selectPlans.all() as { plan: string }[]).map(({ plan }) => plan);
    },

    async revisions(plan) {
      return reading(() => RevisionLine.array().parse(selectRevisions.all(plan)));
    },

    async revisionAt(plan, version): Promise<StoredRevision | null> {
      const line = reading(() => selectRevisionAt.get(plan, version) as unknown);
      return line === undefined ? null : RevisionLine.parse(line);
    },

    async entriesAt(plan, version) {
      return reading(() => EntryLine.array().parse(selectEntries.all(plan, version)));
    },

    async versionBefore(plan, moment) {
      return reading(() => Number(selectVersionBefore.get(plan, moment).version));
    },

    async links(plan, after, upTo) {
      return reading(() => LinkLine.array().parse(selectLinks.all(plan, after, upTo)));
    },

    async renewEpochs(newEpoch) {
      return inTransaction(database, () => {
        const plans = selectPlans.all() as { plan: string }[];
        for (const { plan } of plans) updateEpoch.run(newEpoch(), plan);
        return plans.length;
      });
    },
  };
}
