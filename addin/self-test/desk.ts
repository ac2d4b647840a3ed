// What the service would answer, from its own rules, in the pane itself: the self-test asks no service.
import type { Answer } from '../client/answer.ts';
import type { PlanClient } from '../client/plan-client.ts';
import type { FieldName, FieldValue } from '../../plan/field.ts';
import { fieldNames } from '../../plan/field.ts';
import type { PushAnswer } from '../../plan/http.ts';
import { mutationId, type Change, type Mutation } from '../../plan/mutation.ts';
import { answerOutcome, explainConflict } from '../../plan/outcome.ts';
import { leadsOf, mayRead } from '../../plan/permission.ts';
import { patchSince, type Position, type Visible } from '../../plan/pull.ts';
import { decidePush, type Decided, type Snapshot } from '../../plan/push.ts';
import { emptyRows, type Row } from '../../plan/row.ts';
import { sentence } from '../../plan/reasons/reason.ts';
import { sha256 } from '../session/sha256.ts';
import { madeUpPlan, signIns, TODAY, type Who } from './made-up-plan.ts';

const EPOCH = 'tu-kiem-tra';

export class Desk {
  readonly #plan = madeUpPlan;
  readonly #nowMs: () => number;
  #version = 0;
  #rows: ReadonlyMap<string, Row> = new Map(
    emptyRows(madeUpPlan.tasks, madeUpPlan.units).map(row => [row.id, row]),
  );
  readonly #log: Change[] = [];
  readonly #decided = new Map<string, Decided>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get version(): number {
    return this.#version;
  }

  /** What it holds of filled-in fields, by row and field. */
  get held(): Readonly<Record<string, FieldValue>> {
    const filled = [...this.#rows.values()].flatMap(row =>
      fieldNames.flatMap(field =>
        row.fields[field] === null ? [] : [[`${row.id} ${field}`, row.fields[field]]],
      ),
    );
    return Object.fromEntries(filled) as Record<string, FieldValue>;
  }

  /** The secretariat writes a field of whatever row. */
  write(rowId: string, field: FieldName, value: FieldValue): void {
    const base = this.#rows.get(rowId)?.versions[field] ?? 0;
    const edit = { rowId, field, value, base };
    const id = mutationId({ ...edit, plan: this.#plan.plan.id }, sha256);
    this.#push('secretariat', [{ ...edit, id }]);
  }

  /** The service's contract as far as a sheet needs it; whatever else is asked is refused. */
  get client(): PlanClient {
    const { plan } = this.#plan;
    const present = async (token: string) => ok(signIns[token as Who]);
    return {
      ...refusing,
      signOut: async () => ok(null),
      session: present,
      plans: async () => {
        const { id, number, year, title } = plan;
        return ok({ plans: [{ id, number, year, title, taskCount: this.#plan.tasks.length }] });
      },
      plan: async () => ok({ ...this.#plan, version: this.#version }),
      rows: async token =>
        ok({ ...this.#standing(token as Who), rows: [...this.#visible(token as Who).values()] }),
      pull: async (token, _plan, { cursor }) => {
        const rows = this.#visible(token as Who);
        const position = this.#position(token as Who);
        return ok({
          ...this.#standing(token as Who),
          revision: this.#plan.revision,
          ...patchSince({ rows, position }, JSON.parse(cursor) as Position),
        });
      },
      push: async (token, _plan, { mutations }) => ok(this.#push(token as Who, mutations)),
      history: async (_token, _plan, { rowId, field }) =>
        ok({
          version: this.#version,
          changes: this.#log
            .filter(change => change.rowId === rowId && (field === undefined || change.field === field))
            .map(change => ({ ...change, by: nameOf(change) })),
        }),
      hear: () => undefined,
    };
  }

  #standing(who: Who) {
    const cursor = JSON.stringify(this.#position(who));
    return { version: this.#version, cursor, epoch: EPOCH, signature: EPOCH };
  }

  #position(who: Who): Position {
    return { version: this.#version, revision: this.#plan.revision, access: who, epoch: EPOCH };
  }

  #visible(who: Who): Visible {
    const { account } = signIns[who];
    const leads = leadsOf(this.#rows.values());
    return new Map([...this.#rows].filter(([, row]) => mayRead(account, row, leads)));
  }

  get #snapshot(): Snapshot {
    const { plan, tasks, units } = this.#plan;
    return {
      version: this.#version,
      rows: this.#rows,
      tasks: new Map(tasks.map(task => [task.no, task])),
      units: new Map(units.map(unit => [unit.id, unit])),
      leads: leadsOf(this.#rows.values()),
      plan,
    };
  }

  #push(who: Who, mutations: readonly Mutation[]): PushAnswer {
    const { account, person } = signIns[who];
    const at = new Date(this.#nowMs()).toISOString();
    const batch = { author: { account, person }, source: 'pane' as const, at, mutations };
    const decision = decidePush(this.#snapshot, batch, this.#decided, { today: TODAY });
    this.#version = decision.version;
    this.#log.push(...decision.changes);
    this.#rows = new Map([...this.#rows, ...decision.rows.map(row => [row.id, row] as const)]);
    for (const [id, decided] of decision.remember) this.#decided.set(id, decided);
    return {
      version: decision.version,
      outcomes: decision.outcomes.map(judged => {
        const last = this.#log.findLast(
          ({ rowId, field }) => rowId === judged.rowId && field === judged.field,
        );
        const told = last ? explainConflict(judged, { by: nameOf(last), at: last.at }) : judged;
        return answerOutcome(told, 'vi');
      }),
      issues: decision.issues.map(issue => ({
        ...issue,
        message: sentence(issue.reason, issue.params, 'vi'),
      })),
    };
  }
}

function ok<Value>(value: Value): Answer<Value> {
  return { kind: 'ok', value };
}

function nameOf({ account }: Change): string {
  return signIns[account as Who].account.name;
}

const refuse = async (): Promise<Answer<never>> => ({
  kind: 'failed',
  reason: 'unreachable',
  message: sentence('unreachable', {}, 'vi'),
});

const refusing = {
  signIn: refuse,
  readPlan: refuse,
  createPlan: refuse,
  planAt: refuse,
  rowsAt: refuse,
  rollup: refuse,
  rollupFile: refuse,
  compare: refuse,
  periods: refuse,
  reminders: refuse,
  remind: refuse,
  reminderDraft: refuse,
  periodChanges: refuse,
  periodHistory: refuse,
  setSchedule: refuse,
  contacts: refuse,
  setContacts: refuse,
  actOnPeriod: refuse,
  workbookFile: refuse,
  sendWorkbook: refuse,
  receiptFile: refuse,
  fileConflicts: refuse,
  settleFileConflicts: refuse,
  allWorkbooks: refuse,
};
