// A workbook that came back, merged like the push of a client: each cell that differs from what the file was given is a
// mutation, decided by the same engine, permission and check as everybody's. docs/sync.md numbers the rules (IN).
import type { Author } from '../../../plan/account.ts';
import { fileEdits, type FileEdit } from '../../../plan/file/file-edits.ts';
import type { FileReading } from '../../../plan/file/file-reading.ts';
import {
  PUSH_LIMIT,
  type FileFinding,
  type FileOutcome,
  type IssueAnswer,
  type WorkbookAnswer,
} from '../../../plan/http.ts';
import { mutationId, type Mutation, type Outcome } from '../../../plan/mutation.ts';
import { leadsOf, mayRead } from '../../../plan/permission.ts';
import type { PushDecision } from '../../../plan/push.ts';
import { sentence, severityOf, type Language } from '../../../plan/reasons/reason.ts';
import type { Row } from '../../../plan/row.ts';
import type { Deps } from '../../deps.ts';
import { answerPush } from '../../engine/answer-push.ts';
import type { LivePlan } from '../../engine/live-plan.ts';
import type { PlanAt } from '../../history/plan-at.ts';
import type { PlansAt } from '../../history/plans-at.ts';
import { sha256 } from '../../history/sha256.ts';
import { originOf, readerOfFile, type FileOrigin } from './whose-file.ts';

/** What a file came to, before its receipt has an address. */
export type Received = Omit<WorkbookAnswer, 'receipt'>;

export type Receiving = Readonly<{
  live: LivePlan;
  author: Author;
  deps: Pick<Deps, 'engine' | 'store' | 'clock' | 'fileKey'>;
  then: PlansAt;
}>;

/** A merged file. Its receipt speaks Vietnamese like the file itself, its answer the language of the request. */
export type Merged = Readonly<{ origin: FileOrigin; answerIn(language: Language): Promise<Received> }>;

/** Merges a file that was read. Answers once what it changed is on disk. Throws `Refusal` where it is of another plan. */
export async function receiveFile(reading: FileReading, receiving: Receiving): Promise<Merged> {
  const { live, author, deps } = receiving;
  // 1. Where it comes from, by its signature.
  const origin = originOf(reading, live, deps.fileKey);
  // 2. What it was given: the service's own rows of that version. Of an untrusted file, those of today.
  const base = await receiving.then(live, origin.version ?? live.state.version);
  const { edits, findings } = fileEdits({
    reading,
    ...givenRows(base, receiving, origin),
    ...base.document,
    account: author.account,
    today: deps.clock.today(),
  });
  // 3. What differs, decided as a push.
  const mutations = edits.map(edit => mutationOf(edit, live.document.plan.id, origin));
  const pushed = await push(
    mutations.filter(mutation => mutation !== null),
    origin,
    receiving,
  );
  // 4. One outcome for each cell that was changed, in words.
  return {
    origin,
    answerIn: async language => {
      const told = await tellOutcomes(pushed, origin, language, receiving);
      return {
        version: told.version,
        trusted: origin.version !== null,
        unit: origin.unit,
        outcomes: edits.map((edit, index) =>
          outcomeOf(edit, mutations[index] ?? null, told.outcomes, language, receiving),
        ),
        issues: [...told.issues, ...offers(edits, language)],
        findings: findings.map(({ reason, rows, params }): FileFinding => {
          const message = sentence(reason, params, language);
          return { reason, severity: severityOf(reason), message, rows: [...rows] };
        }),
      };
    },
  };
}

/** The rows that the sender may read, and which of them the file was made with. */
function givenRows(
  { rows }: PlanAt,
  { live, author }: Receiving,
  origin: FileOrigin,
): { base: Row[]; wasGiven(row: Row): boolean } {
  const leads = leadsOf(rows);
  const reader = readerOfFile(author.account, origin, live.snapshot.units);
  return {
    base: rows.filter(row => mayRead(author.account, row, leads)),
    // An untrusted file of the whole plan may as well be one unit's.
    wasGiven: row => (origin.version !== null || reader.unit !== null) && mayRead(reader, row, leads),
  };
}

/** Null where the cell was refused: nothing of it is sent. */
function mutationOf(edit: FileEdit, plan: string, { version }: FileOrigin): Mutation | null {
  if (edit.kind === 'refused') return null;
  const { rowId, field, value, baseVersion: base } = edit;
  // What an untrusted file asks was never decided before, whatever it says of its base.
  const id = mutationId({ plan: version === null ? `${plan}?` : plan, rowId, field, base, value }, sha256);
  return { id, rowId, field, value, base };
}

type Pushed = readonly Readonly<{ mutations: readonly Mutation[]; decision: PushDecision }>[];

/** In parts as large as a client's, each of one version. */
async function push(
  mutations: readonly Mutation[],
  origin: FileOrigin,
  { live, author, deps: { engine, clock } }: Receiving,
): Promise<Pushed> {
  const trusted = origin.version !== null;
  const pushed: { mutations: readonly Mutation[]; decision: PushDecision }[] = [];
  for (let first = 0; first < mutations.length; first += PUSH_LIMIT) {
    const part = mutations.slice(first, first + PUSH_LIMIT);
    const at = clock.now().toISOString();
    const decision = await engine.push(live.document.plan.id, {
      author,
      source: 'file',
      at,
      mutations: part,
      trusted,
    });
    pushed.push({ mutations: part, decision });
  }
  return pushed;
}

type Told = Readonly<{
  version: number;
  /** By mutation id. */
  outcomes: ReadonlyMap<string, Outcome>;
  issues: readonly IssueAnswer[];
}>;

async function tellOutcomes(
  pushed: Pushed,
  origin: FileOrigin,
  language: Language,
  { live, deps: { store } }: Receiving,
): Promise<Told> {
  const outcomes = new Map<string, Outcome>();
  const issues = new Map<string, IssueAnswer>();
  let { version } = live.state;
  for (const { mutations, decision } of pushed) {
    const answer = await answerPush(decision, mutations, {
      units: live.snapshot.units,
      language,
      trusted: origin.version !== null,
      changesOf: (rowId, field) => store.changesOf(live.document.plan.id, rowId, field),
    });
    version = answer.version;
    for (const outcome of answer.outcomes) outcomes.set(outcome.id, outcome);
    // A row on the border of two parts is judged twice; the later judgement saw all of it.
    for (const issue of answer.issues) issues.set(`${issue.rowId} ${issue.field} ${issue.reason}`, issue);
  }
  return { version, outcomes, issues: [...issues.values()] };
}

/** Longest text of a refused cell that is answered; as long as a mutation's may be. */
const LONGEST_VALUE = 40_000;

function outcomeOf(
  edit: FileEdit,
  mutation: Mutation | null,
  outcomes: ReadonlyMap<string, Outcome>,
  language: Language,
  { live, author }: Receiving,
): FileOutcome {
  if (edit.kind === 'change') return { ...outcomes.get(mutation!.id)!, value: edit.value };
  const { rowId, field, shown, finding } = edit;
  const { rows, leads } = live.snapshot;
  const row = rows.get(rowId);
  const value = shown.slice(0, LONGEST_VALUE);
  return {
    id: mutationId({ plan: live.document.plan.id, rowId, field, base: edit.baseVersion, value }, sha256),
    rowId,
    field,
    kind: 'rejected',
    reason: finding.reason,
    message: sentence(finding.reason, finding.params, language),
    value,
    ...(row && mayRead(author.account, row, leads) ? { current: row.fields[field] } : {}),
  };
}

/** What may be meant by the cells that were refused. */
function offers(edits: readonly FileEdit[], language: Language): IssueAnswer[] {
  return edits.flatMap(edit => {
    if (edit.kind !== 'refused' || edit.finding.fixes.length === 0) return [];
    const { rowId, field, finding } = edit;
    const { reason, params, fixes } = finding;
    const message = sentence(reason, params, language);
    return [{ rowId, field, reason, severity: severityOf(reason), params, fixes, message }];
  });
}
