import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { PlansAnswer } from '../../plan/http.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({ field: { maxWidth: '420px', paddingTop: tokens.spacingVerticalS } });

type Props = Readonly<{
  plans: PlansAnswer['plans'];
  open: string;
  /** Cells that differ; while there are any, the page stays with its plan. */
  pending: number;
  onOpen: (plan: string) => void;
}>;

/** Which plan the page shows, where there are several. */
export function PlanChoice({ plans, open, pending, onOpen }: Props) {
  const { text } = useText();
  const styles = useStyles();
  if (plans.length < 2) return null;
  return (
    <Field
      className={styles.field}
      label={text('page.plan')}
      {...(pending > 0 && { hint: text('page.planHeld', { n: pending }) })}
    >
      <Select value={open} disabled={pending > 0} onChange={(_, data) => onOpen(data.value)}>
        {plans.map(({ id, number, year, taskCount }) => (
          <option key={id} value={id}>
            {text('first.planLine', { number, year, n: taskCount })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
