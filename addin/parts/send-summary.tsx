import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CloudArrowUpRegular } from '@fluentui/react-icons/svg/cloud-arrow-up';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import type { ReactNode } from 'react';
import { countsOf, type SheetView } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';
import { countWords } from './count-words.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  counts: { margin: 0, display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  count: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '& svg': { fontSize: '20px', color: tokens.colorNeutralForeground3 },
  },
  number: {
    margin: 0,
    order: 1,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  word: {
    order: 2,
    gridColumn: '1 / -1',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  detail: {
    margin: 0,
    order: 3,
    gridColumn: '1 / -1',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  waiting: { '& svg': { color: tokens.colorBrandForeground1 } },
  attention: { '& svg': { color: tokens.colorStatusDangerForeground1 } },
});

type Props = Readonly<{ view: SheetView; sending: boolean; onSend: () => void; children?: ReactNode }>;

/** What matters now: how many cells wait, how many things need a person, and the one primary button. */
export function SendSummary({ view, sending, onSend, children }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const { waiting, held, conflicts, errors, attention } = countsOf(view);
  return (
    <div className={styles.root}>
      <dl className={styles.counts} aria-label={text('status.label')}>
        <div className={mergeClasses(styles.count, waiting > 0 && styles.waiting)}>
          <CloudArrowUpRegular aria-hidden />
          <dt className={styles.word}>{text('status.waiting')}</dt>
          <dd className={styles.number}>{waiting}</dd>
          {held > 0 && <dd className={styles.detail}>{countWords({ held }, text)}</dd>}
        </div>
        <div className={mergeClasses(styles.count, attention > 0 && styles.attention)}>
          {attention > 0 ? <ErrorCircleRegular aria-hidden /> : <CheckmarkCircleRegular aria-hidden />}
          <dt className={styles.word}>{text('status.attention')}</dt>
          <dd className={styles.number}>{attention}</dd>
          {attention > 0 && <dd className={styles.detail}>{countWords({ conflicts, errors }, text)}</dd>}
        </div>
      </dl>
      <Button
        appearance="primary"
        size="large"
        icon={<SendRegular />}
        disabledFocusable={sending || waiting === 0}
        onClick={onSend}
      >
        {waiting === 0 ? text('send') : text('send.count', { n: waiting })}
      </Button>
      {children}
    </div>
  );
}
