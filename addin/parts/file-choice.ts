// A cell in which a handed-in file says something else than what stands: what is chosen for it, and what comes of that.
import type { FieldValue } from '../../plan/field.ts';
import type { Choice } from '../session/choice.ts';
import type { Conflict } from '../session/session-state.ts';
import type { ChoiceTrouble } from './conflict-choices.tsx';

/** `base` is missing where nobody knows what the file was given. */
export type FileConflict = Omit<Conflict, 'base'> &
  Readonly<{
    base?: FieldValue;
    trouble: ChoiceTrouble | null;
  }>;

/** What the cell is to hold. */
export function chosenValue(
  { mine, theirs }: Pick<FileConflict, 'mine' | 'theirs'>,
  choice: Choice,
): FieldValue {
  switch (choice.kind) {
    case 'mine':
      return mine;
    case 'theirs':
      return theirs;
    case 'merged':
      return choice.value.trim() || null;
  }
}

/** A conflict after what was chosen has been judged; null where it is settled. */
export function afterPush(
  conflict: FileConflict,
  outcome:
    | Readonly<{
        kind: string;
        message?: string | undefined;
        current?: FieldValue | undefined;
        by?: string | undefined;
        at?: string | undefined;
      }>
    | undefined,
): FileConflict | null {
  if (outcome?.kind === 'applied' || outcome?.kind === 'unchanged') return null;
  if (outcome?.kind !== 'conflict') {
    return { ...conflict, trouble: { kind: 'said', message: outcome?.message ?? '' } };
  }
  const { current = conflict.theirs, by = null, at = null } = outcome;
  return { ...conflict, theirs: current, by, at, trouble: { kind: 'overtaken' } };
}
