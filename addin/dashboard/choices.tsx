import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { DateBox } from '../parts/date-box.tsx';
import { PlanSelect } from '../parts/plan-select.tsx';
import { QuarterTabs } from '../parts/quarter-tabs.tsx';
import { useText } from '../text/text-context.tsx';
import type { Choice, DashboardState } from './dashboard-state.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
  },
  version: { width: '132px' },
});

type Props = Readonly<{
  state: DashboardState;
  onPlan: (plan: string) => void;
  onChoose: (part: Partial<Choice>) => void;
}>;

/** What is looked at: plan, quarter, day and, for a look back, the version. */
export function Choices({ state, onPlan, onChoose }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const { plan, plans, choice } = state;
  if (plan === null) return null;
  return (
    <div className={styles.root}>
      <PlanSelect plans={plans} value={plan.id} label={text('page.plan')} onChoose={onPlan} />
      <QuarterTabs value={choice.quarter} onChoose={quarter => onChoose({ quarter })} />
      <DateBox
        label={text('rollup.asOfLabel')}
        value={choice.asOf}
        year={plan.year}
        onChange={asOf => asOf !== choice.asOf && onChoose({ asOf })}
      />
      <VersionBox value={choice.version} onChange={version => onChoose({ version })} />
    </div>
  );
}

type VersionBoxProps = Readonly<{ value: number | null; onChange: (version: number | null) => void }>;

/** A version of the data to look back to; empty is the newest, which goes on moving. */
export function VersionBox({ value, onChange }: VersionBoxProps) {
  const { text } = useText();
  const styles = useStyles();
  const [typed, setTyped] = useState(String(value ?? ''));
  useEffect(() => setTyped(String(value ?? '')), [value]);
  const read = readVersion(typed);
  const take = (): void => {
    if (read !== undefined && read !== value) onChange(read);
  };
  return (
    <Field
      label={text('dash.version')}
      {...(read === undefined && { validationMessage: text('dash.versionWrong') })}
    >
      <Input
        className={styles.version}
        inputMode="numeric"
        value={typed}
        placeholder={text('dash.versionNewest')}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={take}
        onKeyDown={event => event.key === 'Enter' && take()}
      />
    </Field>
  );
}

function readVersion(typed: string): number | null | undefined {
  const digits = typed.trim();
  if (digits === '') return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}
