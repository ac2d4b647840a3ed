import { makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PeriodHistoryAnswer } from '../../plan/period/period-http.ts';
import { quarterNumeral, type Quarter } from '../../plan/quarter.ts';
import type { Answer } from '../client/answer.ts';
import { formatMoment } from '../parts/format.ts';
import { SideDrawer } from '../parts/side-drawer.tsx';
import type { AskPlan } from '../parts/use-periods.ts';
import type { TextKey } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  event: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  what: { fontWeight: tokens.fontWeightSemibold },
  small: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

const words: Readonly<Record<string, TextKey>> = {
  submit: 'deed.submit',
  withdraw: 'deed.withdraw',
  accept: 'deed.accept',
  return: 'deed.return',
  exclude: 'deed.exclude',
  include: 'deed.include',
  close: 'deed.close',
  reopen: 'deed.reopen',
  schedule: 'deed.schedule',
  remind: 'deed.remind',
  remindFailed: 'deed.remindFailed',
};

type Props = Readonly<{
  quarter: Quarter;
  open: boolean;
  news: string;
  ask: AskPlan;
  nameOf: (unit: string) => string;
  onClose: () => void;
}>;

/** Everything that was done about the quarter, the newest first: what, whose report, why, by whom and when. */
export function PeriodLogDrawer({ quarter, open, news, ask, nameOf, onClose }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [answer, setAnswer] = useState<Answer<PeriodHistoryAnswer> | null>(null);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    void ask((client, token, plan) => client.periodHistory(token, plan, quarter)).then(found => {
      if (wanted) setAnswer(found);
    });
    return () => {
      wanted = false;
    };
  }, [ask, quarter, open, news]);
  const events = answer?.kind === 'ok' ? answer.value.events.toReversed() : null;
  return (
    <SideDrawer
      title={text('period.logTitle', { numeral: quarterNumeral(quarter) })}
      open={open}
      width="narrow"
      onClose={onClose}
    >
      {answer === null && <Spinner size="small" label={text('app.loading')} />}
      {answer?.kind === 'failed' && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{answer.message}</MessageBarBody>
        </MessageBar>
      )}
      {events?.length === 0 && <p>{text('period.logNone')}</p>}
      <ol className={styles.list}>
        {events?.map(({ seq, kind, unit, reason, by, at }) => {
          const key = words[kind];
          const what = key === undefined ? kind : text(key);
          return (
            <li key={seq} className={styles.event}>
              <div className={styles.what}>{unit === null ? what : `${what}: ${nameOf(unit)}`}</div>
              {reason !== null && <div>{text('period.returnedBy', { reason })}</div>}
              <div className={styles.small}>{`${by} · ${formatMoment(at)}`}</div>
            </li>
          );
        })}
      </ol>
    </SideDrawer>
  );
}
