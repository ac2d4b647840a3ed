import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CheckmarkCircleWarningRegular } from '@fluentui/react-icons/svg/checkmark-circle-warning';
import { CircleHalfFillRegular } from '@fluentui/react-icons/svg/circle-half-fill';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { progressClassLabels, type ProgressClass } from '../../plan/rollup.ts';
import { useText } from '../text/text-context.tsx';

const icons = {
  doneOnTime: CheckmarkCircleRegular,
  doneLate: CheckmarkCircleWarningRegular,
  openInTime: CircleHalfFillRegular,
  openOverdue: ClockAlarmRegular,
  notYetDue: CalendarClockRegular,
  continuous: ArrowRepeatAllRegular,
  cancelled: ProhibitedRegular,
} as const;

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

/** A progress class in its word with its icon. */
export function ProgressClassMark({ progressClass }: { progressClass: ProgressClass }) {
  const { language } = useText();
  const styles = useStyles();
  const Icon = icons[progressClass];
  return (
    <span
      className={mergeClasses(
        styles.mark,
        progressClass === 'doneOnTime' && styles.good,
        progressClass === 'openOverdue' && styles.late,
        progressClass === 'doneLate' && styles.halfGood,
      )}
    >
      <Icon aria-hidden />
      {progressClassLabels[progressClass][language]}
    </span>
  );
}
