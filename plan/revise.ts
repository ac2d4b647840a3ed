// The amended plan. A document and an amendment's steps come to a new document, or to a refusal of the whole: an
// amendment is one act, and half of it would be another one. Numbers are identity: they are never shifted or reused.
import type { IsoDate } from './iso-date.ts';
import type { ReasonParams } from './issue.ts';
import type { Task, UnitMention } from './plan.ts';
import type { PlanDocument } from './plan-document.ts';
import type { ReasonCode } from './reasons/reason.ts';
import { detachFollowers } from './revise/detach-followers.ts';
import type { NewTask, Operation, UnitsText } from './revise/operation.ts';
import { readUnitsText } from './revise/read-units-text.ts';
import { assignmentsOf } from './row.ts';
import { readTiming } from './timing/read-timing.ts';
import { unitCode, type Unit } from './unit.ts';
import type { Directory } from './units/directory.ts';

/** What an amendment is decided against, beside the document. */
export type Amending = Readonly<{
  /** The day by whose names units are read. */
  today: IsoDate;
  /** Units known beside the plan's own; those that the amendment names are taken into the plan. */
  directory: readonly Unit[];
  /** The highest number that a task of this plan ever had, also one that was taken out. */
  lastNo: number;
}>;

/** Something doubtful about the timing of task `no`, as read; the amendment holds nevertheless. */
export type RevisionIssue = Readonly<{ no: number; reason: ReasonCode; params: ReasonParams }>;

/** Nothing of the amendment holds. `where` names the place, `operations.3.no`. */
export type RefusedRevision = Readonly<{
  kind: 'refused';
  reason: ReasonCode;
  params: ReasonParams;
  where: string;
}>;

export type RevisedPlan =
  Readonly<{ kind: 'revised'; document: PlanDocument; issues: readonly RevisionIssue[] }> | RefusedRevision;

/** Takes an amendment's steps one after another. The document stays as it was. */
export function revisePlan(
  document: PlanDocument,
  operations: readonly Operation[],
  amending: Amending,
): RevisedPlan {
  const units = knownUnits(document.units, amending.directory);
  const { place, year } = document.plan;
  const context: Context = {
    directory: { asOf: amending.today, province: place, units },
    today: amending.today,
    year,
  };
  let [tasks, lastNo] = [document.tasks, amending.lastNo];
  const issues: RevisionIssue[] = [];
  for (const [index, operation] of operations.entries()) {
    const step = takeStep(tasks, operation, lastNo, context);
    if (step.kind === 'refused') return { ...step, where: `operations.${index}.${step.where}` };
    if (operation.kind === 'add') lastNo += 1;
    tasks = step.tasks;
    issues.push(...step.issues);
  }
  if (tasks.length === 0) return refused('planEmptied', {}, 'operations');
  const revised = { plan: document.plan, tasks, units: unitsNamed(document.units, tasks, units) };
  // Two units of one code would share a row.
  const ids = assignmentsOf(revised.tasks, revised.units).map(({ id }) => id);
  if (new Set(ids).size < ids.length) return refused('badRequest', { where: 'operations' }, 'operations');
  return { kind: 'revised', document: revised, issues };
}

type Context = Readonly<{ directory: Directory; today: IsoDate; year: number }>;
type Step =
  Readonly<{ kind: 'taken'; tasks: readonly Task[]; issues: readonly RevisionIssue[] }> | RefusedRevision;

function takeStep(tasks: readonly Task[], operation: Operation, lastNo: number, context: Context): Step {
  if (operation.kind === 'add') return addTask(tasks, operation.task, lastNo + 1, context);
  const { no } = operation;
  const task = tasks.find(each => each.no === no);
  if (!task) return refused('taskNotInPlan', { no }, 'no');
  switch (operation.kind) {
    case 'remove': {
      const others = detachFollowers(detachFollowers(tasks, no, 'lead'), no, 'timing');
      return taken(others.filter(each => each.no !== no));
    }
    case 'reword': {
      const { title = task.title, product = task.product } = operation;
      return taken(replaced(tasks, { ...task, title, ...(product === undefined ? {} : { product }) }));
    }
    case 'retime': {
      const { timing, issues } = timingOf(operation.timing, no, context);
      return taken(replaced(detachFollowers(tasks, no, 'timing'), { ...task, timing }), issues);
    }
    case 'reassign':
      return reassign(tasks, task, operation, context);
  }
}

function addTask(tasks: readonly Task[], added: NewTask, no: number, context: Context): Step {
  const lead = unitsOf(added.lead, no, context, 'task.lead');
  if (lead.kind === 'refused') return lead;
  const coordinating = unitsOf(added.coordinating, no, context, 'task.coordinating');
  if (coordinating.kind === 'refused') return coordinating;
  if (lead.units.length === 0) return refused('leadUnresolved', { row: no }, 'task.lead');
  const { timing, issues } = timingOf(added.timing, no, context);
  const task: Task = {
    no,
    printedNo: added.printedNo ?? String(no),
    title: added.title,
    lead: ownCell(lead),
    coordinating: { printed: coordinating.printed, units: coordinating.units },
    timing,
    ...(added.product === undefined ? {} : { product: added.product }),
    line: null,
  };
  return taken([...tasks, task], issues);
}

function reassign(
  tasks: readonly Task[],
  task: Task,
  operation: Extract<Operation, { kind: 'reassign' }>,
  context: Context,
): Step {
  const { no } = task;
  let [all, next] = [tasks, task];
  if (operation.lead !== undefined) {
    const lead = unitsOf(operation.lead, no, context, 'lead');
    if (lead.kind === 'refused') return lead;
    if (lead.units.length === 0) return refused('leadUnresolved', { row: no }, 'lead');
    all = detachFollowers(all, no, 'lead');
    next = { ...next, lead: ownCell(lead) };
  }
  if (operation.coordinating !== undefined) {
    const coordinating = unitsOf(operation.coordinating, no, context, 'coordinating');
    if (coordinating.kind === 'refused') return coordinating;
    next = { ...next, coordinating: { printed: coordinating.printed, units: coordinating.units } };
  }
  return taken(replaced(all, next));
}

type Cell = Readonly<{ kind: 'read'; printed: string; units: UnitMention[] }>;

function unitsOf(text: UnitsText, no: number, context: Context, where: string): Cell | RefusedRevision {
  const read = readUnitsText(text, no, context.directory, context.today);
  return read.kind === 'refused' ? { ...read, where } : { ...read, units: [...read.units] };
}

/** A cell that prints what holds. */
function ownCell({ printed, units }: Cell): Task['lead'] {
  return { printed, resolved: printed, carriedFrom: null, units };
}

function timingOf(
  text: string,
  no: number,
  { year }: Context,
): Readonly<{ timing: Task['timing']; issues: RevisionIssue[] }> {
  const { timing, findings } = readTiming(text, { year });
  return {
    timing: { printed: text, resolved: text, carriedFrom: null, ...timing },
    issues: findings.map(({ reason, params }) => ({ no, reason, params: { row: no, ...params } })),
  };
}

function replaced(tasks: readonly Task[], task: Task): Task[] {
  return tasks.map(each => (each.no === task.no ? task : each));
}

/** The plan's own units, which keep the names it was issued with, and the others of whom no row id could be mixed up. */
function knownUnits(own: readonly Unit[], directory: readonly Unit[]): Unit[] {
  const codes = new Set(own.map(({ id }) => unitCode(id)));
  return [...own, ...directory.filter(({ id }) => !codes.has(unitCode(id)))];
}

/** The plan's units with those that its tasks now name, groups with their members. */
function unitsNamed(own: readonly Unit[], tasks: readonly Task[], known: readonly Unit[]): readonly Unit[] {
  const named = new Set(
    tasks.flatMap(({ lead, coordinating }) => [...lead.units, ...coordinating.units].map(({ unit }) => unit)),
  );
  for (const { id, members } of known) if (named.has(id)) for (const member of members) named.add(member);
  const held = new Set(own.map(({ id }) => id));
  return [...own, ...known.filter(({ id }) => named.has(id) && !held.has(id))];
}

function taken(tasks: readonly Task[], issues: readonly RevisionIssue[] = []): Step {
  return { kind: 'taken', tasks, issues };
}

function refused(reason: ReasonCode, params: ReasonParams, where: string): RefusedRevision {
  return { kind: 'refused', reason, params, where };
}
