// Plans, their rows, the change log and the once-only memory. Statements that every push or pull needs are named, so
// that each connection plans them once.
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Batch, CommitResult, Store } from '../store.ts';
import { ChangeLine, DecidedLine, PlanLine, RowLine, StateLine } from '../sqlite/stored-records.ts';
import { ask, inTransaction } from './connections.ts';
import { isTaken } from './postgres-errors.ts';

type PlansPart = Pick<
  Store,
  'plans' | 'createPlan' | 'readPlan' | 'readState' | 'commit' | 'decided' | 'changesSince' | 'changesOf'
>;

const changeColumns =
  'version, row, field, before_value, after_value, mutation, account, person, unit, source, at';

const Committed = z.tuple([z.object({ stands: z.number().int().nullable() })]);
const Added = z.tuple([z.object({ added: z.boolean() })]);

export function plansInPostgres(pool: Pool): PlansPart {
  return {
    async plans() {
      const lines = await ask(pool, {
        text: 'SELECT document, version, revision, epoch FROM plans ORDER BY year DESC, plan',
      });
      return PlanLine.array()
        .parse(lines)
        .map(line => line.document);
    },

    async createPlan(document, rows, epoch) {
      const { id, year } = document.plan;
      const lines = await ask(pool, {
        text: `
          WITH added AS (
            INSERT INTO plans (plan, year, document, version, revision, epoch)
              VALUES ($1, $2, $3, 0, 1, $4) ON CONFLICT DO NOTHING RETURNING plan
          ), filled AS (
            INSERT INTO rows (plan, row, position, task, unit, role, fields, versions)
              SELECT added.plan, r.id, r.position, r.task, r.unit, r.role, r.fields, r.versions
                FROM added, json_to_recordset($5) AS r(
                  id text, position integer, task integer, unit text, role text, fields text, versions text)
          )
          SELECT EXISTS (SELECT FROM added) AS added`,
        values: [id, year, JSON.stringify(document), epoch, JSON.stringify(rows.map(rowLine))],
      });
      return Added.parse(lines)[0].added;
    },

    async readPlan(plan) {
      return inTransaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async client => {
        const [line] = await ask(client, {
          text: 'SELECT document, version, revision, epoch FROM plans WHERE plan = $1',
          values: [plan],
        });
        if (line === undefined) return null;
        const { document, ...state } = PlanLine.parse(line);
        const rows = await ask(client, {
          text: 'SELECT row, task, unit, role, fields, versions FROM rows WHERE plan = $1 ORDER BY position',
          values: [plan],
        });
        return { document, state, rows: RowLine.array().parse(rows) };
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
      const stray = batch.changes.find(change => change.version !== expectedVersion + 1);
      if (stray)
        throw new Error(`expected changes of version ${expectedVersion + 1}, found ${stray.version}`);
      try {
        const lines = await ask(pool, {
          name: 'commit',
          text: 'SELECT commit_batch($1, $2, $3, $4, $5) AS stands',
          values: [plan, expectedVersion, ...batchLines(batch)],
        });
        const [{ stands }] = Committed.parse(lines);
        return stands === null ? { kind: 'committed' } : { kind: 'moved', version: stands };
      } catch (error) {
        // Another instance has just remembered one of these mutations without a change of version. As after any
        // move, nothing was written and the caller reads and decides again.
        if (isTaken(error, 'decided_once')) return { kind: 'moved', version: expectedVersion };
        throw error;
      }
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
        values: [plan, keys.map(key => clean(key.unit)), keys.map(key => clean(key.id))],
      });
      return DecidedLine.array().parse(lines);
    },

    async changesSince(plan, version) {
      const lines = await ask(pool, {
        name: 'changes-since',
        text: `SELECT ${changeColumns} FROM changes WHERE plan = $1 AND version > $2 ORDER BY version, seq`,
        values: [plan, version],
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

/** What PostgreSQL's text cannot hold inside an array or a JSON document; see `connections.ts`. */
function clean(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}

function rowLine({ fields, versions, ...row }: Batch['rows'][number], position: number): object {
  return { ...row, position, fields: JSON.stringify(fields), versions: JSON.stringify(versions) };
}

/** The last three arguments of `commit_batch`. Stored JSON travels as text inside the JSON. */
function batchLines({ rows, changes, decided }: Batch): string[] {
  return [
    JSON.stringify(rows.map(rowLine)),
    JSON.stringify(
      changes.map((change, seq) => ({
        ...change,
        seq,
        before: JSON.stringify(change.before),
        after: JSON.stringify(change.after),
        mutation: clean(change.mutation),
        person: change.person === null ? null : clean(change.person),
      })),
    ),
    JSON.stringify(
      decided.map(({ unit, id, decided: { value, ...rest } }) => ({
        ...rest,
        unit,
        id: clean(id),
        value: JSON.stringify(value),
      })),
    ),
  ];
}
