import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useSyncExternalStore } from 'react';
import type { FieldName } from '../../plan/field.ts';
import type { Unit } from '../../plan/unit.ts';
import { ConflictChoices } from './conflict-choices.tsx';
import { countWords } from './count-words.ts';
import { Section } from './section.tsx';
import { useText } from '../text/text-context.tsx';
import type { WaitingConflicts } from './waiting-conflicts.ts';

const useStyles = makeStyles({
  root: { outlineStyle: 'none' },
  hint: {
    margin: 0,
    maxWidth: '90ch',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

type Props = Readonly<{
  waiting: WaitingConflicts;
  units: readonly Unit[];
  isSecretariat: boolean;
  /** Leads to the cell, where there is a sheet. */
  onGoTo?: (rowId: string, field: FieldName) => void;
  /** Takes the focus of a pressed button, which leaves with its conflict; the list itself does where it is left out. */
  onAnswered?: () => void;
}>;

/** The cells of files that came in earlier and that nobody has settled; nothing when there are none. */
export function WaitingConflictsList({ waiting, units, isSecretariat, onGoTo, onAnswered }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const { conflicts, busy } = useSyncExternalStore(waiting.subscribe, waiting.current);
  const unitName = (id: string): string => units.find(unit => unit.id === id)?.name ?? id;
  return (
    <div ref={place} tabIndex={-1} className={styles.root} hidden={conflicts.length === 0} aria-busy={busy}>
      {conflicts.length > 0 && (
        <Section title={text('waiting.title')} aside={countWords({ conflicts: conflicts.length }, text)}>
          <p className={styles.hint}>{text(isSecretariat ? 'waiting.hintSecretariat' : 'waiting.hint')}</p>
          <ConflictChoices
            conflicts={conflicts}
            mineIn="file"
            first={5}
            card={({ sender, sentAt, unit, rowId, field }) => ({
              sent: { by: sender, at: sentAt },
              ...(isSecretariat && { owner: unitName(unit) }),
              ...(onGoTo && { onGoTo: () => onGoTo(rowId, field) }),
            })}
            onChoose={(chosen, choice) => {
              if (onAnswered) onAnswered();
              else place.current?.focus();
              void waiting.choose(chosen, choice);
            }}
          />
        </Section>
      )}
    </div>
  );
}
