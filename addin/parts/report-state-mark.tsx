import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { reportStateLabels, type ReportState } from '../../plan/period/period-state.ts';
import { useText } from '../text/text-context.tsx';

const icons = {
  entering: EditRegular,
  submitted: SendRegular,
  returned: ArrowReplyRegular,
  accepted: CheckmarkCircleRegular,
  compiled: ClipboardTaskListLtrRegular,
} as const;

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    '& svg': { fontSize: '18px', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground3 },
  },
  good: { '& svg': { color: tokens.colorStatusSuccessForeground1 } },
  back: { '& svg': { color: tokens.colorStatusDangerForeground1 } },
});

/** How a unit's report stands, in its word with its icon. */
export function ReportStateMark({ state }: { state: ReportState }) {
  const { language } = useText();
  const styles = useStyles();
  const Icon = icons[state];
  return (
    <span
      className={mergeClasses(
        styles.mark,
        (state === 'accepted' || state === 'compiled') && styles.good,
        state === 'returned' && styles.back,
      )}
    >
      <Icon aria-hidden />
      {reportStateLabels[state][language]}
    </span>
  );
}
