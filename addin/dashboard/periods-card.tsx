import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import { formatDate } from '../../plan/iso-date.ts';
import type { PeriodActionName, PeriodAnswer, UnitReportAnswer } from '../../plan/period/period-http.ts';
import { quarterNumeral } from '../../plan/quarter.ts';
import type { Rollup } from '../../plan/rollup.ts';
import type { Failure } from '../client/answer.ts';
import type { PeriodDeedRequest } from '../client/plan-client.ts';
import { ReportStateMark } from '../parts/report-state-mark.tsx';
import type { Periods } from '../parts/use-periods.ts';
import type { TextKey } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import { CloseDialog } from './close-dialog.tsx';
import type { Choice } from './dashboard-state.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { RemindersDialog, type AskReminders } from './reminders-dialog.tsx';
import { useDataTable } from './use-data-table.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalM,
  },
  note: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  act: { display: 'flex', gap: tokens.spacingHorizontalXS, justifyContent: 'flex-end' },
});

/** What a menu offers of a unit, with its word; those that need a reason ask for it. */
const menuWords: readonly (readonly [PeriodActionName, TextKey])[] = [
  ['return', 'period.return'],
  ['exclude', 'period.exclude'],
  ['include', 'period.include'],
  ['submit', 'period.submitFor'],
  ['withdraw', 'period.withdrawFor'],
];

type Asking = Readonly<{ title: string; word: string; deed: PeriodDeedRequest }>;

type Props = Readonly<{
  period: PeriodAnswer;
  periods: Pick<Periods, 'act' | 'isActing'>;
  /** The quarter's figures that are in view. */
  rollup: Rollup;
  choice: Choice;
  nameOf: (unit: string) => string;
  reminders: AskReminders;
  onChoose: (part: Partial<Choice>) => void;
}>;

/** How each unit's report of the quarter stands, and what the secretariat does about it. */
export function PeriodsCard({ period, periods, rollup, choice, nameOf, reminders, onChoose }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [dialog, setDialog] = useState<'close' | 'remind' | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { quarter, closed, reopened, counts, window, deadline } = period;
  const numeral = quarterNumeral(quarter);
  const act = async (deed: PeriodDeedRequest): Promise<void> => {
    setRefused(null);
    const done = await periods.act(deed);
    if (done.kind === 'failed') setRefused(done);
  };
  const isClosedInView = closed !== null && choice.version === closed.version && choice.asOf === closed.asOf;
  return (
    <ChartCard
      title={text('period.table')}
      hint={text('period.dates', {
        from: formatDate(window.from),
        to: formatDate(window.to),
        deadline: formatDate(deadline),
      })}
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
            <p className={styles.note}>
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
          <p role="status">{text('period.counts', counts)}</p>
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
            <Button onClick={() => setDialog('remind')}>{text('period.remind')}</Button>
          </div>
          <UnitTable
            period={period}
            isActing={periods.isActing}
            nameOf={nameOf}
            onAct={deed => void act(deed)}
            onAsk={setAsking}
          />
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
          {dialog === 'remind' && (
            <RemindersDialog quarter={quarter} reminders={reminders} onClose={() => setDialog(null)} />
          )}
        </>
      }
    />
  );
}

type TableProps = Readonly<{
  period: PeriodAnswer;
  isActing: boolean;
  nameOf: (unit: string) => string;
  onAct: (deed: PeriodDeedRequest) => void;
  onAsk: (asking: Asking) => void;
}>;

function UnitTable({ period: { quarter, units }, isActing, nameOf, onAct, onAsk }: TableProps) {
  const { text } = useText();
  const styles = useStyles();
  const look = useDataTable();
  return (
    <table className={look.table}>
      <thead>
        <tr>
          {[text('dash.unit'), text('period.state'), text('period.do')].map((word, index) => (
            <th key={word} scope="col" className={`${look.head} ${index === 2 ? look.number : ''}`}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {units.map(report => {
          const name = nameOf(report.unit);
          const items = menuWords.filter(([action]) => report.may.includes(action));
          return (
            <tr key={report.unit}>
              <th scope="row" className={look.cell}>
                {name}
                <p className={styles.note}>
                  {text('period.rows', { reported: report.reported, rows: report.rows })}
                </p>
              </th>
              <td className={look.cell}>
                <ReportStateMark state={report.state} />
                <StateNotes report={report} />
              </td>
              <td className={look.cell}>
                <div className={styles.act}>
                  {report.may.includes('accept') && (
                    <Button
                      size="small"
                      disabledFocusable={isActing}
                      aria-label={text('period.acceptOf', { unit: name })}
                      onClick={() => onAct({ quarter, action: 'accept', unit: report.unit })}
                    >
                      {text('period.accept')}
                    </Button>
                  )}
                  {items.length > 0 && (
                    <Menu>
                      <MenuTrigger disableButtonEnhancement>
                        <Button
                          size="small"
                          appearance="subtle"
                          icon={<MoreHorizontalRegular />}
                          aria-label={text('period.doFor', { unit: name })}
                        />
                      </MenuTrigger>
                      <MenuPopover>
                        <MenuList>
                          {items.map(([action, key]) => (
                            <MenuItem
                              key={action}
                              onClick={() => {
                                const deed = { quarter, action, unit: report.unit };
                                if (action !== 'return' && action !== 'exclude') return onAct(deed);
                                onAsk({ title: `${text(key)} · ${name}`, word: text(key), deed });
                              }}
                            >
                              {text(key)}
                            </MenuItem>
                          ))}
                        </MenuList>
                      </MenuPopover>
                    </Menu>
                  )}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What is to be known beside the state: when it was sent, why it came back, what was changed since. */
function StateNotes({ report }: { report: UnitReportAnswer }) {
  const { text } = useText();
  const styles = useStyles();
  const { submitted, last, excluded, missing, changedSinceSubmitted, changedSinceClosed, lastReminder } =
    report;
  const notes = [
    ...(submitted
      ? [
          `${text('period.sentOn', { date: formatDate(submitted.day) })}${submitted.late ? `, ${text('period.sentLate')}` : ''}`,
        ]
      : []),
    ...(missing ? [text('period.missing')] : []),
    ...(report.state === 'returned' && last?.reason
      ? [text('period.returnedBy', { reason: last.reason })]
      : []),
    ...(excluded ? [text('period.excludedBy', { reason: excluded.reason })] : []),
    ...(changedSinceSubmitted > 0 ? [text('period.changedSince', { n: changedSinceSubmitted })] : []),
    ...(changedSinceClosed > 0 ? [text('period.changedSinceClosed', { n: changedSinceClosed })] : []),
    ...(lastReminder ? [text('period.reminded', { date: formatDate(lastReminder.day) })] : []),
  ];
  return notes.map(note => (
    <p key={note} className={styles.note}>
      {note}
    </p>
  ));
}
