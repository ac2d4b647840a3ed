import { makeStyles, tokens } from '@fluentui/react-components';
import type { ColumnKey } from '../../plan/sheet/columns.ts';
import type { Choice } from '../session/choice.ts';
import type { Conflict } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { countWords } from './count-words.ts';
import { ConflictChoices } from './conflict-choices.tsx';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  hint: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
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
      <ConflictChoices
        conflicts={conflicts}
        mineIn="sheet"
        card={({ rowId, field }) => (onGoTo ? { onGoTo: () => onGoTo(rowId, field) } : {})}
        onChoose={onChoose}
      />
    </Section>
  );
}
