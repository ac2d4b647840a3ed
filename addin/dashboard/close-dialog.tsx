import { Button } from '@fluentui/react-components';
import { formatDate } from '../../plan/iso-date.ts';
import type { PeriodAnswer } from '../../plan/period/period-http.ts';
import { quarterNumeral } from '../../plan/quarter.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { formatShare } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';

type Props = Readonly<{
  period: PeriodAnswer;
  /** The figures as they would be fixed. */
  rollup: Rollup;
  onDo: () => void;
  onClose: () => void;
}>;

/** What a closing fixes, before it does. */
export function CloseDialog({ period, rollup, onDo, onClose }: Props) {
  const { text, language } = useText();
  const { counts } = period;
  const waited = counts.entering + counts.submitted + counts.returned;
  return (
    <FormDialog
      title={text('period.closeTitle', { numeral: quarterNumeral(period.quarter) })}
      action={
        <Button appearance="primary" onClick={onDo}>
          {text('period.close')}
        </Button>
      }
      onClose={onClose}
    >
      <p>
        {text('period.closeWhat', {
          version: rollup.version,
          date: formatDate(rollup.asOf),
          listed: rollup.listed,
          due: rollup.due,
          rate: rollup.rate === null ? text('rollup.rateNone') : formatShare(rollup.rate, language),
        })}
      </p>
      {waited > 0 && <p>{text('period.closeMissing', { n: waited })}</p>}
      <p>{text('period.counts', counts)}</p>
    </FormDialog>
  );
}
