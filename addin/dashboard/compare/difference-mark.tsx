import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import type { ComparedFigure } from '../../../plan/rollup/compare.ts';
import { differenceOf } from '../../../plan/rollup/difference.ts';
import type { Language } from '../../../plan/reasons/reason.ts';
import type { Text } from '../../text/text.ts';
import { useText } from '../../text/text-context.tsx';

const useStyles = makeStyles({
  root: {
    fontVariantNumeric: 'tabular-nums',
    '& svg': { fontSize: '16px', verticalAlign: 'text-bottom', marginRight: tokens.spacingHorizontalXXS },
  },
  same: { color: tokens.colorNeutralForeground2 },
});

/** "+2 (tăng)", "−1 (giảm)", "không đổi"; a rate in points: "+12,5 điểm % (tăng)". */
export function differenceWords(figure: ComparedFigure, text: Text, language: Language): string {
  const { kind, amount } = differenceOf(figure);
  if (kind === 'none') return '–';
  if (kind === 'same') return text('compare.same');
  const shown = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(amount);
  const n = figure.figure === 'rate' ? text('compare.points', { n: shown }) : shown;
  return text(kind === 'more' ? 'compare.more' : 'compare.less', { n });
}

/** What the right side has more or less, with its sign, its word and an arrow. */
export function DifferenceMark({ figure }: { figure: ComparedFigure }) {
  const { text, language } = useText();
  const styles = useStyles();
  const { kind } = differenceOf(figure);
  const words = differenceWords(figure, text, language);
  if (kind === 'none' || kind === 'same') return <span className={styles.same}>{words}</span>;
  return (
    <span className={styles.root}>
      {kind === 'more' ? <ArrowUpRegular aria-hidden /> : <ArrowDownRegular aria-hidden />}
      {words}
    </span>
  );
}
