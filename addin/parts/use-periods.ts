import { useCallback, useEffect, useState } from 'react';
import type { PeriodActionAnswer, PeriodAnswer, PeriodsAnswer } from '../../plan/period/period-http.ts';
import type { Schedule } from '../../plan/period/schedule.ts';
import type { Quarter } from '../../plan/quarter.ts';
import type { Answer, Failure } from '../client/answer.ts';
import type { PeriodDeedRequest, PlanClient } from '../client/plan-client.ts';

/** Asks the service about the plan that is open. */
export type AskPlan = <Value>(
  question: (client: PlanClient, token: string, plan: string) => Promise<Answer<Value>>,
) => Promise<Answer<Value>>;

export type Periods = Readonly<{
  /** Null while the first answer is awaited. */
  quarters: readonly PeriodAnswer[] | null;
  failure: Failure | null;
  isActing: boolean;
  act: (deed: PeriodDeedRequest) => Promise<Answer<PeriodActionAnswer>>;
  setSchedule: (quarter: Quarter, schedule: Schedule) => Promise<Answer<PeriodActionAnswer>>;
}>;

/** How the plan's reporting periods stand: asked for at first and whenever `news` changes, and changed by deeds. */
export function usePeriods(ask: AskPlan, news: string): Periods {
  const [answer, setAnswer] = useState<Answer<PeriodsAnswer> | null>(null);
  const [isActing, setActing] = useState(false);

  useEffect(() => {
    let wanted = true;
    void ask((client, token, plan) => client.periods(token, plan)).then(found => {
      // What is known stays in view where the service cannot be reached.
      if (wanted) setAnswer(last => (found.kind === 'failed' && last?.kind === 'ok' ? last : found));
    });
    return () => {
      wanted = false;
    };
  }, [ask, news]);

  const change = useCallback(
    async (question: Parameters<typeof ask<PeriodActionAnswer>>[0]) => {
      setActing(true);
      const done = await ask(question);
      setActing(false);
      if (done.kind === 'ok') setAnswer(last => (last?.kind === 'ok' ? withQuarter(last, done.value) : last));
      return done;
    },
    [ask],
  );
  return {
    quarters: answer?.kind === 'ok' ? answer.value.quarters : null,
    failure: answer?.kind === 'failed' ? answer : null,
    isActing,
    act: deed => change((client, token, plan) => client.actOnPeriod(token, plan, deed)),
    setSchedule: (quarter, schedule) =>
      change((client, token, plan) => client.setSchedule(token, plan, quarter, schedule)),
  };
}

function withQuarter(
  { kind, value }: Extract<Answer<PeriodsAnswer>, { kind: 'ok' }>,
  { version, periods, quarter }: PeriodActionAnswer,
): Answer<PeriodsAnswer> {
  const quarters = value.quarters.map(each => (each.quarter === quarter.quarter ? quarter : each));
  return { kind, value: { ...value, version, periods, quarters } };
}
