import { rollupPath } from '../client/plan-paths.ts';
import type { EarlyAnswers } from '../client/early-answers.ts';
import type { PlansAnswer, SessionAnswer } from '../../plan/http.ts';
import { firstChoice, firstPlan, type Asked } from './first-choice.ts';

type FirstQuestions = Readonly<{
  early: EarlyAnswers;
  /** Of whoever this window remembers; what it still opens is for the service to say. */
  token: string;
  language: string;
  asked: Asked;
}>;

/**
 * Asks what the page is going to ask as soon as its code is there: who is signed in, which plans there are, and how the
 * first one stands. Answers are only looked at for what to ask next; the page reads them by their schemas.
 */
export async function askFirst({ early, token, language, asked }: FirstQuestions): Promise<void> {
  const headers = { 'Accept-Language': language, Authorization: `Bearer ${token}` };
  const [session, plans] = (await Promise.all([
    early.ask('/api/session', headers),
    early.ask('/api/plans', headers),
  ])) as [SessionAnswer | null, PlansAnswer | null];
  if (session?.account?.role !== 'secretariat' || !plans?.plans) return;
  const plan = firstPlan(plans.plans, asked.plan, session.today);
  if (plan === undefined) return;
  const choice = firstChoice(plan, asked.quarter, session.today);
  await early.ask(rollupPath(plan.id, { quarter: choice.quarter, asOf: choice.asOf }, 'json', 0), headers);
}
