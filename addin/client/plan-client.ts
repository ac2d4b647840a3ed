import { z } from 'zod';
import {
  CreatePlanAnswer,
  ErrorAnswer,
  HistoryAnswer,
  PlanAnswer,
  PlansAnswer,
  PullAnswer,
  PushAnswer,
  ReadPlanAnswer,
  RowsAnswer,
  SessionAnswer,
  SignInAnswer,
  WorkbookAnswer,
  type PushRequest,
  type ReadLinesRequest,
  type SignInRequest,
} from '../../plan/http.ts';
import { FileConflictsAnswer, SettleAnswer, type SettleRequest } from '../../plan/file/file-conflict.ts';
import type { FieldName } from '../../plan/field.ts';
import type { IsoDate } from '../../plan/iso-date.ts';
import {
  ContactsAnswer,
  PeriodActionAnswer,
  PeriodChangesAnswer,
  PeriodHistoryAnswer,
  PeriodsAnswer,
  RemindAnswer,
  RemindersAnswer,
  type ContactsRequest,
  type RemindRequest,
  type ScheduleRequest,
  type PeriodActionName,
  type PeriodActionRequest,
} from '../../plan/period/period-http.ts';
import { Row } from '../../plan/row.ts';
import type { Steps } from '../../plan/steps.ts';
import type { Quarter } from '../../plan/quarter.ts';
import { Rollup } from '../../plan/rollup.ts';
import { CompareAnswer } from '../../plan/rollup/compare.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { failureOf, type Answer, type Failure } from './answer.ts';
import type { Clock } from './clock.ts';
import { inSlices } from './in-slices.ts';
import { readCounted, type Counted } from './counted-download.ts';
import { HeardVersions } from './heard-versions.ts';
import { planPath, planPathAtLeast, rollupPath } from './plan-paths.ts';

/** Of a row, or of one field of it. */
export type HistoryQuery = Readonly<{ rowId: string; field?: FieldName }>;
/** From where, and for which sheet. */
export type PullQuery = Readonly<{ cursor: string; file: string }>;
export type RollupQuery = Readonly<{ quarter: Quarter; asOf?: IsoDate; version?: number }>;

/** The left side as a roll-up is asked for, the right after `with`. */
export type CompareQuery = RollupQuery &
  Readonly<{ withPlan: string; withQuarter: Quarter; withAsOf: IsoDate; withVersion: number }>;

/** The files that a roll-up is written as. */
export type RollupFormat = 'xlsx' | 'docx' | 'csv';

/** What is done about which period, and about whose report where it is one unit's. */
export type PeriodDeedRequest = PeriodActionRequest &
  Readonly<{ quarter: Quarter; action: PeriodActionName }>;

/** The service's contract as functions. Every answer is parsed; every failure is a value. */
export type PlanClient = Readonly<{
  signIn: (request: SignInRequest) => Promise<Answer<SignInAnswer>>;
  signOut: (token: string) => Promise<Answer<null>>;
  /** Who a kept token belongs to, and the working day. */
  session: (token: string) => Promise<Answer<SessionAnswer>>;
  plans: (token: string) => Promise<Answer<PlansAnswer>>;
  plan: (token: string, plan: string) => Promise<Answer<PlanAnswer>>;
  /** A document as a plan: a file, or the cells of a sheet. Nothing is stored. */
  /** `accept`: places among the issues of an earlier answer to the same source. */
  readPlan: (
    token: string,
    source: Blob | ReadLinesRequest,
    accept?: readonly number[],
  ) => Promise<Answer<ReadPlanAnswer>>;
  createPlan: (token: string, plan: ReadPlanAnswer['plan']) => Promise<Answer<CreatePlanAnswer>>;
  /** With the id of the sheet that is to hold them, the answer is signed for it. */
  rows: (token: string, plan: string, file: string) => Promise<Answer<RowsAnswer>>;
  /** Plan and rows as they stood at a version. */
  planAt: (token: string, plan: string, version: number) => Promise<Answer<PlanAnswer>>;
  rowsAt: (token: string, plan: string, version: number) => Promise<Answer<RowsAnswer>>;
  push: (token: string, plan: string, request: PushRequest) => Promise<Answer<PushAnswer>>;
  pull: (token: string, plan: string, query: PullQuery) => Promise<Answer<PullAnswer>>;
  history: (token: string, plan: string, query: HistoryQuery) => Promise<Answer<HistoryAnswer>>;
  rollup: (token: string, plan: string, query: RollupQuery) => Promise<Answer<Rollup>>;
  rollupFile: (
    token: string,
    plan: string,
    query: RollupQuery,
    format?: RollupFormat,
  ) => Promise<Answer<Blob>>;
  /** Two roll-ups side by side; `plan` is that of the left. */
  compare: (token: string, plan: string, query: CompareQuery) => Promise<Answer<CompareAnswer>>;
  /** How the plan's reporting periods stand. */
  periods: (token: string, plan: string) => Promise<Answer<PeriodsAnswer>>;
  /** Who has not reported, each with a letter; and the reminders that were given or are to be sent. */
  reminders: (token: string, plan: string, quarter: Quarter) => Promise<Answer<RemindersAnswer>>;
  remind: (
    token: string,
    plan: string,
    quarter: Quarter,
    request: RemindRequest,
  ) => Promise<Answer<RemindAnswer>>;
  /** A unit's letter as a file that mail programs open as a draft. */
  reminderDraft: (token: string, plan: string, quarter: Quarter, unit: string) => Promise<Answer<Blob>>;
  /** The cells that were changed after the quarter was closed, or the unit's report sent; null is all units. */
  periodChanges: (
    token: string,
    plan: string,
    quarter: Quarter,
    unit: string | null,
  ) => Promise<Answer<PeriodChangesAnswer>>;
  /** What was done about the quarter, oldest first. */
  periodHistory: (token: string, plan: string, quarter: Quarter) => Promise<Answer<PeriodHistoryAnswer>>;
  /** Sets a quarter's window and deadlines. */
  setSchedule: (
    token: string,
    plan: string,
    quarter: Quarter,
    schedule: ScheduleRequest,
  ) => Promise<Answer<PeriodActionAnswer>>;
  /** The units' e-mail addresses, and those that are changed. */
  contacts: (token: string, plan: string) => Promise<Answer<ContactsAnswer>>;
  setContacts: (token: string, plan: string, request: ContactsRequest) => Promise<Answer<ContactsAnswer>>;
  /** Does something about a period: sends a report, accepts it, closes the quarter. */
  actOnPeriod: (token: string, plan: string, deed: PeriodDeedRequest) => Promise<Answer<PeriodActionAnswer>>;
  workbookFile: (token: string, plan: string, unit: string) => Promise<Answer<Blob>>;
  /** Sends a workbook that came back, whatever it is; the service reads it and merges what was changed in it. */
  sendWorkbook: (token: string, plan: string, file: Blob) => Promise<Answer<WorkbookAnswer>>;
  /** The receipt of a file, by the path that its answer named. */
  receiptFile: (token: string, path: string) => Promise<Answer<Blob>>;
  /** The conflicts of handed-in files that wait and that this account may settle. */
  fileConflicts: (token: string, plan: string) => Promise<Answer<FileConflictsAnswer>>;
  settleFileConflicts: (token: string, plan: string, request: SettleRequest) => Promise<Answer<SettleAnswer>>;
  /** One archive with the workbook of every unit; tells how many of them have arrived. */
  allWorkbooks: (token: string, plan: string, onCount: Counted) => Promise<Answer<Blob>>;
  /** The plan has come to this version, as a poke or a sheet says; no later answer is of an older one. */
  hear: (plan: string, version: number) => void;
}>;

const TIMEOUT_MS = 30_000;
/** A push waits for the disk, and a slow line for up to 5,000 texts. */
const PUSH_TIMEOUT_MS = 90_000;
/** A file waits for its turn at the reader, and its cells for the disk. */
const FILE_TIMEOUT_MS = 180_000;
/** Several hundred workbooks are made one by one. */
const ARCHIVE_TIMEOUT_MS = 900_000;

type World = Readonly<{
  fetch: typeof fetch;
  clock: Clock;
  language: () => Language;
  /** Origin and path before `/api`; '' for the page's own. */
  base: string;
}>;

type Ask = Readonly<{
  method?: string;
  path: string;
  token?: string;
  /** Sent as JSON, a file as it is. */
  body?: unknown;
  timeoutMs?: number;
}>;

export function createPlanClient(world: World): PlanClient {
  const json = async <Schema extends z.ZodType>(
    ask: Ask,
    schema: Schema,
  ): Promise<Answer<z.output<Schema>>> => {
    return request(world, ask, async response => schema.parse(await response.json()));
  };
  /** Rows are many: they are parsed in slices. */
  const rowsOf = (ask: Ask): Promise<Answer<RowsAnswer>> =>
    request(world, ask, async response => {
      const { rows, ...rest } = RowsUnread.parse(await response.json());
      return { ...rest, rows: await inSlices(reading(rows), world.clock) };
    });
  const nothing = (ask: Ask): Promise<Answer<null>> => request(world, ask, async () => null);
  const file = (ask: Ask): Promise<Answer<Blob>> => request(world, ask, response => response.blob());
  const heard = new HeardVersions();
  const at = planPath;
  const atLeast = (plan: string, rest: string, query: Readonly<Record<string, string>> = {}): string =>
    planPathAtLeast(plan, rest, heard.of(plan), query);
  const then = (plan: string, rest: string, version: number): string =>
    at(plan, `${rest}?version=${version}`);
  /** An answer that says at which version of the plan it is. */
  const versioned = async <Schema extends z.ZodType<{ version: number }>>(
    plan: string,
    ask: Ask,
    schema: Schema,
  ): Promise<Answer<z.output<Schema>>> => {
    return noted(plan, () => json(ask, schema));
  };
  const noted = async <Value extends { version: number }>(
    plan: string,
    asking: () => Promise<Answer<Value>>,
  ): Promise<Answer<Value>> => {
    const asked = heard.of(plan);
    const answer = await asking();
    if (answer.kind === 'ok') heard.answered(plan, asked, answer.value.version);
    return answer;
  };

  return {
    signIn: body => json({ method: 'POST', path: '/api/session', body }, SignInAnswer),
    signOut: token => nothing({ method: 'DELETE', path: '/api/session', token }),
    session: token => json({ path: '/api/session', token }, SessionAnswer),
    plans: token => json({ path: '/api/plans', token }, PlansAnswer),
    readPlan: (token, body, accept = []) => {
      const path = `/api/plans/read${accept.length > 0 ? `?accept=${accept.join(',')}` : ''}`;
      return json({ method: 'POST', path, token, body, timeoutMs: FILE_TIMEOUT_MS }, ReadPlanAnswer);
    },
    createPlan: (token, plan) =>
      json({ method: 'POST', path: '/api/plans', token, body: { plan } }, CreatePlanAnswer),
    plan: (token, plan) => versioned(plan, { path: atLeast(plan, ''), token }, PlanAnswer),
    rows: (token, plan, file) => noted(plan, () => rowsOf({ path: atLeast(plan, '/rows', { file }), token })),
    planAt: (token, plan, version) => json({ path: then(plan, '', version), token }, PlanAnswer),
    rowsAt: (token, plan, version) => rowsOf({ path: then(plan, '/rows', version), token }),
    push: (token, plan, body) =>
      versioned(
        plan,
        { method: 'POST', path: at(plan, '/push'), token, body, timeoutMs: PUSH_TIMEOUT_MS },
        PushAnswer,
      ),
    pull: (token, plan, query) => versioned(plan, { path: atLeast(plan, '/pull', query), token }, PullAnswer),
    history: (token, plan, query) =>
      versioned(plan, { path: atLeast(plan, '/history', query), token }, HistoryAnswer),
    rollup: (token, plan, query) => {
      const ask = { path: rollupPath(plan, query, 'json', heard.of(plan)), token };
      // An old version tells nothing of how far the plan has come.
      return query.version === undefined ? versioned(plan, ask, Rollup) : json(ask, Rollup);
    },
    rollupFile: (token, plan, query, format = 'xlsx') =>
      file({ path: rollupPath(plan, query, format, heard.of(plan)), token }),
    compare: (token, plan, query) =>
      json({ path: at(plan, `/rollup/compare?${compareWords(query).toString()}`), token }, CompareAnswer),
    periods: (token, plan) => versioned(plan, { path: atLeast(plan, '/periods'), token }, PeriodsAnswer),
    reminders: (token, plan, quarter) =>
      json({ path: at(plan, `/periods/${quarter}/reminders`), token }, RemindersAnswer),
    remind: (token, plan, quarter, body) =>
      json(
        {
          method: 'POST',
          path: at(plan, `/periods/${quarter}/reminders`),
          token,
          body,
          timeoutMs: PUSH_TIMEOUT_MS,
        },
        RemindAnswer,
      ),
    reminderDraft: (token, plan, quarter, unit) =>
      file({
        path: at(plan, `/periods/${quarter}/reminders/${encodeURIComponent(unit)}/draft.eml`),
        token,
      }),
    periodChanges: (token, plan, quarter, unit) =>
      versioned(
        plan,
        {
          path: atLeast(plan, `/periods/${quarter}/changes`, unit === null ? {} : { unit }),
          token,
        },
        PeriodChangesAnswer,
      ),
    periodHistory: (token, plan, quarter) =>
      json({ path: at(plan, `/periods/${quarter}/history`), token }, PeriodHistoryAnswer),
    setSchedule: (token, plan, quarter, body) =>
      versioned(
        plan,
        { method: 'PUT', path: at(plan, `/periods/${quarter}`), token, body },
        PeriodActionAnswer,
      ),
    contacts: (token, plan) => json({ path: at(plan, '/contacts'), token }, ContactsAnswer),
    setContacts: (token, plan, body) =>
      json({ method: 'PUT', path: at(plan, '/contacts'), token, body }, ContactsAnswer),
    actOnPeriod: (token, plan, { quarter, action, ...body }) =>
      versioned(
        plan,
        { method: 'POST', path: at(plan, `/periods/${quarter}/${action}`), token, body },
        PeriodActionAnswer,
      ),
    workbookFile: (token, plan, unit) => file({ path: atLeast(plan, '/workbook', { unit }), token }),
    sendWorkbook: (token, plan, body) =>
      versioned(
        plan,
        { method: 'POST', path: at(plan, '/workbook'), token, body, timeoutMs: FILE_TIMEOUT_MS },
        WorkbookAnswer,
      ),
    receiptFile: (token, path) => file({ path, token }),
    fileConflicts: (token, plan) =>
      versioned(plan, { path: atLeast(plan, '/file-conflicts'), token }, FileConflictsAnswer),
    settleFileConflicts: (token, plan, body) =>
      versioned(
        plan,
        {
          method: 'POST',
          path: at(plan, '/file-conflicts/settle'),
          ...{ token, body, timeoutMs: PUSH_TIMEOUT_MS },
        },
        SettleAnswer,
      ),
    allWorkbooks: (token, plan, onCount) =>
      request(world, { path: at(plan, '/workbooks.zip'), token, timeoutMs: ARCHIVE_TIMEOUT_MS }, response =>
        readCounted(response, onCount),
      ),
    hear: (plan, version) => heard.hear(plan, version),
  };
}

const RowsUnread = RowsAnswer.extend({ rows: z.array(z.unknown()) });

function* reading(rows: readonly unknown[]): Steps<Row[]> {
  const read: Row[] = [];
  for (const row of rows) {
    read.push(Row.parse(row));
    yield;
  }
  return read;
}

function compareWords(query: CompareQuery): URLSearchParams {
  return new URLSearchParams(Object.entries(query).map(([word, value]) => [word, String(value)]));
}

async function request<Value>(
  world: World,
  ask: Ask,
  read: (response: Response) => Promise<Value>,
): Promise<Answer<Value>> {
  const giveUp = new AbortController();
  const cancel = world.clock.after(ask.timeoutMs ?? TIMEOUT_MS, () => giveUp.abort());
  try {
    const response = await world.fetch(world.base + ask.path, {
      method: ask.method ?? 'GET',
      headers: {
        'Accept-Language': world.language(),
        ...(ask.token !== undefined && { Authorization: `Bearer ${ask.token}` }),
        ...(ask.body !== undefined && { 'Content-Type': contentTypeOf(ask.body) }),
      },
      body: bodyOf(ask.body),
      cache: 'no-store',
      signal: giveUp.signal,
    });
    if (!response.ok) return await refusalOf(response, world);
    return { kind: 'ok', value: await read(response) };
  } catch (error) {
    const unreadable = error instanceof z.ZodError || error instanceof SyntaxError;
    return failureOf(unreadable ? 'answerUnreadable' : 'unreachable', world.language());
  } finally {
    cancel();
  }
}

function contentTypeOf(body: unknown): string {
  return body instanceof Blob ? 'application/octet-stream' : 'application/json';
}

function bodyOf(body: unknown): Blob | string | null {
  if (body === undefined) return null;
  return body instanceof Blob ? body : JSON.stringify(body);
}

/** Something between here and the service (a proxy, a portal) may answer in its place, without a reason. */
async function refusalOf(response: Response, { clock, language }: World): Promise<Failure> {
  const body = ErrorAnswer.safeParse(await response.json().catch(() => null));
  const failure: Failure = body.success
    ? {
        kind: 'failed',
        reason: body.data.reason,
        message: body.data.message,
        ...(body.data.issues && { issues: body.data.issues }),
      }
    : failureOf(response.status === 401 ? 'notSignedIn' : 'unreachable', language());
  const retryAfterMs = retryAfterOf(response, clock.nowMs());
  return retryAfterMs === null ? failure : { ...failure, retryAfterMs };
}

/** Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterOf({ headers }: Response, nowMs: number): number | null {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const untilMs = Date.parse(text);
  return Number.isNaN(untilMs) ? null : Math.max(0, untilMs - nowMs);
}
