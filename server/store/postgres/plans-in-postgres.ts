// Plans, their rows, the change log and the once-only memory. Statements that every push or pull needs are named, so
// that each connection plans them once.
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { PlanSummary } from '../../../plan/http.ts';
import type { Row } from '../../../plan/row.ts';
import { checkBatch, checkRevision } from '../check-batch.ts';
import { historyOf } from '../history-of.ts';
import type { Batch, CommitResult, PlanDocument, RevisionBatch, Store } from '../store.ts';
import { ChangeLine, DecidedLine, PlanLine, RowLine, StateLine } from '../stored-records.ts';
import { storable } from '../storable.ts';
import { ask, inTransaction } from './connections.ts';
import { isTaken } from './postgres-errors.ts';

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

const changeColumns =
  'version, row, field, before_value, after_value, mutation, account, person, unit, source, at';

/** The largest number that the column holds. */
const LAST_VERSION = 2_147_483_647;

const Committed = z.tuple([z.object({ stands: z.number().int().nullable() })]);
const Added = z.tuple([z.object({ added: z.boolean() })]);

export function plansInPostgres(pool: Pool): PlansPart {
  return {
    async plans() {
      const lines = await ask(pool, {
        text: 'SELECT document, version, revision, epoch, head FROM plans ORDER BY year DESC, plan',
      });
      return PlanLine.array()
        .parse(lines)
        .map(line => line.document);
    },

    async planSummaries() {
      const lines = await ask(pool, {
        text: `SELECT plan AS id, year, document::json #>> '{plan,number}' AS number,
                 document::json #>> '{plan,title}' AS title,
                 json_array_length(document::json -> 'tasks') AS "taskCount"
               FROM plans ORDER BY year DESC, plan`,
      });
      return PlanSummary.array().parse(lines);
    },

    async createPlan(document, rows, epoch) {
      return addPlan(pool, document, rows, epoch);
    },

    async readPlan(plan) {
      return inTransaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async client => {
        const [line] = await ask(client, {
          text: 'SELECT document, version, revision, epoch, head FROM plans WHERE plan = $1',
          values: [plan],
        });
        if (line === undefined) return null;
        const { document, head, ...state } = PlanLine.parse(line);
        const rowsOf = async (retired: number) => {
          const rows = await ask(client, {
            text: `SELECT row, task, unit, role, fields, versions FROM rows
                     WHERE plan = $1 AND retired = $2 ORDER BY position`,
            values: [plan, retired],
          });
          return RowLine.array().parse(rows);
        };
        return { document, state, rows: await rowsOf(0), retired: await rowsOf(1), head };
      });
    },

    async readState(plan) {
      const [line] = await ask(pool, {
        name: 'read-state',
        text: 'SELECT version, revision, epoch FROM plans WHERE plan = $1',
        values: [plan],
      });
      return line === undefined ? null : StateLine.parse(line);
    },

    async commit(plan, expectedVersion, batch): Promise<CommitResult> {
      checkBatch(expectedVersion, batch);
      try {
        const lines = await ask(pool, {
          name: 'commit',
          text: 'SELECT commit_batch($1, $2, $3, $4, $5, $6) AS stands',
          values: [plan, expectedVersion, ...batchLines(batch), batch.link],
        });
        return resultOf(lines);
      } catch (error) {
        // Another instance has just remembered one of these mutations without a change of version. As after any
        // move, nothing was written and the caller reads and decides again.
        if (isTaken(error, 'decided_once')) return { kind: 'moved', version: expectedVersion };
        throw error;
      }
    },

    async revise(plan, expectedVersion, batch): Promise<CommitResult> {
      checkRevision(expectedVersion, batch);
      const lines = await ask(pool, {
        text: 'SELECT revise_plan($1, $2, $3, $4, $5, $6) AS stands',
        values: [plan, expectedVersion, ...revisionLines(batch), batch.link],
      });
      return resultOf(lines);
    },

    async decided(plan, keys) {
      if (keys.length === 0) return [];
      const lines = await ask(pool, {
        name: 'decided',
        // LIMIT keeps each look-up a step into the index, whatever the planner thinks of the array's length.
        text: `
          SELECT d.* FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS k(unit, id, place)
            CROSS JOIN LATERAL (
              SELECT unit, id, row, field, base, value, outcome FROM decided
                WHERE plan = $1 AND unit = k.unit AND id = k.id LIMIT 1
            ) AS d
            ORDER BY k.place`,
        values: [plan, keys.map(key => storable(key.unit)), keys.map(key => storable(key.id))],
      });
      return DecidedLine.array().parse(lines);
    },

    async changesSince(plan, version, upTo = LAST_VERSION) {
      const lines = await ask(pool, {
        name: 'changes-since',
        text: `SELECT ${changeColumns} FROM changes
                 WHERE plan = $1 AND version > $2 AND version <= $3 ORDER BY version, seq`,
        values: [plan, version, upTo],
      });
      return ChangeLine.array().parse(lines);
    },

    async changesOf(plan, rowId, field) {
      const lines = await ask(pool, {
        text: `SELECT ${changeColumns} FROM changes
                 WHERE plan = $1 AND row = $2 AND ($3::text IS NULL OR field = $3) ORDER BY version, seq`,
        values: [plan, rowId, field ?? null],
      });
      return ChangeLine.array().parse(lines);
    },
  };
}

/** Adds a plan as one statement, or inside a transaction of the caller's; false where its id is taken. */
export async function addPlan(
  on: Pool | PoolClient,
  document: PlanDocument,
  rows: readonly Row[],
  epoch: string,
): Promise<boolean> {
  const { id, year } = document.plan;
  const { revision, head } = historyOf({ document, rows, epoch });
  const lines = await ask(on, {
    text: `
      WITH added AS (
        INSERT INTO plans (plan, year, document, version, revision, epoch, head)
          VALUES ($1, $2, $3, 0, 1, $4, $5) ON CONFLICT DO NOTHING RETURNING plan, document, epoch, head
      ), filled AS (
        INSERT INTO rows (plan, row, position, task, unit, role, fields, versions)
          SELECT added.plan, r.id, r.position, r.task, r.unit, r.role, r.fields, r.versions
            FROM added, json_to_recordset($6) AS r(
              id text, position integer, task integer, unit text, role text, fields text, versions text)
      ), first_revision AS (
        INSERT INTO revisions (plan, revision, version, epoch, document, assignments)
          SELECT plan, 1, 0, epoch, document, $7 FROM added
      ), first_link AS (
        INSERT INTO links (plan, version, link, lines) SELECT plan, 0, head, 0 FROM added
      )
      SELECT EXISTS (SELECT FROM added) AS added`,
    values: [
      ...[id, year, JSON.stringify(document), epoch, head],
      ...[JSON.stringify(rows.map(rowLine)), JSON.stringify(revision.assignments)],
    ],
  });
  return Added.parse(lines)[0].added;
}

function resultOf(lines: unknown): CommitResult {
  const [{ stands }] = Committed.parse(lines);
  return stands === null ? { kind: 'committed' } : { kind: 'moved', version: stands };
}

function rowLine({ fields, versions, ...row }: Batch['rows'][number], position: number): object {
  return { ...row, position, fields: JSON.stringify(fields), versions: JSON.stringify(versions) };
}

/** The third to fifth arguments of `commit_batch`. Stored JSON travels as text inside the JSON. */
function batchLines({ rows, changes, decided }: Batch): string[] {
  return [
    JSON.stringify(rows.map(rowLine)),
    JSON.stringify(
      changes.map((change, seq) => ({
        ...change,
        seq,
        before: JSON.stringify(change.before),
        after: JSON.stringify(change.after),
        mutation: storable(change.mutation),
        person: storable(change.person),
      })),
    ),
    JSON.stringify(
      decided.map(({ unit, id, decided: { value, ...rest } }) => ({
        ...rest,
        unit,
        id: storable(id),
        value: JSON.stringify(value),
      })),
    ),
  ];
}

/** The third to fifth arguments of `revise_plan`. */
function revisionLines({ revision, rows, retired }: RevisionBatch): string[] {
  const { document, assignments, ...rest } = revision;
  return [
    JSON.stringify({
      ...rest,
      person: storable(rest.person),
      document: JSON.stringify(document),
      assignments: JSON.stringify(assignments),
    }),
    JSON.stringify(rows.map(rowLine)),
    JSON.stringify(retired),
  ];
}
