// An appendix that comes from elsewhere: from the selected cells of any sheet, or from a file. It is read by the service
// and shown; nothing is written until somebody says so.
import {
  knownPlan,
  readingDifferences,
  type ReadingDifferences,
} from '../../plan/read/reading-differences.ts';
import type { PlansAnswer, ReadLinesRequest, ReadPlanAnswer } from '../../plan/http.ts';
import { noticeOfFailure, say } from './notices.ts';
import type { Failure } from '../client/answer.ts';
import type { SessionCore } from './session-core.ts';

export type PlanSource = Readonly<{ kind: 'selection' }> | Readonly<{ kind: 'file'; file: Blob }>;

/** What was read; `known` is the service's plan that it is, with what differs from it. */
export type ReadSource = Readonly<{
  /** As it was sent to be read. */
  sent: Blob | ReadLinesRequest;
  reading: ReadPlanAnswer;
  known: Readonly<{ plan: PlansAnswer['plans'][number]; differences: ReadingDifferences }> | null;
}>;

/** Null where it could not be read; the notice says why. */
export async function readSource(core: SessionCore, source: PlanSource): Promise<ReadSource | null> {
  const { client, workbook } = core.world;
  const state = core.store.present;
  const { token } = state.signIn;
  const lines = source.kind === 'selection' ? await workbook.readSelection() : null;
  if (source.kind === 'selection' && lines === null) {
    core.store.say(say('warning', 'sources.nothingSelected'));
    return null;
  }
  const sent =
    source.kind === 'file' ? source.file : { lines: [...lines!.lines], mergesKnown: lines!.mergesKnown };
  const answer = core.heard(await client.readPlan(token, sent));
  if (answer.kind === 'failed') {
    core.store.say(noticeOfFailure(answer));
    return null;
  }
  const reading = answer.value;
  const plans = state.kind === 'signedIn' ? state.plans : [];
  const plan = knownPlan(reading.plan, plans);
  if (plan === null) return { sent, reading, known: null };
  const found = core.heard(await client.plan(token, plan.id));
  if (found.kind === 'failed') {
    core.store.say(noticeOfFailure(found));
    return null;
  }
  return {
    sent,
    reading,
    known: { plan, differences: readingDifferences(reading.plan.tasks, found.value.tasks) },
  };
}

/** Adds the plan that was read, with the corrections of the findings that were accepted. Null where the notice says why not. */
export async function addPlan(
  core: SessionCore,
  { sent, reading }: ReadSource,
  accept: readonly number[],
): Promise<string | null> {
  const { client } = core.world;
  const { token } = core.store.present.signIn;
  const failed = (answer: Failure): null => {
    core.store.say(noticeOfFailure(answer));
    return null;
  };
  let { plan } = reading;
  if (accept.length > 0) {
    const again = core.heard(await client.readPlan(token, sent, accept));
    if (again.kind === 'failed') return failed(again);
    plan = again.value.plan;
  }
  const created = core.heard(await client.createPlan(token, plan));
  return created.kind === 'failed' ? failed(created) : created.value.id;
}
