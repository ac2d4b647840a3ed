import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { reportStateLabels, type ReportState } from '../../plan/period/period-state.ts';
import { useText } from '../text/text-context.tsx';
import { WordMark } from './word-mark.tsx';

const icons = {
  entering: EditRegular,
  submitted: SendRegular,
  returned: ArrowReplyRegular,
  accepted: CheckmarkCircleRegular,
  compiled: ClipboardTaskListLtrRegular,
} as const;

const tones = {
  entering: null,
  submitted: null,
  returned: 'late',
  accepted: 'good',
  compiled: 'good',
} as const;

/** How a unit's report stands, in its word with its icon. */
export function ReportStateMark({ state }: { state: ReportState }) {
  const { language } = useText();
  return <WordMark Icon={icons[state]} word={reportStateLabels[state][language]} tone={tones[state]} />;
}
