// The roll-up of a plan of a million rows: computed in full, kept up to date, and read at an old version. A figure is
// held against the least that any program has to do for it: to read, once, the same arrays of tasks, rows or log lines.
import { isReported, type FieldValue } from '../plan/field.ts';
import type { Change } from '../plan/mutation.ts';
import { quarters } from '../plan/quarter.ts';
import type { Row, RowId } from '../plan/row.ts';
import { nearestCheckpoint } from '../plan/rollup/checkpoints.ts';
import { fieldsAfter, fieldsBefore } from '../plan/rollup/fields-then.ts';
import { rollUp } from '../plan/rollup/roll-up.ts';
import { RollupState } from '../plan/rollup/rollup-state.ts';
import type { RollupOn } from '../plan/rollup/rollup-view.ts';
import { inTurns, millisecondsOf, print } from './measure.ts';
import { firstFigure } from './rollup/first-figure.ts';
import { firstFigureDrawn } from './rollup/first-figure-drawn.ts';
import { aLongLog, rowsWith } from './rollup/a-long-log.ts';
import { aReportedPlan, AS_OF, fieldsOf, type ReportedPlan } from './rollup/a-reported-plan.ts';

const MILLION = 1_000_000;
const on: RollupOn = { quarter: 3, asOf: AS_OF };
const inUse = quarters.flatMap(quarter => [AS_OF, '2026-12-31'].map(asOf => ({ quarter, asOf })));

const parts: Readonly<Record<string, () => Promise<void>>> = {
  full,
  change,
  back,
  first: firstFigure,
  drawn: firstFigureDrawn,
};

/** All parts, or the one named. */
export async function rollup(part?: string): Promise<void> {
  const wanted = part === undefined ? Object.values(parts) : [parts[part]];
  for (const run of wanted) {
    if (!run) throw new Error(`expected one of ${Object.keys(parts).join(', ')}, found ${part}`);
    await run();
  }
}

async function full(): Promise<void> {
  const plan = aReportedPlan(MILLION);
  const runs = await inTurns(
    7,
    () => rollUp(plan, on),
    () => barePass(plan),
  );
  print({
    name: `${plan.rows.length} rows rolled up in full`,
    unit: 'ms',
    runs: runs.work,
    floor: { name: 'one bare pass over tasks and rows', runs: runs.floor },
  });
}

/** Reads of each task and row what the figures rest on, and makes one number of it. */
function barePass({ tasks, rows }: ReportedPlan): number {
  let sum = 0;
  for (const { no, timing, lead, coordinating } of tasks) {
    sum += no + (timing.due?.length ?? 0) + (timing.quarters?.length ?? 0);
    for (const mention of lead.units) sum += mention.unit?.length ?? 0;
    for (const mention of coordinating.units) sum += mention.unit?.length ?? 0;
  }
  for (const { task, unit, role, fields } of rows) {
    sum += task + unit.length + (role === 'lead' ? 1 : 0) + (isReported(fields) ? 1 : 0);
    const isDone = fields.status === 'done' && fields.completedOn !== null;
    if (isDone && fields.completedOn! <= AS_OF) sum += 1;
  }
  return sum;
}

async function change(): Promise<void> {
  for (const size of [10_000, 100_000, MILLION]) {
    const plan = aReportedPlan(size);
    const state = new RollupState(plan);
    for (const each of inUse) state.figures(each);
    const runs: number[] = [];
    for (let turn = 0; turn < 2000; turn += 1) {
      const row = plan.rows[(turn * 7919) % plan.rows.length]!;
      const changed = { ...row, fields: fieldsOf(turn) };
      runs.push(
        await millisecondsOf(() => {
          state.withChanges([changed], turn + 2);
          return inUse.map(each => state.figures(each));
        }),
      );
    }
    const name = `one change to ${plan.rows.length} rows, ${inUse.length} views in use`;
    print({ name, unit: 'ms', runs: runs.slice(200) });
  }
}

/** The least is to read each line and to find its row; reading alone, which tells nobody what changed, stands beside. */
async function back(): Promise<void> {
  const plan = aReportedPlan(10_000);
  const { log, now } = aLongLog(plan.rows, MILLION);
  const walked = await inTurns(
    7,
    () => rollUp({ ...plan, rows: rowsWith(now, fieldsBefore(now, log)) }, on),
    () => fullPass(log, now),
  );
  print({
    name: `${plan.rows.length} rows as they were 1,000,000 changes ago`,
    unit: 'ms',
    runs: walked.work,
    floor: { name: 'a full pass over the log', runs: walked.floor },
  });
  const read = await inTurns(
    7,
    () => fullPass(log, now),
    () => readOnly(log),
  );
  print({
    name: 'a full pass: each line read and its row found',
    unit: 'ms',
    runs: read.work,
    floor: { name: 'reading lines without knowing whose', runs: read.floor },
  });
  await fromCheckpoint(plan, log);
}

/** The worst place: half way between two checkpoints. */
async function fromCheckpoint(plan: ReportedPlan, log: readonly Change[]): Promise<void> {
  const every = 10_000;
  const wanted = every / 2;
  const start = new Map(plan.rows.map(row => [row.id, row]));
  const ahead = rowsWith(start, fieldsAfter(start, log.slice(0, every)));
  const next = { version: 1, lines: every, rows: new Map(ahead.map(row => [row.id, row])) };
  const kept = [next, { version: 0, lines: 0, rows: start }] as const;
  const runs = await inTurns(
    15,
    () => {
      const { from, walk } = nearestCheckpoint([...kept], wanted);
      const [a, b] = walk === 'back' ? [wanted, from.lines] : [from.lines, wanted];
      const stretch = log.slice(a, b);
      const then = walk === 'back' ? fieldsBefore(from.rows, stretch) : fieldsAfter(from.rows, stretch);
      return rollUp({ ...plan, rows: rowsWith(from.rows, then) }, on);
    },
    () => fullPass(log, start),
  );
  print({
    name: `the same, with a checkpoint every ${every} changes`,
    unit: 'ms',
    runs: runs.work,
    floor: { name: 'a full pass over the log', runs: runs.floor },
  });
}

function fullPass(log: readonly Change[], rows: ReadonlyMap<RowId, Row>): number {
  let sum = 0;
  for (const { version, rowId, field, before, after } of log) {
    sum += version + rows.get(rowId)!.task + field.length + sizeOf(before) + sizeOf(after);
  }
  return sum;
}

function readOnly(log: readonly Change[]): number {
  let sum = 0;
  for (const { version, rowId, field, before, after } of log) {
    sum += version + rowId.length + field.length + sizeOf(before) + sizeOf(after);
  }
  return sum;
}

function sizeOf(value: FieldValue): number {
  return typeof value === 'string' ? value.length : (value ?? 0);
}
