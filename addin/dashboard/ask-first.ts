import { rollupPath } from '../client/plan-paths.ts';
import type { EarlyAnswers } from '../client/early-answers.ts';
import type { PlansAnswer, SessionAnswer } from '../../plan/http.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { firstChoice, firstPlan, type Asked } from './first-choice.ts';

type FirstQuestions = Readonly<{
  early: EarlyAnswers;
  /** Of whoever this window remembers; what it still opens is for the service to say. */
  token: string;
  language: string;
  asked: Asked;
}>;

/** The plan that is opened and how it stands. */
export type FirstAnswers = Readonly<{
  plan: PlansAnswer['plans'][number];
  isOneOfSeveral: boolean;
  rollup: Rollup;
}>;

/**
 * Asks what the page is going to ask as soon as its code is there: who is signed in, which plans there are, and how the
 * first one stands. Answers are only looked at, unread by their schemas; the page reads them. Null where somebody else
 * than the secretariat is signed in, or nobody.
 */
export async function askFirst({
  early,
  token,
  language,
  asked,
}: FirstQuestions): Promise<FirstAnswers | null> {
  const headers = { 'Accept-Language': language, Authorization: `Bearer ${token}` };
  const [session, plans] = (await Promise.all([
    early.ask('/api/session', headers),
    early.ask('/api/plans', headers),
  ])) as [SessionAnswer | null, PlansAnswer | null];
  if (session?.account?.role !== 'secretariat' || !plans?.plans) return null;
  const plan = firstPlan(plans.plans, asked.plan, session.today);
  if (plan === undefined) return null;
  const { quarter, asOf } = firstChoice(plan, asked.quarter, session.today);
  const rollup = await early.ask(rollupPath(plan.id, { quarter, asOf }, 'json', 0), headers);
  if (rollup === null) return null;
  return { plan, isOneOfSeveral: plans.plans.length > 1, rollup: rollup as Rollup };
}
