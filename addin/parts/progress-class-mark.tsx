import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CheckmarkCircleWarningRegular } from '@fluentui/react-icons/svg/checkmark-circle-warning';
import { CircleHalfFillRegular } from '@fluentui/react-icons/svg/circle-half-fill';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { progressClassLabels, type ProgressClass } from '../../plan/rollup.ts';
import { useText } from '../text/text-context.tsx';
import { WordMark } from './word-mark.tsx';

const icons = {
  doneOnTime: CheckmarkCircleRegular,
  doneLate: CheckmarkCircleWarningRegular,
  openInTime: CircleHalfFillRegular,
  openOverdue: ClockAlarmRegular,
  notYetDue: CalendarClockRegular,
  continuous: ArrowRepeatAllRegular,
  cancelled: ProhibitedRegular,
} as const;

const tones = {
  doneOnTime: 'good',
  doneLate: 'halfGood',
  openInTime: null,
  openOverdue: 'late',
  notYetDue: null,
  continuous: null,
  cancelled: null,
} as const;

/** A progress class in its word with its icon. */
export function ProgressClassMark({ progressClass }: { progressClass: ProgressClass }) {
  const { language } = useText();
  return (
    <WordMark
      Icon={icons[progressClass]}
      word={progressClassLabels[progressClass][language]}
      tone={tones[progressClass]}
    />
  );
}
