// The store port: all that the service asks of a disk. A narrow interface with one contract suite
// (test/server/store/store-contract.ts), so that an embedded and a shared database can stand behind it.
// A plan's id leads every key. Whatever these methods answer is on disk by then; where the disk fails they throw
// `StoreUnavailable` and have changed nothing that a reader would see half of.
import type { Account } from '../../plan/account.ts';
import type { FieldName } from '../../plan/field.ts';
import type { FileConflict, Settlement } from '../../plan/file/file-conflict.ts';
import type { PlanSummary } from '../../plan/http.ts';
import type { Change } from '../../plan/mutation.ts';
import type { Revision } from '../../plan/history/chain.ts';
import type { StoredLink } from '../../plan/history/chain-walk.ts';
import type { Entry } from '../../plan/history/record.ts';
import type { PeriodEvent } from '../../plan/period/period-event.ts';
import type { PlanDocument } from '../../plan/plan-document.ts';
import type { Decided } from '../../plan/push.ts';
import type { Row } from '../../plan/row.ts';

export type { PlanDocument } from '../../plan/plan-document.ts';

/** Which state of a plan this is. `epoch` is renewed when a backup is restored, since versions may repeat then. */
export type PlanState = Readonly<{ version: number; revision: number; epoch: string }>;

export type StoredPlan = Readonly<{
  document: PlanDocument;
  state: PlanState;
  rows: readonly Row[];
  /** Rows that an amendment took away, with their record, by id. */
  retired: readonly Row[];
  /** The chain's link at this version (plan/history/chain.ts). */
  head: string;
}>;

/** A revision as stored, with the epoch in which it was made. */
export type StoredRevision = Revision & Readonly<{ epoch: string }>;

/** Whose memory of a mutation: the asking unit, or '' for the secretariat, and the mutation's id. */
export type DecidedKey = Readonly<{ unit: string; id: string }>;

/** Once-only memory: what was asked under an id, and what it came to. */
export type StoredDecision = DecidedKey & Readonly<{ decided: Decided }>;

/** One batch of decisions on a plan, written whole or not at all. */
export type Batch = Readonly<{
  /** The rows that changed, as they are now. */
  rows: readonly Row[];
  /** All of one version, the one the plan gets; empty where nothing changed and the version stays. */
  changes: readonly Change[];
  decided: readonly StoredDecision[];
  /** The chain's link of the new version; null where the version stays. */
  link: string | null;
}>;

/** An amendment, written whole or not at all. */
export type RevisionBatch = Readonly<{
  revision: Revision;
  /** The rows by the new document, in plan order: those that are known with their record, new ones empty. */
  rows: readonly Row[];
  /** Ids of the known rows that nobody has to fill in any more. */
  retired: readonly string[];
  link: string;
}>;

/** The first data of an installation. */
export type FirstData = Readonly<{
  /** What kind of installation this is, kept as the setting `kind`. */
  kind: string;
  document: PlanDocument;
  rows: readonly Row[];
  epoch: string;
  accounts: readonly Account[];
  password: PasswordRecord;
}>;

export type CommitResult =
  | Readonly<{ kind: 'committed' }>
  /** The plan was no longer at the expected version; nothing was written. */
  | Readonly<{ kind: 'moved'; version: number }>;

export type StoredAccount = Readonly<{ account: Account; password: PasswordRecord }>;

/** A password as kept: only its hash, with what is needed to compute it again. Several accounts may share one. */
export type PasswordRecord = Readonly<{ id: string; scheme: string; salt: string; hash: string }>;

export type StoredSession = Readonly<{
  account: Account;
  person: string | null;
  /** ISO 8601, UTC. */
  expiresAt: string;
}>;

/** An event of a reporting period with its link (plan/period/period-link.ts). */
export type StoredPeriodEvent = Readonly<{ event: PeriodEvent; link: string }>;

/** What became of a file that came in; what it says is the business of whoever keeps it. `at`: ISO 8601, UTC. */
export type StoredReceipt = Readonly<{ plan: string; id: string; at: string; body: string }>;

/** A conflict of a file that came in (plan/file/file-conflict.ts), and how it ended; null while it waits. */
export type StoredFileConflict = Readonly<{ conflict: FileConflict; settled: Settlement | null }>;

export type FileConflictEnd = Readonly<{ id: string; settled: Settlement }>;

/** Of one plan: nothing older than `since`, no more than `most`, and no more characters than `mostChars` together. */
export type ReceiptLimits = Readonly<{ since: string; most: number; mostChars: number }>;

export interface Store {
  /** All plans, newest year first, then by id. */
  plans(): Promise<readonly PlanDocument[]>;
  /** The same plans in few words, without reading their documents through. */
  planSummaries(): Promise<readonly PlanSummary[]>;
  /** False where the id is taken; then nothing changed. A new plan is at version 0, revision 1; its rows are empty. */
  createPlan(document: PlanDocument, rows: readonly Row[], epoch: string): Promise<boolean>;
  /** A plan, accounts and kind at once, all or nothing; false where the plan's id is taken, then nothing changed. */
  fill(first: FirstData): Promise<boolean>;
  /** The plan with its rows in plan order, all of one moment; null where there is none. */
  readPlan(plan: string): Promise<StoredPlan | null>;
  /** Where the plan stands, without its rows. */
  readState(plan: string): Promise<PlanState | null>;

  /**
   * Writes a batch if the plan is still at `expectedVersion`, in one transaction: rows, log, once-only memory and
   * version. The new version is `expectedVersion + 1`, or stays where the batch has no changes. A mutation that is
   * remembered already is told as a plan that moved.
   */
  commit(plan: string, expectedVersion: number, batch: Batch): Promise<CommitResult>;
  /**
   * Amends the plan if it is still at `expectedVersion`, in one transaction: document, revision, rows, version and
   * link. The revision's `version` is `expectedVersion + 1`.
   */
  revise(plan: string, expectedVersion: number, batch: RevisionBatch): Promise<CommitResult>;

  /** What is remembered of these ids; keys without a memory are left out. */
  decided(plan: string, keys: readonly DecidedKey[]): Promise<readonly StoredDecision[]>;
  /** The log after a version, up to another where that is given, oldest first. */
  changesSince(plan: string, version: number, upTo?: number): Promise<readonly Change[]>;
  /** The log of one row, or of one of its fields, oldest first. */
  changesOf(plan: string, rowId: string, field?: FieldName): Promise<readonly Change[]>;

  /** The ids of all plans, also of one whose document cannot be read. */
  planIds(): Promise<readonly string[]>;
  /** All revisions of a plan, oldest first. */
  revisions(plan: string): Promise<readonly StoredRevision[]>;
  /** The revision that held at a version; null where there is no such plan. */
  revisionAt(plan: string, version: number): Promise<StoredRevision | null>;
  /** What the log up to a version last said of each field of each row, in no order. */
  entriesAt(plan: string, version: number): Promise<readonly Entry[]>;
  /** The last version made before a moment (ISO 8601, UTC), 0 where all are younger. */
  versionBefore(plan: string, moment: string): Promise<number>;
  /** The chain's links after a version, up to another, oldest first. */
  links(plan: string, after: number, upTo: number): Promise<readonly StoredLink[]>;
  /** Gives every plan another epoch, `newEpoch()` each: version numbers may repeat from here on. Answers how many. */
  renewEpochs(newEpoch: () => string): Promise<number>;

  /** The number of the last event about the plan's reporting periods; 0 where there is none. */
  lastPeriodEvent(plan: string): Promise<number>;
  /** The events after a number, oldest first; all where none is given. */
  periodEvents(plan: string, after?: number): Promise<readonly StoredPeriodEvent[]>;
  /** Adds events numbered on from `after`; false where that is not the last one any more, then nothing was added. */
  addPeriodEvents(plan: string, after: number, events: readonly StoredPeriodEvent[]): Promise<boolean>;

  accounts(): Promise<readonly Account[]>;
  account(id: string): Promise<StoredAccount | null>;
  /** Adds accounts, or replaces those of the same id; with them the password records they use. */
  putAccounts(accounts: readonly Account[], password: PasswordRecord): Promise<void>;
  /** Replaces a password record and ends every session of the accounts that use it. */
  replacePassword(password: PasswordRecord): Promise<void>;

  /** `tokenHash` is the SHA-256 of the token, which itself is never stored. */
  openSession(
    tokenHash: string,
    session: Readonly<{ account: string; person: string | null; expiresAt: string }>,
  ): Promise<void>;
  /** Null where there is none or it has expired at `now` (ISO 8601, UTC). */
  session(tokenHash: string, now: string): Promise<StoredSession | null>;
  closeSession(tokenHash: string): Promise<void>;
  /** Forgets sessions that have expired at `now`; answers how many. */
  sweepSessions(now: string): Promise<number>;

  /**
   * Keeps a receipt and the conflicts of its file, all or nothing, and forgets receipts of its plan that are past the
   * limits; never the one just given. A conflict that is known already stays as it is.
   */
  keepReceipt(
    receipt: StoredReceipt,
    limits: ReceiptLimits,
    conflicts?: readonly FileConflict[],
  ): Promise<void>;
  /** What a receipt says; null where there is none, or only an older one than `since`. */
  receipt(plan: string, id: string, since: string): Promise<string | null>;

  /** The conflicts of files that wait, with the settled ones of the same cells; or all that are settled. Oldest first. */
  fileConflicts(plan: string, which: 'waiting' | 'settled'): Promise<readonly StoredFileConflict[]>;
  /** Marks conflicts as settled; those that are settled already stay as they are. */
  settleFileConflicts(plan: string, ends: readonly FileConflictEnd[]): Promise<void>;

  /** Small things the installation remembers: what kind of data this is, the key that signs files. */
  setting(name: string): Promise<string | null>;
  putSetting(name: string, value: string): Promise<void>;

  /** Resolves where the store can be read and written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The disk or database could not carry a request out. Nothing was decided; asking again later is right. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
