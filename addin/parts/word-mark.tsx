import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentType } from 'react';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    '& svg': { fontSize: '18px', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground3 },
  },
  good: { '& svg': { color: tokens.colorStatusSuccessForeground1 } },
  late: { '& svg': { color: tokens.colorStatusDangerForeground1 } },
  halfGood: { '& svg': { color: tokens.colorStatusWarningForeground3 } },
});

type Props = Readonly<{
  Icon: ComponentType<{ 'aria-hidden': true }>;
  word: string;
  tone?: 'good' | 'late' | 'halfGood' | null;
}>;

/** A state in its word with its icon. */
export function WordMark({ Icon, word, tone = null }: Props) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, tone !== null && styles[tone])}>
      <Icon aria-hidden />
      {word}
    </span>
  );
}
