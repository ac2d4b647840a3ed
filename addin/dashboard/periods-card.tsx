import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { formatDate } from '../../plan/iso-date.ts';
import type { PeriodAnswer } from '../../plan/period/period-http.ts';
import { quarterNumeral } from '../../plan/quarter.ts';
import type { Schedule } from '../../plan/period/schedule.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { Failure } from '../client/answer.ts';
import type { PeriodDeedRequest } from '../client/plan-client.ts';
import { ChangedCells, type ChangesOf } from '../parts/changed-cells.tsx';
import type { AskPlan, Periods } from '../parts/use-periods.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { ContactsDialog } from './contacts-dialog.tsx';
import type { Choice } from './dashboard-state.ts';
import { PeriodLogDrawer } from './period-log-drawer.tsx';
import { PeriodUnitsTable, type Asking } from './period-units-table.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { useDataTable } from './use-data-table.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalM,
  },
  counts: { margin: `0 0 ${tokens.spacingVerticalM}` },
});

type Props = Readonly<{
  period: PeriodAnswer;
  periods: Pick<Periods, 'act' | 'setSchedule' | 'isActing'>;
  /** The quarter's figures that are in view. */
  rollup: Rollup;
  choice: Choice;
  year: number;
  nameOf: (unit: string) => string;
  titleOf: (task: number) => string;
  /** Raised by whatever is written or done. */
  news: string;
  ask: AskPlan;
  onRemind: () => void;
  onChoose: (part: Partial<Choice>) => void;
}>;

/** How each unit's report of the quarter stands, and what the secretariat does about it. */
export function PeriodsCard({ period, periods, rollup, choice, onChoose, onRemind, ...rest }: Props) {
  const { year, nameOf, titleOf, news, ask } = rest;
  const { text } = useText();
  const styles = useStyles();
  const look = useDataTable();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [dialog, setDialog] = useState<'close' | 'schedule' | 'contacts' | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [changes, setChanges] = useState<ChangesOf | null>(null);
  const [drawer, setDrawer] = useState<'changes' | 'log' | null>(null);
  const { quarter, closed, reopened, counts, window, deadline } = period;
  const numeral = quarterNumeral(quarter);
  const act = async (deed: PeriodDeedRequest): Promise<void> => {
    setRefused(null);
    const done = await periods.act(deed);
    if (done.kind === 'failed') setRefused(done);
  };
  const showChanges = (unit: string | null): void => {
    const title = text(closed === null ? 'changed.sentTitle' : 'changed.closedTitle', { numeral });
    const label = unit === null ? title : text('changed.ofUnit', { title, unit: nameOf(unit) });
    setChanges({ quarter, unit, label });
    setDrawer('changes');
  };
  const setSchedule = async (schedule: Schedule): Promise<void> => {
    const done = await periods.setSchedule(quarter, schedule);
    setDialog(null);
    setRefused(done.kind === 'failed' ? done : null);
  };
  const isClosedInView = closed !== null && choice.version === closed.version && choice.asOf === closed.asOf;
  return (
    <ChartCard
      title={text('period.table')}
      hint={[
        text('period.dates', {
          from: formatDate(window.from),
          to: formatDate(window.to),
          deadline: formatDate(deadline),
        }),
        ...(period.isDefault ? [] : [text('schedule.own')]),
      ].join(' ')}
      table={
        <>
          {closed !== null && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>
                {text('period.closedBar', {
                  numeral,
                  date: formatDate(closed.day),
                  by: closed.by,
                  version: closed.version,
                  asOf: formatDate(closed.asOf),
                  n: closed.changedSince,
                })}
              </MessageBarBody>
              <MessageBarActions>
                {closed.changedSince > 0 && (
                  <Button size="small" onClick={() => showChanges(null)}>
                    {text('changed.show', { n: closed.changedSince })}
                  </Button>
                )}
                {isClosedInView ? (
                  <Button size="small" onClick={() => onChoose({ version: null })}>
                    {text('period.showNow')}
                  </Button>
                ) : (
                  <Button
                    size="small"
                    onClick={() => onChoose({ version: closed.version, asOf: closed.asOf })}
                  >
                    {text('period.showClosed')}
                  </Button>
                )}
              </MessageBarActions>
            </MessageBar>
          )}
          {reopened !== null && (
            <p className={look.note}>
              {text('period.reopened', {
                date: formatDate(reopened.day),
                by: reopened.by,
                reason: reopened.reason,
              })}
            </p>
          )}
          {refused && (
            <MessageBar intent="error" layout="multiline" politeness="assertive">
              <MessageBarBody>{refused.message}</MessageBarBody>
            </MessageBar>
          )}
          <p className={styles.counts} role="status">
            {period.units.length === 0 ? text('rollup.empty') : text('period.counts', counts)}
          </p>
          <div className={styles.bar}>
            {period.may.includes('close') && (
              <Button disabledFocusable={periods.isActing} onClick={() => setDialog('close')}>
                {text('period.close')}
              </Button>
            )}
            {period.may.includes('reopen') && (
              <Button
                disabledFocusable={periods.isActing}
                onClick={() =>
                  setAsking({
                    title: text('period.reopenTitle', { numeral }),
                    word: text('period.reopen'),
                    deed: { quarter, action: 'reopen' },
                  })
                }
              >
                {text('period.reopen')}
              </Button>
            )}
            <Button onClick={onRemind}>{text('period.remind')}</Button>
            <Button onClick={() => setDialog('schedule')}>{text('schedule.open')}</Button>
            <Button onClick={() => setDialog('contacts')}>{text('contacts.open')}</Button>
            <Button onClick={() => setDrawer('log')}>{text('period.log')}</Button>
          </div>
          {period.units.length > 0 && (
            <PeriodUnitsTable
              period={period}
              isActing={periods.isActing}
              nameOf={nameOf}
              onAct={deed => void act(deed)}
              onAsk={setAsking}
              onChanges={showChanges}
            />
          )}
          {asking && (
            <ReasonDialog
              title={asking.title}
              word={asking.word}
              onClose={() => setAsking(null)}
              onGive={reason => {
                setAsking(null);
                void act({ ...asking.deed, reason });
              }}
            />
          )}
          {dialog === 'close' && (
            <CloseDialog
              period={period}
              rollup={rollup}
              onClose={() => setDialog(null)}
              onDo={() => {
                setDialog(null);
                void act({ quarter, action: 'close', asOf: rollup.asOf });
              }}
            />
          )}
          {dialog === 'schedule' && (
            <ScheduleDialog
              period={period}
              year={year}
              onClose={() => setDialog(null)}
              onSave={schedule => void setSchedule(schedule)}
            />
          )}
          {dialog === 'contacts' && (
            <ContactsDialog ask={ask} nameOf={nameOf} onClose={() => setDialog(null)} />
          )}
          <ChangedCells
            of={changes}
            open={drawer === 'changes'}
            news={news}
            ask={ask}
            nameOf={nameOf}
            titleOf={titleOf}
            onClose={() => setDrawer(null)}
          />
          <PeriodLogDrawer
            quarter={quarter}
            open={drawer === 'log'}
            news={news}
            ask={ask}
            nameOf={nameOf}
            onClose={() => setDrawer(null)}
          />
        </>
      }
    />
  );
}
