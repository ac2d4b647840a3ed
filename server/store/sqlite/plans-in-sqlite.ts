// Plans, their rows, the change log and the once-only memory.
import { z } from 'zod';
import { PlanSummary } from '../../../plan/http.ts';
import type { Row } from '../../../plan/row.ts';
import { checkRevision } from '../check-batch.ts';
import { historyOf } from '../history-of.ts';
import type { CommitResult, PlanDocument, PlanState, Store, StoredRevision } from '../store.ts';
import { storable } from '../storable.ts';
import { commitInSqlite, commitLines } from './commit-in-sqlite.ts';
import type { Database } from './sqlite-driver.ts';
import { ChangeLine, DecidedLine, PlanLine, RowLine, StateLine } from '../stored-records.ts';
import { atOneMoment, inTransaction, reading } from './transaction.ts';

type PlansPart = Pick<
  Store,
  | 'plans'
  | 'planSummaries'
  | 'createPlan'
  | 'readPlan'
  | 'readState'
  | 'commit'
  | 'revise'
  | 'decided'
  | 'changesSince'
  | 'changesOf'
>;

/** Also adds a plan inside a transaction of the caller's; false where its id is taken. */
type Adding = Readonly<{ addPlan(document: PlanDocument, rows: readonly Row[], epoch: string): boolean }>;

const changeColumns =
  'version, row, field, before_value, after_value, mutation, account, person, unit, source, at';

export function plansInSqlite(database: Database): PlansPart & Adding {
  // The document of a plan stands in its newest revision.
  const planLine = `SELECT r.document, p.version, p.revision, p.epoch, p.head
    FROM plans p JOIN revisions r ON r.plan = p.plan AND r.revision = p.revision`;
  const selectPlans = database.prepare(`${planLine} ORDER BY p.year DESC, p.plan`);
  const selectSummaries = database.prepare(
    `SELECT p.plan AS id, p.year, r.document ->> '$.plan.number' AS number, r.document ->> '$.plan.title' AS title,
         json_array_length(r.document, '$.tasks') AS taskCount
       FROM plans p JOIN revisions r ON r.plan = p.plan AND r.revision = p.revision
       ORDER BY p.year DESC, p.plan`,
  );
  const selectPlan = database.prepare(`${planLine} WHERE p.plan = ?`);
  const selectState = database.prepare('SELECT version, revision, epoch FROM plans WHERE plan = ?');
  const insertPlan = database.prepare(
    'INSERT INTO plans (plan, year, version, revision, epoch, head) VALUES (?, ?, 0, 1, ?, ?) ON CONFLICT DO NOTHING',
  );
  const selectRows = database.prepare(
    'SELECT row, task, unit, role, fields, versions FROM rows WHERE plan = ? AND retired = ? ORDER BY position',
  );
  // A known row keeps its record, whatever comes with it.
  const assignRow = database.prepare(
    `INSERT INTO rows (plan, row, position, task, unit, role, fields, versions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET position = excluded.position, role = excluded.role, retired = 0`,
  );
  const retireRow = database.prepare('UPDATE rows SET retired = 1 WHERE plan = ? AND row = ?');
  const amendPlan = database.prepare(
    'UPDATE plans SET version = version + 1, head = ?, revision = ? WHERE plan = ? AND version = ?',
  );
  const insertLink = database.prepare('INSERT INTO links (plan, version, link, lines) VALUES (?, ?, ?, ?)');
  const insertRevision = database.prepare(
    `INSERT INTO revisions (plan, revision, version, epoch, document, assignments, account, person, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectChangesSince = database.prepare(
    `SELECT ${changeColumns} FROM changes WHERE plan = ? AND version > ? AND version <= ? ORDER BY version, seq`,
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

  const commit = commitInSqlite(database);

  function readState(plan: string): PlanState | null {
    const line = selectState.get(plan) as unknown;
    return line === undefined ? null : StateLine.parse(line);
  }

  function addPlan(document: PlanDocument, rows: readonly Row[], epoch: string): boolean {
    const { id, year } = document.plan;
    const { revision, head } = historyOf({ document, rows, epoch });
    if (Number(insertPlan.run(id, year, epoch, head).changes) === 0) return false;
    assign(id, rows);
    writeRevision(id, revision);
    insertLink.run(id, 0, head, 0);
    return true;
  }

  function assign(plan: string, rows: readonly Row[]): void {
    rows.forEach(({ id, task, unit, role, fields, versions }, position) => {
      const record = [JSON.stringify(fields), JSON.stringify(versions)] as const;
      assignRow.run(plan, id, position, task, unit, role, ...record);
    });
  }

  function writeRevision(plan: string, { revision, version, epoch, ...rest }: StoredRevision): void {
    const { document, assignments, account, person, at } = rest;
    const texts = [JSON.stringify(document), JSON.stringify(assignments)] as const;
    insertRevision.run(plan, revision, version, epoch, ...texts, account, storable(person), at);
  }

  function moved(plan: string): CommitResult {
    const state = readState(plan);
    if (state === null) throw new Error(`expected plan ${plan}, found none`);
    return { kind: 'moved', version: state.version };
  }

  return {
    async plans() {
      return reading(() => PlanLine.array().parse(selectPlans.all())).map(line => line.document);
    },

    async planSummaries() {
      return reading(() => PlanSummary.array().parse(selectSummaries.all()));
    },

    addPlan,

    async createPlan(document, rows, epoch) {
      return inTransaction(database, () => addPlan(document, rows, epoch));
    },

    async readPlan(plan) {
      return atOneMoment(database, () => {
        const line = selectPlan.get(plan) as unknown;
        if (line === undefined) return null;
        const { document, head, ...state } = PlanLine.parse(line);
        const rowsOf = (retired: number) => RowLine.array().parse(selectRows.all(plan, retired));
        return { document, state, rows: rowsOf(0), retired: rowsOf(1), head };
      });
    },

    async readState(plan) {
      return reading(() => readState(plan));
    },

    async commit(plan, expectedVersion, batch) {
      return commit(commitLines(plan, expectedVersion, batch));
    },

    async revise(plan, expectedVersion, batch): Promise<CommitResult> {
      checkRevision(expectedVersion, batch);
      const { revision, rows, retired, link } = batch;
      return inTransaction(database, () => {
        const amended = amendPlan.run(link, revision.revision, plan, expectedVersion);
        if (Number(amended.changes) === 0) return moved(plan);
        const { epoch } = readState(plan)!;
        writeRevision(plan, { ...revision, epoch });
        assign(plan, rows);
        for (const row of retired) retireRow.run(plan, row);
        insertLink.run(plan, revision.version, link, 0);
        return { kind: 'committed' };
      });
    },

    async decided(plan, keys) {
      return reading(() =>
        keys.flatMap(({ unit, id }) =>
          z.array(DecidedLine).parse(selectDecided.all(plan, unit, storable(id))),
        ),
      );
    },

    async changesSince(plan, version, upTo = Number.MAX_SAFE_INTEGER) {
      return reading(() => ChangeLine.array().parse(selectChangesSince.all(plan, version, upTo)));
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
