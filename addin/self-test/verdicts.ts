import {
  expectedAnswers,
  questionIds,
  type QuestionId,
  type SelfTestAnswer,
  type SelfTestAnswers,
} from './questions.ts';

export type Verdict = Readonly<{
  id: QuestionId;
  passed: boolean;
  expected: unknown;
  found: SelfTestAnswer;
}>;

/** The result as it is handed on: what was asked, what came, and where. Nothing of the workbook's own is in it. */
export type SelfTestResult = Readonly<{
  /** Of this form. */
  format: 1;
  /** ISO 8601, UTC. */
  at: string;
  host: string;
  passed: number;
  failed: number;
  verdicts: readonly Verdict[];
}>;

export function verdictsOf(answers: SelfTestAnswers): Verdict[] {
  return questionIds.map(id => {
    const expected: unknown = expectedAnswers[id];
    const found = answers[id];
    const passed = 'answer' in found && JSON.stringify(found.answer) === JSON.stringify(expected);
    return { id, passed, expected, found };
  });
}

export function selfTestResult(
  answers: SelfTestAnswers,
  { at, host }: Readonly<{ at: string; host: string }>,
): SelfTestResult {
  const verdicts = verdictsOf(answers);
  const passed = verdicts.filter(verdict => verdict.passed).length;
  return { format: 1, at, host, passed, failed: verdicts.length - passed, verdicts };
}
