import {
  Button,
  makeStyles,
  mergeClasses,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { formatDate } from '../../plan/iso-date.ts';
import type { PeriodActionName, PeriodAnswer, UnitReportAnswer } from '../../plan/period/period-http.ts';
import type { PeriodDeedRequest } from '../client/plan-client.ts';
import { ReportStateMark } from '../parts/report-state-mark.tsx';
import type { TextKey } from '../text/text.ts';
import { useText } from '../text/text-context.tsx';
import { DataHeads } from './data-heads.tsx';
import { FigureButton } from './figure-button.tsx';
import { NARROW, useDataTable } from './use-data-table.ts';

const useStyles = makeStyles({
  // On a phone a unit's state stands under its name, so that what may be done is in view.
  table: {
    [NARROW]: {
      display: 'block',
      '& thead': {
        position: 'absolute',
        width: '1px',
        height: '1px',
        overflow: 'hidden',
        clipPath: 'inset(50%)',
      },
      '& tbody': { display: 'block' },
      '& tr': {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        padding: `${tokens.spacingVerticalS} 0`,
        borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
      },
      '& th, & td': { borderTop: 'none', paddingTop: 0, paddingBottom: 0 },
    },
  },
  state: { [NARROW]: { gridRow: 2, gridColumn: '1 / -1' } },
  act: {
    display: 'flex',
    alignItems: 'start',
    whiteSpace: 'nowrap',
    gap: tokens.spacingHorizontalXS,
    justifyContent: 'flex-end',
  },
});

/** What a menu offers of a unit, with its word; those that need a reason ask for it. */
const menuWords: readonly (readonly [PeriodActionName, TextKey])[] = [
  ['return', 'period.return'],
  ['exclude', 'period.exclude'],
  ['include', 'period.include'],
  ['submit', 'period.submitFor'],
  ['withdraw', 'period.withdrawFor'],
];

/** A deed that waits for its reason. */
export type Asking = Readonly<{ title: string; word: string; deed: PeriodDeedRequest }>;

type Props = Readonly<{
  period: PeriodAnswer;
  isActing: boolean;
  nameOf: (unit: string) => string;
  onAct: (deed: PeriodDeedRequest) => void;
  onAsk: (asking: Asking) => void;
  /** Opens the cells of a unit that were changed after its report was sent, or the quarter closed. */
  onChanges: (unit: string) => void;
}>;

/** The units' reports of a quarter, each with its state and what may be done about it. */
export function PeriodUnitsTable({
  period: { quarter, units },
  isActing,
  nameOf,
  onAct,
  onAsk,
  onChanges,
}: Props) {
  const { text } = useText();
  const styles = useStyles();
  const look = useDataTable();
  return (
    <table className={mergeClasses(look.table, styles.table)} role="table">
      <DataHeads words={[text('dash.unit'), text('period.state'), text('period.do')]} numbers={1} />
      <tbody role="rowgroup">
        {units.map(report => {
          const name = nameOf(report.unit);
          const items = menuWords.filter(([action]) => report.may.includes(action));
          return (
            <tr key={report.unit} role="row">
              <th scope="row" role="rowheader" className={`${look.cell} ${look.name}`}>
                {name}
                <p className={look.note}>
                  {text('period.rows', { reported: report.reported, rows: report.rows })}
                </p>
              </th>
              <td role="cell" className={mergeClasses(look.cell, look.words, styles.state)}>
                <ReportStateMark state={report.state} />
                <StateNotes report={report} name={name} onChanges={() => onChanges(report.unit)} />
              </td>
              <td role="cell" className={look.cell}>
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
function StateNotes({
  report,
  name,
  onChanges,
}: Readonly<{ report: UnitReportAnswer; name: string; onChanges: () => void }>) {
  const { text } = useText();
  const look = useDataTable();
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
    ...(lastReminder ? [text('period.reminded', { date: formatDate(lastReminder.day) })] : []),
  ];
  // What is listed is what came after the closing, of an open quarter what came after the report was sent.
  const changed =
    report.state === 'compiled'
      ? changedSinceClosed > 0 && text('period.changedSinceClosed', { n: changedSinceClosed })
      : changedSinceSubmitted > 0 && text('period.changedSince', { n: changedSinceSubmitted });
  return (
    <>
      {notes.map(note => (
        <p key={note} className={look.note}>
          {note}
        </p>
      ))}
      {changed !== false && (
        <p className={look.note}>
          <FigureButton label={`${name}: ${changed}`} onOpen={onChanges}>
            {changed}
          </FigureButton>
        </p>
      )}
    </>
  );
}
