import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { readDateText } from '../../plan/check/read-date.ts';
import { formatDate } from '../../plan/iso-date.ts';
import type { PeriodAnswer } from '../../plan/period/period-http.ts';
import { defaultSchedule, scheduleFault, type Schedule } from '../../plan/period/schedule.ts';
import { quarterNumeral } from '../../plan/quarter.ts';
import { sentence } from '../../plan/reasons/reason.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import type { TextKey } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    paddingBottom: tokens.spacingVerticalM,
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Part = 'from' | 'to' | 'deadline' | 'reportDeadline';
type Typed = Readonly<Record<Part, string>>;

const parts: readonly (readonly [Part, TextKey])[] = [
  ['from', 'schedule.from'],
  ['to', 'schedule.to'],
  ['deadline', 'schedule.deadline'],
  ['reportDeadline', 'schedule.reportDeadline'],
];

type Props = Readonly<{
  period: PeriodAnswer;
  year: number;
  onSave: (schedule: Schedule) => void;
  onClose: () => void;
}>;

/** The quarter's window and deadlines, with what holds where the plan sets none. */
export function ScheduleDialog({ period, year, onSave, onClose }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const [typed, setTyped] = useState<Typed>(() => typedOf(period));
  const byDecree = defaultSchedule(year, period.quarter);
  const { schedule, faults } = readTyped(typed, year);
  const wordsOf = (part: Part): string | undefined => {
    const fault = faults[part];
    if (fault === undefined) return undefined;
    return fault === 'unreadable'
      ? sentence('dateFormat', { text: typed[part] }, language)
      : text(`schedule.fault.${fault}`);
  };
  return (
    <FormDialog
      title={text('schedule.title', { numeral: quarterNumeral(period.quarter) })}
      action={
        <>
          <Button onClick={() => setTyped(typedOf(byDecree))}>{text('schedule.useDefault')}</Button>
          <Button
            appearance="primary"
            disabledFocusable={schedule === null}
            onClick={() => schedule !== null && onSave(schedule)}
          >
            {text('schedule.save')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <div className={styles.fields}>
        {parts.map(([part, key]) => (
          <Field key={part} label={text(key)} validationMessage={wordsOf(part)}>
            <Input
              value={typed[part]}
              placeholder={text('page.datePlaceholder')}
              onChange={(_, data) => setTyped({ ...typed, [part]: data.value })}
            />
          </Field>
        ))}
      </div>
      <p className={styles.note}>
        {text('schedule.default', {
          from: formatDate(byDecree.window.from),
          to: formatDate(byDecree.window.to),
          deadline: formatDate(byDecree.deadline),
          reportDeadline: formatDate(byDecree.reportDeadline),
        })}
      </p>
    </FormDialog>
  );
}

function typedOf({ window: { from, to }, deadline, reportDeadline }: Schedule): Typed {
  return {
    from: formatDate(from),
    to: formatDate(to),
    deadline: formatDate(deadline),
    reportDeadline: formatDate(reportDeadline),
  };
}

type Fault = 'unreadable' | 'to' | 'deadline' | 'reportDeadline';

function readTyped(
  typed: Typed,
  year: number,
): Readonly<{ schedule: Schedule | null; faults: Readonly<Partial<Record<Part, Fault>>> }> {
  const read = (part: Part): string | null => {
    const reading = readDateText(typed[part], year);
    return reading.kind === 'date' ? reading.date : null;
  };
  const unreadable = parts.filter(([part]) => read(part) === null);
  if (unreadable.length > 0) {
    return { schedule: null, faults: Object.fromEntries(unreadable.map(([part]) => [part, 'unreadable'])) };
  }
  const [from, to, deadline, reportDeadline] = parts.map(([part]) => read(part)!);
  const schedule = { window: { from: from!, to: to! }, deadline: deadline!, reportDeadline: reportDeadline! };
  const fault = scheduleFault(schedule);
  return fault === null ? { schedule, faults: {} } : { schedule: null, faults: { [fault]: fault } };
}
