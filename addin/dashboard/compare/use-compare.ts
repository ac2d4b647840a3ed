import { useEffect, useState } from 'react';
import type { CompareAnswer } from '../../../plan/rollup/compare.ts';
import type { Answer, Failure } from '../../client/answer.ts';
import type { CompareQuery } from '../../client/plan-client.ts';
import type { AskPlan } from '../../parts/use-periods.ts';

export type Comparison = Readonly<{
  /** The last answer, which stays in view while the next is awaited. */
  answer: CompareAnswer | null;
  failure: Failure | null;
  isAsking: boolean;
}>;

const nothingYet: Comparison = { answer: null, failure: null, isAsking: true };

/** Two sides of which the left is of `plan`, asked for whenever either becomes another. */
export function useCompare(ask: AskPlan, plan: string, query: CompareQuery): Comparison {
  const [state, setState] = useState(nothingYet);
  const asked = JSON.stringify(query);
  useEffect(() => {
    let wanted = true;
    setState(last => ({ ...last, isAsking: true }));
    void ask((client, token) => client.compare(token, plan, JSON.parse(asked) as CompareQuery)).then(
      found => {
        if (wanted) setState(last => after(last, found));
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask, plan, asked]);
  return state;
}

function after({ answer }: Comparison, found: Answer<CompareAnswer>): Comparison {
  if (found.kind === 'ok') return { answer: found.value, failure: null, isAsking: false };
  return { answer, failure: found, isAsking: false };
}
