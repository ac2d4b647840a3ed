import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { Choice } from '../session/choice.ts';
import type { Conflict } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { countWords } from './count-words.ts';
import { ConflictCard } from './conflict-card.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  all: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = Readonly<{
  conflicts: readonly Conflict[];
  onChoose: (conflicts: readonly Conflict[], choice: Choice) => void;
  onGoTo?: (rowId: string, column: ColumnKey) => void;
}>;

/** The cells that two people changed; nothing when there are none. */
export function ConflictList({ conflicts, onChoose, onGoTo }: Props) {
  const { text } = useText();
  const styles = useStyles();
  if (conflicts.length === 0) return null;
  return (
    <Section title={text('conflicts.title')} aside={countWords({ conflicts: conflicts.length }, text)}>
      <p className={styles.hint}>{text('conflicts.hint')}</p>
      {conflicts.length > 1 && (
        <div className={styles.all}>
          <Button size="small" onClick={() => onChoose(conflicts, { kind: 'mine' })}>
            {text('conflict.allMine')}
          </Button>
          <Button size="small" onClick={() => onChoose(conflicts, { kind: 'theirs' })}>
            {text('conflict.allTheirs')}
          </Button>
        </div>
      )}
      <ul className={styles.list}>
        {conflicts.map(conflict => (
          <li key={`${conflict.rowId}.${conflict.field}`}>
            <ConflictCard
              conflict={conflict}
              onChoose={choice => onChoose([conflict], choice)}
              {...(onGoTo && { onGoTo: () => onGoTo(conflict.rowId, conflict.field) })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
