// What was decided, put into words. A conflict is explained from the log: what its author was looking at, who wrote
// what stands now, and when.
import type { PushAnswer } from '../../plan/http.ts';
import type { FieldName } from '../../plan/field.ts';
import type { Change, Mutation, Outcome } from '../../plan/mutation.ts';
import type { Judgement, PushDecision } from '../../plan/push.ts';
import { sentence, type Language } from '../../plan/reasons/reason.ts';
import type { Unit, UnitId } from '../../plan/unit.ts';
import { nameAuthor, tellTime } from './name-author.ts';

type Explaining = Readonly<{
  units: ReadonlyMap<UnitId, Unit>;
  language: Language;
  /** False where the author's base belongs to another history of the plan, so that it says nothing. */
  trusted: boolean;
  /** The log of one field of one row, oldest first. */
  changesOf(rowId: string, field: FieldName): Promise<readonly Change[]>;
}>;

/** The answer to a push: one outcome per mutation, in their order. */
export async function answerPush(
  decision: PushDecision,
  mutations: readonly Mutation[],
  explaining: Explaining,
): Promise<PushAnswer> {
  const { language } = explaining;
  const { version } = decision;
  const outcomes: Outcome[] = [];
  for (const [index, judgement] of decision.outcomes.entries()) {
    outcomes.push(await outcomeOf(judgement, mutations[index]!.base, { ...explaining, version }));
  }
  return {
    version,
    outcomes,
    issues: decision.issues.map(issue => ({
      ...issue,
      message: sentence(issue.reason, issue.params, language),
    })),
  };
}

async function outcomeOf(
  { params, ...outcome }: Judgement,
  base: number,
  { units, language, trusted, version, changesOf }: Explaining & Readonly<{ version: number }>,
): Promise<Outcome> {
  if (outcome.reason === undefined) return outcome;
  if (outcome.kind !== 'conflict') return { ...outcome, message: sentence(outcome.reason, params, language) };
  // Only a known row and field can be in conflict.
  const changes = await changesOf(outcome.rowId, outcome.field as FieldName);
  const last = changes.at(-1);
  const author = last ? { by: nameAuthor(last, units, language), at: last.at } : {};
  const isOfThisHistory = trusted && base <= version && last !== undefined;
  if (!isOfThisHistory) {
    return { ...outcome, ...author, reason: 'baseUnknown', message: sentence('baseUnknown', {}, language) };
  }
  const who = nameAuthor(last, units, language);
  const message = sentence(outcome.reason, { ...params, who, time: tellTime(last.at, language) }, language);
  return { ...outcome, base: valueAt(changes, base), ...author, message };
}

/** The field's value as it stood at a version. */
function valueAt(changes: readonly Change[], version: number): Outcome['base'] {
  const before = changes.findLast(change => change.version <= version);
  return before ? before.after : (changes[0]?.before ?? null);
}
