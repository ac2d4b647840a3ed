import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { BranchCompareRegular } from '@fluentui/react-icons/svg/branch-compare';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { CloudArrowUpRegular } from '@fluentui/react-icons/svg/cloud-arrow-up';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { Status, statusLabels } from '../../plan/field.ts';
import { formatDate } from '../../plan/iso-date.ts';
import { syncWords } from '../../plan/sheet/sheet-document.ts';
import { SeverityMark } from '../parts/severity-mark.tsx';
import { useText } from '../text/text-context.tsx';
import type { RowLine } from './row-line.ts';

const statusIcons = {
  notStarted: CircleRegular,
  inProgress: ArrowSyncRegular,
  done: CheckmarkCircleRegular,
  paused: PauseCircleRegular,
  cancelled: ProhibitedRegular,
} as const;

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    '& svg': { fontSize: '18px', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground3 },
  },
  done: { '& svg': { color: tokens.colorStatusSuccessForeground1 } },
  active: { '& svg': { color: tokens.colorBrandForeground1 } },
  faint: { color: tokens.colorNeutralForeground3 },
  late: {
    color: tokens.colorStatusDangerForeground1,
    '& svg': { color: tokens.colorStatusDangerForeground1 },
  },
  waiting: {
    color: tokens.colorStatusWarningForeground3,
    '& svg': { color: tokens.colorStatusWarningForeground3 },
  },
  marks: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalXXS,
  },
  date: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** What the status cell says; a word that is not in the list is shown as typed. */
export function StatusMark({ typed }: { typed: string }) {
  const { text } = useText();
  const styles = useStyles();
  if (typed.trim() === '') return <span className={styles.faint}>{text('page.statusNone')}</span>;
  const status = Status.options.find(option => statusLabels[option] === typed);
  if (status === undefined) return <span>{typed}</span>;
  const Icon = statusIcons[status];
  return (
    <span
      className={mergeClasses(
        styles.mark,
        status === 'done' && styles.done,
        status === 'inProgress' && styles.active,
      )}
    >
      <Icon aria-hidden />
      {text(`fieldStatus.${status}`)}
    </span>
  );
}

export function DueMark({ line }: { line: RowLine }) {
  const { text } = useText();
  const styles = useStyles();
  const { due } = line.task.timing;
  if (due === null) return <span className={styles.faint}>{text('page.noDue')}</span>;
  return (
    <span className={styles.marks}>
      <span className={styles.date}>{formatDate(due)}</span>
      {line.overdue && (
        <span className={mergeClasses(styles.mark, styles.late)}>
          <ClockAlarmRegular aria-hidden />
          {text('page.overdue')}
        </span>
      )}
    </span>
  );
}

/** What became of the row: the gravest thing first, in a word. */
export function SyncMark({ line, typed }: { line: RowLine; typed: string }) {
  const { text, language } = useText();
  const styles = useStyles();
  if (!line.editable) {
    return (
      <span className={mergeClasses(styles.mark, styles.faint)}>
        <EyeRegular aria-hidden />
        {text('page.readOnly')}
      </span>
    );
  }
  const sent = typed.startsWith(syncWords.sent.vi);
  return (
    <span className={styles.marks}>
      {line.conflicts.length > 0 && (
        <span className={mergeClasses(styles.mark, styles.waiting)}>
          <BranchCompareRegular aria-hidden />
          {syncWords.conflict[language]}
        </span>
      )}
      {line.problems.some(problem => problem.severity === 'error') && <SeverityMark severity="error" />}
      {line.pending.length > 0 && (
        <span className={mergeClasses(styles.mark, styles.active)}>
          <CloudArrowUpRegular aria-hidden />
          {syncWords.pending[language]}
        </span>
      )}
      {line.pending.length === 0 && line.conflicts.length === 0 && sent && (
        <span className={mergeClasses(styles.mark, styles.done)}>
          <CheckmarkCircleRegular aria-hidden />
          {syncWords.sent[language]}
        </span>
      )}
      {!line.needsPerson && line.problems.some(problem => problem.severity === 'warning') && (
        <span className={mergeClasses(styles.mark, styles.waiting)}>
          <WarningRegular aria-hidden />
          {text('severity.warning')}
        </span>
      )}
    </span>
  );
}

export function RoleBadge({ role }: { role: RowLine['row']['role'] }) {
  const { text } = useText();
  return (
    <Badge
      appearance={role === 'lead' ? 'tint' : 'outline'}
      color={role === 'lead' ? 'brand' : 'informative'}
    >
      {text(`role.${role}`)}
    </Badge>
  );
}
