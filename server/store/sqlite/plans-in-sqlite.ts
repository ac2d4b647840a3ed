// Plans, their rows, the change log and the once-only memory.
import { z } from 'zod';
import type { Batch, CommitResult, PlanState, Store } from '../store.ts';
import type { Database } from './sqlite-driver.ts';
import { ChangeLine, DecidedLine, PlanLine, RowLine, StateLine } from './stored-records.ts';
import { atOneMoment, inTransaction, reading } from './transaction.ts';

type PlansPart = Pick<
  Store,
  'plans' | 'createPlan' | 'readPlan' | 'readState' | 'commit' | 'decided' | 'changesSince' | 'changesOf'
>;

const changeColumns =
  'version, row, field, before_value, after_value, mutation, account, person, unit, source, at';

export function plansInSqlite(database: Database): PlansPart {
  const selectPlans = database.prepare(
    'SELECT document, version, revision, epoch FROM plans ORDER BY year DESC, plan',
  );
  const selectPlan = database.prepare('SELECT document, version, revision, epoch FROM plans WHERE plan = ?');
  const selectState = database.prepare('SELECT version, revision, epoch FROM plans WHERE plan = ?');
  const insertPlan = database.prepare(
    'INSERT INTO plans (plan, year, document, version, revision, epoch) VALUES (?, ?, ?, 0, 1, ?) ON CONFLICT DO NOTHING',
  );
  const selectRows = database.prepare(
    'SELECT row, task, unit, role, fields, versions FROM rows WHERE plan = ? ORDER BY position',
  );
  const insertRow = database.prepare(
    'INSERT INTO rows (plan, row, position, task, unit, role, fields, versions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const updateRow = database.prepare('UPDATE rows SET fields = ?, versions = ? WHERE plan = ? AND row = ?');
  const raiseVersion = database.prepare(
    'UPDATE plans SET version = version + ? WHERE plan = ? AND version = ?',
  );
  const insertChange = database.prepare(
    `INSERT INTO changes (plan, seq, ${changeColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectChangesSince = database.prepare(
    `SELECT ${changeColumns} FROM changes WHERE plan = ? AND version > ? ORDER BY version, seq`,
  );
  const selectChangesOfRow = database.prepare(
    `SELECT ${changeColumns} FROM changes WHERE plan = ? AND row = ? ORDER BY version, seq`,
  );
  const selectChangesOfField = database.prepare(
    `SELECT ${changeColumns} FROM changes WHERE plan = ? AND row = ? AND field = ? ORDER BY version, seq`,
  );
  const selectDecided = database.prepare(
    'SELECT unit, id, row, field, base, value, outcome FROM decided WHERE plan = ? AND unit = ? AND id = ?',
  );
  const insertDecided = database.prepare(
    'INSERT INTO decided (plan, unit, id, row, field, base, value, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );

  function readState(plan: string): PlanState | null {
    const line = selectState.get(plan) as unknown;
    return line === undefined ? null : StateLine.parse(line);
  }

  function write(plan: string, batch: Batch): void {
    for (const row of batch.rows) {
      const written = updateRow.run(JSON.stringify(row.fields), JSON.stringify(row.versions), plan, row.id);
      if (Number(written.changes) !== 1)
        throw new Error(`expected row ${row.id} in plan ${plan}, found none`);
    }
    batch.changes.forEach((change, seq) => {
      insertChange.run(
        plan,
        seq,
        change.version,
        change.rowId,
        change.field,
        JSON.stringify(change.before),
        JSON.stringify(change.after),
        change.mutation,
        change.account,
        change.person,
        change.unit,
        change.source,
        change.at,
      );
    });
    for (const { unit, id, decided } of batch.decided) {
      const { rowId, field, base, value, outcome } = decided;
      insertDecided.run(plan, unit, id, rowId, field, base, JSON.stringify(value), outcome);
    }
  }

  return {
    async plans() {
      return reading(() => PlanLine.array().parse(selectPlans.all())).map(line => line.document);
    },

    async createPlan(document, rows, epoch) {
      const { id, year } = document.plan;
      return inTransaction(database, () => {
        if (Number(insertPlan.run(id, year, JSON.stringify(document), epoch).changes) === 0) return false;
        rows.forEach((row, position) => {
          const { fields, versions } = row;
          insertRow.run(
            id,
            row.id,
            position,
            row.task,
            row.unit,
            row.role,
            JSON.stringify(fields),
            JSON.stringify(versions),
          );
        });
        return true;
      });
    },

    async readPlan(plan) {
      return atOneMoment(database, () => {
        const line = selectPlan.get(plan) as unknown;
        if (line === undefined) return null;
        const { document, ...state } = PlanLine.parse(line);
        return { document, state, rows: RowLine.array().parse(selectRows.all(plan)) };
      });
    },

    async readState(plan) {
      return reading(() => readState(plan));
    },

    async commit(plan, expectedVersion, batch): Promise<CommitResult> {
      const rise = batch.changes.length > 0 ? 1 : 0;
      const stray = batch.changes.find(change => change.version !== expectedVersion + 1);
      if (stray)
        throw new Error(`expected changes of version ${expectedVersion + 1}, found ${stray.version}`);
      return inTransaction(database, () => {
        if (Number(raiseVersion.run(rise, plan, expectedVersion).changes) === 0) {
          const state = readState(plan);
          if (state === null) throw new Error(`expected plan ${plan}, found none`);
          return { kind: 'moved', version: state.version };
        }
        write(plan, batch);
        return { kind: 'committed' };
      });
    },

    async decided(plan, keys) {
      return reading(() =>
        keys.flatMap(({ unit, id }) => z.array(DecidedLine).parse(selectDecided.all(plan, unit, id))),
      );
    },

    async changesSince(plan, version) {
      return reading(() => ChangeLine.array().parse(selectChangesSince.all(plan, version)));
    },

    async changesOf(plan, rowId, field) {
      return reading(() =>
        ChangeLine.array().parse(
          field === undefined
            ? selectChangesOfRow.all(plan, rowId)
            : selectChangesOfField.all(plan, rowId, field),
        ),
      );
    },
  };
}
