import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlansAnswer } from '../../plan/http.ts';
import { PlanSelect } from '../parts/plan-select.tsx';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({ field: { paddingTop: tokens.spacingVerticalS } });

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
  return (
    <PlanSelect
      className={styles.field}
      plans={plans}
      value={open}
      label={text('page.plan')}
      hint={pending > 0 ? text('page.planHeld', { n: pending }) : undefined}
      disabled={pending > 0}
      onChoose={onOpen}
    />
  );
}
