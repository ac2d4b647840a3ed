// What a batch writes, apart from who writes it: as lines ready for the database they cross to another thread at little cost.
import { checkBatch } from '../check-batch.ts';
import type { Batch, CommitResult } from '../store.ts';
import { storable } from '../storable.ts';
import type { Database } from './sqlite-driver.ts';
import { inTransaction } from './transaction.ts';

type Line = readonly (string | number | null)[];

export type CommitLines = Readonly<{
  plan: string;
  expectedVersion: number;
  link: string | null;
  rows: readonly Line[];
  changes: readonly Line[];
  decided: readonly Line[];
}>;

/** One of the mutations is remembered already: known by its key, which no line has twice. */
class DecidedBefore extends Error {}

export function commitLines(plan: string, expectedVersion: number, batch: Batch): CommitLines {
  checkBatch(expectedVersion, batch);
  return {
    plan,
    expectedVersion,
    link: batch.link,
    rows: batch.rows.map(row => [JSON.stringify(row.fields), JSON.stringify(row.versions), plan, row.id]),
    changes: batch.changes.map((change, seq) => [
      plan,
      seq,
      change.version,
      change.rowId,
      change.field,
      JSON.stringify(change.before),
      JSON.stringify(change.after),
      storable(change.mutation),
      change.account,
      storable(change.person),
      change.unit,
      change.source,
      change.at,
    ]),
    decided: batch.decided.map(({ unit, id, decided: { rowId, field, base, value, outcome } }) => [
      ...[plan, unit, storable(id), rowId, field, base, JSON.stringify(value), outcome],
    ]),
  };
}

/** Writes such lines in one transaction: all of them are on disk when this returns, or none ever will be. */
export function commitInSqlite(database: Database): (lines: CommitLines) => CommitResult {
  const selectVersion = database.prepare('SELECT version FROM plans WHERE plan = ?');
  const raiseVersion = database.prepare(
    'UPDATE plans SET version = version + ?, head = coalesce(?, head) WHERE plan = ? AND version = ?',
  );
  const updateRow = database.prepare('UPDATE rows SET fields = ?, versions = ? WHERE plan = ? AND row = ?');
  const insertChange = database.prepare(
    `INSERT INTO changes
       (plan, seq, version, row, field, before_value, after_value, mutation, account, person, unit, source, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertDecided = database.prepare(
    `INSERT INTO decided (plan, unit, id, row, field, base, value, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
  );
  const insertLink = database.prepare('INSERT INTO links (plan, version, link, lines) VALUES (?, ?, ?, ?)');

  function write({ plan, expectedVersion, link, rows, changes, decided }: CommitLines): CommitResult {
    const rise = changes.length > 0 ? 1 : 0;
    if (Number(raiseVersion.run(rise, link, plan, expectedVersion).changes) === 0) {
      const line = selectVersion.get(plan) as { version: number } | undefined;
      if (line === undefined) throw new Error(`expected plan ${plan}, found none`);
      return { kind: 'moved', version: line.version };
    }
    for (const row of rows) {
      if (Number(updateRow.run(...row).changes) === 1) continue;
      throw new Error(`expected row ${row.at(-1)} in plan ${plan}, found none`);
    }
    for (const change of changes) insertChange.run(...change);
    for (const each of decided) {
      if (Number(insertDecided.run(...each).changes) === 0) throw new DecidedBefore();
    }
    if (link !== null) insertLink.run(plan, expectedVersion + 1, link, changes.length);
    return { kind: 'committed' };
  }

  return lines => {
    try {
      return inTransaction(database, () => write(lines));
    } catch (error) {
      // As after any move, nothing was written and the caller reads and decides again.
      if (error instanceof DecidedBefore) return { kind: 'moved', version: lines.expectedVersion };
      throw error;
    }
  };
}
