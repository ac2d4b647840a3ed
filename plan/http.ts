// The HTTP contract under /api: one schema per body, used by the service to read requests and by clients to read answers.
import { z } from 'zod';
import { Account, Source } from './account.ts';
import { Fields } from './field.ts';
import { IsoDate } from './iso-date.ts';
import { Issue } from './issue.ts';
import { Change, Mutation, Outcome } from './mutation.ts';
import { Plan, PlanId, Task } from './plan.ts';
import { SourceLine } from './read/source-line.ts';
import { ReasonCode, Severity } from './reasons/reason.ts';
import { Operation } from './revise/operation.ts';
import { Row, RowId, Versions } from './row.ts';
import { Unit, UnitId } from './unit.ts';

const version = z.number().int().min(0);
/** Opaque to clients: the service writes it and reads it back. */
export const Cursor = z.string().min(1).max(512);

/** Most mutations in one push; a client with more sends several. */
export const PUSH_LIMIT = 5000;

export const SignInRequest = z.object({
  account: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  person: z.string().trim().max(100).optional(),
});
export type SignInRequest = z.infer<typeof SignInRequest>;

export const SignInAnswer = z.object({
  token: z.string(),
  account: Account,
  /** The service's working day, `YYYY-MM-DD`, by which pane and page judge dates. */
  today: z.string(),
  trial: z.boolean(),
});
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** Who a kept token belongs to. */
export const SessionAnswer = SignInAnswer.omit({ token: true });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** A plan in a list of them. */
export const PlanSummary = z.object({
  id: PlanId,
  number: z.string(),
  year: z.number().int(),
  title: z.string(),
  taskCount: z.number().int(),
});
export type PlanSummary = z.infer<typeof PlanSummary>;

export const PlansAnswer = z.object({ plans: z.array(PlanSummary) });
export type PlansAnswer = z.infer<typeof PlansAnswer>;

export const PlanAnswer = z.object({
  plan: Plan,
  tasks: z.array(Task),
  units: z.array(Unit),
  version,
  /** Raised by each amendment: the `base` of the next. */
  revision: version,
});
export type PlanAnswer = z.infer<typeof PlanAnswer>;

/**
 * Which state of the plan is asked for, of `GET /plans/:plan`, `…/rows` and the workbook: that of a version, or of the
 * end of a day in Vietnam. Without either, today's.
 */
export const StateQuery = z.object({
  version: z.coerce.number<string>().int().min(0).optional(),
  asOf: IsoDate.optional(),
});
export type StateQuery = z.infer<typeof StateQuery>;

/** An amendment by the secretariat. `base` is the revision its author saw; another one stands now: 409. */
export const RevisionRequest = z.object({
  base: version,
  operations: z.array(Operation).min(1).max(1000),
});
export type RevisionRequest = z.infer<typeof RevisionRequest>;

/** `issues`: what was doubtful about units and timing, as when a plan is read; the amendment holds nevertheless. */
export const RevisionAnswer = z.object({
  version,
  revision: version,
  issues: z.array(z.object({ no: z.number().int(), reason: ReasonCode, message: z.string() })),
});
export type RevisionAnswer = z.infer<typeof RevisionAnswer>;

/** The revisions of a plan, oldest first; the first is the plan as it was added. */
export const RevisionsAnswer = z.object({
  revisions: z.array(
    z.object({
      revision: version,
      /** The version from which it holds. */
      version,
      taskCount: z.number().int(),
      by: z.string().nullable(),
      at: z.string().nullable(),
    }),
  ),
});
export type RevisionsAnswer = z.infer<typeof RevisionsAnswer>;

/**
 * A plan to add, with the units by which it was read; the service's own directory where they are left out. Tasks and
 * units may also stand inside `plan`, as one document.
 */
export const CreatePlanRequest = z.preprocess(
  liftParts,
  z.object({
    plan: Plan,
    tasks: z.array(Task).min(1).max(20_000),
    units: z.array(Unit).max(10_000).optional(),
  }),
);
export type CreatePlanRequest = z.infer<typeof CreatePlanRequest>;

function liftParts(input: unknown): unknown {
  const read = z.looseObject({ plan: z.looseObject({ tasks: z.array(z.unknown()) }) }).safeParse(input);
  if (!read.success) return input;
  const { tasks, units } = read.data.plan;
  return { tasks, units, ...read.data };
}

/** Cells of a sheet to be read as a plan; a file is sent as it is instead. */
export const ReadLinesRequest = z.object({
  lines: z.array(SourceLine).max(50_000),
  mergesKnown: z.boolean(),
});
export type ReadLinesRequest = z.infer<typeof ReadLinesRequest>;

/** `accept=3,7`: the corrections of these findings are taken up; a finding is told by its place in an earlier answer. */
export const ReadPlanQuery = z.object({
  accept: z
    .string()
    .max(4000)
    .regex(/^\d{1,6}(?:,\d{1,6})*$/)
    .transform(places => places.split(',').map(Number))
    .default([]),
});
export type ReadPlanQuery = z.infer<typeof ReadPlanQuery>;

/** What was read of a document, and what a careful clerk would ask about. Nothing of it is stored. */
export const ReadPlanAnswer = z.object({
  /** The tasks stand inside, so that the plan can be added as it is. */
  plan: Plan.extend({ tasks: z.array(Task) }),
  issues: z.array(
    z.object({
      reason: ReasonCode,
      severity: Severity,
      message: z.string(),
      /** Numbers of tasks, and 1-based lines of the document. */
      tasks: z.array(z.number().int()),
      lines: z.array(z.number().int()),
      suggestion: z.string().optional(),
      /** The suggestion can be accepted (`ReadPlanQuery`). */
      isOffer: z.boolean(),
    }),
  ),
});
export type ReadPlanAnswer = z.infer<typeof ReadPlanAnswer>;

export const CreatePlanAnswer = z.object({ id: PlanId });
export type CreatePlanAnswer = z.infer<typeof CreatePlanAnswer>;

/** `cursor` is that of the state asked for: a pull from it tells what came after. */
/** What a sheet may carry that holds exactly the rows which this account sees at the answer's version. */
const stamp = {
  /** Renewed by a restore from backup; versions of different epochs cannot be compared. */
  epoch: z.string().optional(),
  /** Of all those rows (`rowsHash`): a client whose own rows come to another one has lost track. */
  hash: z.string().optional(),
  /** For the sheet named by `?file=`: as on a file that the service makes. */
  signature: z.string().optional(),
};

export const RowsAnswer = z.object({ version, cursor: Cursor, rows: z.array(Row), ...stamp });
export type RowsAnswer = z.infer<typeof RowsAnswer>;

export const PushRequest = z.object({
  /** Names the sending workbook or page; told apart in the log, never trusted. */
  client: z.string().min(1).max(128),
  source: Source.optional(),
  /** The cursor of the client's last pull, by which the service knows whether its versions are of this epoch. */
  cursor: Cursor.optional(),
  mutations: z.array(Mutation).max(PUSH_LIMIT),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** A row rule's finding with its sentence in the language asked for. */
export const IssueAnswer = Issue.extend({ message: z.string() });
export type IssueAnswer = z.infer<typeof IssueAnswer>;

export const PushAnswer = z.object({ version, outcomes: z.array(Outcome), issues: z.array(IssueAnswer) });
export type PushAnswer = z.infer<typeof PushAnswer>;

/** What one cell of a file came to, with what stood in it: the canonical value, or as shown where it was refused. */
export const FileOutcome = Outcome.extend({ value: z.union([z.string().max(40_000), z.number(), z.null()]) });
export type FileOutcome = z.infer<typeof FileOutcome>;

/** Something about the file as a table rather than about one cell: lines, columns or sheets that were not taken. */
export const FileFinding = z.object({
  reason: ReasonCode,
  severity: Severity,
  message: z.string(),
  /** 0-based rows of its sheet. */
  rows: z.array(z.number().int().min(0)),
});
export type FileFinding = z.infer<typeof FileFinding>;

/** The answer to a workbook that came back. */
export const WorkbookAnswer = z.object({
  version,
  /** False where the file's signature or epoch does not match: each differing cell became a question. */
  trusted: z.boolean(),
  /** Whose file it is; null where it holds the whole plan. */
  unit: UnitId.nullable(),
  /** One for each cell that was changed in the file. */
  outcomes: z.array(FileOutcome),
  issues: z.array(IssueAnswer),
  findings: z.array(FileFinding),
  /** The path of the receipt workbook. */
  receipt: z.string(),
});
export type WorkbookAnswer = z.infer<typeof WorkbookAnswer>;

/** A row the cursor does not know comes whole; one it knows with its id and what changed. */
export const RowPatch = z.object({
  id: RowId,
  task: Row.shape.task.optional(),
  unit: Row.shape.unit.optional(),
  role: Row.shape.role.optional(),
  fields: Fields.partial(),
  versions: Versions.partial(),
});
export type RowPatch = z.infer<typeof RowPatch>;

export const PullAnswer = z.object({
  version,
  /** Raised when the plan itself (tasks, units) changed: read it again. */
  revision: version,
  cursor: Cursor,
  /** True: forget all rows first, `put` holds every visible one. */
  clear: z.boolean(),
  put: z.array(RowPatch),
  del: z.array(RowId),
  ...stamp,
});
export type PullAnswer = z.infer<typeof PullAnswer>;

/** The log of a row, oldest first; `by` names the author as people know them. */
export const HistoryAnswer = z.object({ version, changes: z.array(Change.extend({ by: z.string() })) });
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;

/** `periods` is raised by what is done about reporting periods; left out until anything was. Rows are told by `version` alone. */
export const Poke = z.object({ version, periods: version.optional() });
export type Poke = z.infer<typeof Poke>;

export const ErrorAnswer = z.object({
  reason: ReasonCode,
  message: z.string(),
  where: z.string().optional(),
  /** What in the rows stands in the way, where that is the reason. */
  issues: z.array(IssueAnswer).optional(),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
