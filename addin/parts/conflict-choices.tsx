import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Choice } from '../session/choice.ts';
import { useText } from '../text/text-context.tsx';
import { ConflictCard, type CardProps, type ShownConflict } from './conflict-card.tsx';
import { FirstOf } from './first-of.tsx';

const useStyles = makeStyles({
  all: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Why a choice came to nothing, for the person to choose again. */
export type ChoiceTrouble = Readonly<{ kind: 'overtaken' }> | Readonly<{ kind: 'said'; message: string }>;

type Listed = ShownConflict & Readonly<{ trouble?: ChoiceTrouble | null }>;

type Props<Conflict extends Listed> = Readonly<{
  conflicts: readonly Conflict[];
  /** Where `mine` of them stands: in the reader's own sheet, or in files that came back. */
  mineIn: 'sheet' | 'file';
  /** How many are shown before somebody asks for the rest; all where it is left out. */
  first?: number;
  /** What else the card of a conflict says and does. */
  card?: (conflict: Conflict) => Pick<CardProps, 'sent' | 'owner' | 'onGoTo'>;
  onChoose: (conflicts: readonly Conflict[], choice: Choice) => void;
}>;

const wordsOf = {
  sheet: { mine: 'conflict.allMine', theirs: 'conflict.allTheirs' },
  file: { mine: 'conflict.allFile', theirs: 'conflict.allService' },
} as const;

/** Cells that say two things, to be chosen one by one or all at once. */
export function ConflictChoices<Conflict extends Listed>({
  conflicts,
  mineIn,
  first = Infinity,
  card,
  onChoose,
}: Props<Conflict>) {
  const { text } = useText();
  const styles = useStyles();
  const words = wordsOf[mineIn];
  return (
    <>
      {conflicts.length > 1 && (
        <div className={styles.all}>
          <Button size="small" onClick={() => onChoose(conflicts, { kind: 'mine' })}>
            {text(words.mine)}
          </Button>
          <Button size="small" onClick={() => onChoose(conflicts, { kind: 'theirs' })}>
            {text(words.theirs)}
          </Button>
        </div>
      )}
      <FirstOf of={conflicts} first={first}>
        {conflict => (
          // Two files may say two things in one cell.
          <li key={JSON.stringify([conflict.rowId, conflict.field, mineIn === 'file' && conflict.mine])}>
            {conflict.trouble && (
              <div role="alert">
                {conflict.trouble.kind === 'overtaken' ? text('files.overtaken') : conflict.trouble.message}
              </div>
            )}
            <ConflictCard
              conflict={conflict}
              mineIn={mineIn}
              {...card?.(conflict)}
              onChoose={choice => onChoose([conflict], choice)}
            />
          </li>
        )}
      </FirstOf>
    </>
  );
}
