// What the pane knows, as one value that never changes in place.
import type { Failure } from '../client/answer.ts';
import type { SignIn } from '../client/kept-sign-in.ts';
import type { TextKey, TextParams } from '../text/text.ts';
import type { CellUpdate } from '../excel/plan-workbook.ts';
import type { FieldName, FieldValue } from '../../plan/field.ts';
import type { PlanAnswer, PlansAnswer } from '../../plan/http.ts';
import type { Fix, ReasonParams } from '../../plan/issue.ts';
import type { ReasonCode, Severity } from '../../plan/reasons/reason.ts';
import type { Row } from '../../plan/row.ts';
import type { ColumnKey } from '../../plan/sheet/columns.ts';

/** The things a person can ask for. */
export type Command =
  | 'load'
  | 'check'
  | 'send'
  | 'undoSend'
  | 'receive'
  | 'takeIn'
  | 'sort'
  | 'repair'
  | 'print'
  | 'read'
  | 'create'
  | 'selfTest';

/** What is being done, how far it is where that is known (0 to 1), and whether it can be stopped. */
export type Busy = Readonly<{ command: Command; share: number | null; canStop: boolean }>;

export type Tone = 'success' | 'info' | 'warning' | 'error';

/** The result of the last command, and the way back where there is one. */
export type Notice = Readonly<{
  tone: Tone;
  /** A sentence of the catalogue, or one that the service has written. */
  said:
    | Readonly<{ key: TextKey; params?: TextParams }>
    | Readonly<{ reason: ReasonCode; params: ReasonParams }>
    | Readonly<{ message: string }>;
  undo?: readonly CellUpdate[];
}>;

/** A repair that somebody accepted: the canonical value for a cell, a field's or one of the issued plan, and what it showed. */
export type AcceptedFix = Readonly<{ rowId: string; column: ColumnKey; value: FieldValue; shown?: string }>;

/** A cell that differs from the base. `held`: it stays in the sheet and is not sent as it is. */
export type PendingCell = Readonly<{
  rowId: string;
  task: number;
  field: FieldName;
  /** As the sheet shows them. */
  before: string;
  after: string;
  fate: 'waiting' | 'held';
}>;

/** One cell with three contents: what both started from, what stands in the sheet, what the service holds. */
export type Conflict = Readonly<{
  rowId: string;
  task: number;
  field: FieldName;
  base: FieldValue;
  mine: FieldValue;
  theirs: FieldValue;
  /** Who wrote `theirs`, and when (ISO 8601, UTC); null until the service has told. */
  by: string | null;
  at: string | null;
}>;

export type Problem = Readonly<{
  reason: ReasonCode;
  severity: Severity;
  params: ReasonParams;
  /** The service's own sentence, where the verdict was its own. */
  message?: string;
  column?: ColumnKey;
  fixes: readonly Fix[];
  /** What the cell shows now, where there is a repair. */
  shown?: string;
}>;

/** The problems of a row, or of the sheet as a whole where there is no row. */
export type RowProblems = Readonly<{
  rowId: string | null;
  task: number | null;
  title: string;
  problems: readonly Problem[];
}>;

/** The sheet held against base and service. */
export type SheetView = Readonly<{
  pending: readonly PendingCell[];
  conflicts: readonly Conflict[];
  problems: readonly RowProblems[];
}>;

/**
 * `live`: changes are told at once. `polling`: they are asked for now and then. `buffered`: likewise, because something
 * between here and the service holds the live channel back.
 */
export type Connection = 'connecting' | 'live' | 'polling' | 'buffered' | 'offline';

/** A cell that would take what somebody else wrote, as the sheet shows it. */
export type ArrivingCell = Readonly<{
  rowId: string;
  task: number;
  field: FieldName;
  before: string;
  after: string;
  /** Who wrote it, and when (ISO 8601, UTC); null where the service has not told. */
  by: string | null;
  at: string | null;
}>;

export type RowTitle = Readonly<{ rowId: string; task: number; title: string }>;

/** What the sheet would take in; nothing of it is written until somebody says so. */
export type Arriving = Readonly<{
  cells: readonly ArrivingCell[];
  /** Rows that would come into the sheet, and rows that would leave it. */
  added: readonly RowTitle[];
  removed: readonly RowTitle[];
  /** The issued plan itself was amended. */
  revised: boolean;
}>;

/** The last send of this sheet that can be taken back: when (ISO 8601, UTC) and how many cells it changed. */
export type LastSend = Readonly<{ at: string; n: number }>;

/** A send that could not be carried through and is tried again: of how many cells, and when next (ISO 8601, UTC). */
export type Resend = Readonly<{ n: number; at: string }>;

type Always = Readonly<{ busy: Busy | null; notice: Notice | null }>;

export type Starting = Readonly<{ kind: 'starting' }>;

export type SignedOut = Readonly<{
  kind: 'signedOut';
  signingIn: boolean;
  failure: Failure | null;
  /** True where the workbook holds a sheet with entries that wait for the sign-in. */
  holdsSheet: boolean;
}>;

/** Signed in, and no sheet of this account at hand. */
export type SignedIn = Always &
  Readonly<{
    kind: 'signedIn';
    signIn: SignIn;
    connection: Connection;
    plans: PlansAnswer['plans'];
    /** What the workbook holds instead: nothing, another unit's sheet, one of a plan unknown here. */
    holds:
      | Readonly<{ kind: 'nothing' }>
      | Readonly<{ kind: 'otherUnit'; owner: string | null }>
      | Readonly<{ kind: 'otherPlan'; plan: string }>
      | Readonly<{ kind: 'notKnownYet' }>;
  }>;

export type Open = Always &
  Readonly<{
    kind: 'open';
    signIn: SignIn;
    connection: Connection;
    plan: PlanAnswer['plan'];
    tasks: PlanAnswer['tasks'];
    units: PlanAnswer['units'];
    version: number;
    /** Of the plan itself: raised by each amendment. */
    revision: number;
    /** As the service holds them, for this account. */
    rows: readonly Row[];
    view: SheetView;
    /** What waits to be taken in, shown before it is written; null where there is nothing. */
    arriving: Arriving | null;
    lastSend: LastSend | null;
    /** Raised whenever something may have been done about the plan's reporting periods. */
    periodNews: number;
    resend: Resend | null;
  }>;

export type SessionState = Starting | SignedOut | SignedIn | Open;

export const emptyView: SheetView = { pending: [], conflicts: [], problems: [] };

/** The figures of a sheet, counted once for tile, list, button and notice. */
export type Counts = Readonly<{
  /** Cells that can go, and cells that stay until somebody mends them. */
  waiting: number;
  held: number;
  conflicts: number;
  errors: number;
  warnings: number;
  /** What asks for a person: conflicts and errors. */
  attention: number;
}>;

export function countsOf({ pending, conflicts, problems }: SheetView): Counts {
  let waiting = 0;
  for (const { fate } of pending) if (fate === 'waiting') waiting += 1;
  let errors = 0;
  let warnings = 0;
  for (const row of problems) {
    for (const { severity } of row.problems) {
      if (severity === 'error') errors += 1;
      else if (severity === 'warning') warnings += 1;
    }
  }
  return {
    waiting,
    held: pending.length - waiting,
    conflicts: conflicts.length,
    errors,
    warnings,
    attention: conflicts.length + errors,
  };
}
