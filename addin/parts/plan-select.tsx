import { Field, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import type { PlansAnswer } from '../../plan/http.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  // As wide as its words, and never wider than the window.
  field: {
    minWidth: 0,
    maxWidth: 'min(420px, 100%)',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& select': { textOverflow: 'ellipsis' },
  },
});

type Props = Readonly<{
  plans: readonly Readonly<PlansAnswer['plans'][number]>[];
  value: string;
  label: string;
  hint?: string | undefined;
  disabled?: boolean;
  className?: string | undefined;
  onChoose: (plan: string) => void;
}>;

/** One of several plans, by its number and year; nothing where there is no choice. */
export function PlanSelect({ plans, value, label, hint, disabled = false, className, onChoose }: Props) {
  const { text } = useText();
  const styles = useStyles();
  if (plans.length < 2) return null;
  return (
    <Field className={mergeClasses(styles.field, className)} label={label} hint={hint}>
      <Select value={value} disabled={disabled} onChange={(_, data) => onChoose(data.value)}>
        {plans.map(({ id, number, year, taskCount }) => (
          <option key={id} value={id}>
            {text('first.planLine', { number, year, n: taskCount })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
