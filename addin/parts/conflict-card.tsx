import { Button, Field, Link, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { BranchCompareRegular } from '@fluentui/react-icons/svg/branch-compare';
import { useId, useState } from 'react';
import type { FieldValue } from '../../plan/field.ts';
import { columnOf } from '../../plan/sheet/columns.ts';
import type { Choice } from '../session/choice.ts';
import type { Conflict } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { typedValue } from '../session/typed-value.ts';
import { columnLabel, formatMoment, formatValue } from './format.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  icon: { fontSize: '20px', flexShrink: 0, color: tokens.colorStatusWarningForeground3 },
  heading: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  values: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  value: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  mine: { borderLeftColor: tokens.colorBrandStroke1 },
  theirs: { borderLeftColor: tokens.colorStatusWarningBorder2 },
  term: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  content: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: '160px',
    overflowY: 'auto',
  },
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** `base` is missing where nobody knows what a file was given. */
export type ShownConflict = Omit<Conflict, 'base'> & Readonly<{ base?: FieldValue }>;

export type CardProps = Readonly<{
  conflict: ShownConflict;
  /** Where `mine` stands: in the reader's own sheet, or in a file that came back. */
  mineIn?: 'sheet' | 'file';
  /** Whose file it is, and when it was handed in. */
  sent?: Readonly<{ by: string; at: string }>;
  /** Whose row it is, where the reader has those of several. */
  owner?: string;
  onChoose: (choice: Choice) => void;
  onGoTo?: () => void;
}>;

const wordsOf = {
  sheet: { mine: 'conflict.mine', keepMine: 'conflict.keepMine', takeTheirs: 'conflict.takeTheirs' },
  file: { mine: 'conflict.inFile', keepMine: 'conflict.keepFile', takeTheirs: 'conflict.keepService' },
} as const;

/** Base, mine and theirs of one cell side by side, with who and when, and the three ways out. */
export function ConflictCard({ conflict, mineIn = 'sheet', sent, owner, onChoose, onGoTo }: CardProps) {
  const { text, language } = useText();
  const styles = useStyles();
  const headingId = useId();
  const [merging, setMerging] = useState<string | null>(null);
  const { field } = conflict;
  const words = wordsOf[mineIn];
  const Heading = mineIn === 'file' && !sent ? 'h5' : 'h3';
  const label = columnLabel(field, language);
  const theirs =
    conflict.by === null ? text('conflict.theirsUnknown') : text('conflict.theirs', { who: conflict.by });
  const when = conflict.at === null ? '' : ` ${text('conflict.when', { time: formatMoment(conflict.at) })}`;
  const parts: readonly (readonly [string, FieldValue, string])[] = [
    ...(conflict.base === undefined ? [] : [[text('conflict.base'), conflict.base, ''] as const]),
    [
      sent ? text('conflict.inFileOf', { who: sent.by, time: formatMoment(sent.at) }) : text(words.mine),
      conflict.mine,
      styles.mine,
    ],
    [theirs + when, conflict.theirs, styles.theirs],
  ];
  return (
    <article className={styles.card} aria-labelledby={headingId}>
      <div className={styles.head}>
        <BranchCompareRegular className={styles.icon} aria-hidden />
        <Heading className={styles.heading} id={headingId}>
          {text('conflict.heading', { no: conflict.task, field: label })}
        </Heading>
      </div>
      {owner !== undefined && <div className={styles.term}>{owner}</div>}
      <dl className={styles.values}>
        {parts.map(([term, value, look]) => (
          <div key={term} className={mergeClasses(styles.value, look)}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.content}>{formatValue(field, value, text)}</dd>
          </div>
        ))}
      </dl>
      {merging === null ? (
        <div className={styles.choices}>
          <Button onClick={() => onChoose({ kind: 'mine' })}>{text(words.keepMine)}</Button>
          <Button onClick={() => onChoose({ kind: 'theirs' })}>{text(words.takeTheirs)}</Button>
          {columnOf[field].kind === 'text' && (
            <Button appearance="subtle" onClick={() => setMerging(bothTexts(conflict))}>
              {text('conflict.merge')}
            </Button>
          )}
        </div>
      ) : (
        <>
          <Field label={text('conflict.mergeLabel')}>
            <Textarea
              autoFocus
              resize="vertical"
              rows={4}
              value={merging}
              onChange={(_, data) => setMerging(data.value)}
            />
          </Field>
          <div className={styles.choices}>
            <Button appearance="primary" onClick={() => onChoose({ kind: 'merged', value: merging })}>
              {text('conflict.mergeSave')}
            </Button>
            <Button appearance="subtle" onClick={() => setMerging(null)}>
              {text('conflict.cancel')}
            </Button>
          </div>
        </>
      )}
      {onGoTo && (
        <Link as="button" onClick={onGoTo}>
          {text('conflict.goTo')}
        </Link>
      )}
    </article>
  );
}

/** A start for a merged text: theirs, then mine, so that nothing is lost before somebody has read both. */
function bothTexts({ field, mine, theirs }: ShownConflict): string {
  return [theirs, mine]
    .filter(value => value !== null)
    .map(value => typedValue(field, value))
    .join('\n');
}
