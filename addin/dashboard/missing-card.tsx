import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { Ref } from 'react';
import { formatDate } from '../../plan/iso-date.ts';
import type { PeriodAnswer } from '../../plan/period/period-http.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import { DataHeads } from './data-heads.tsx';
import { FigureButton } from './figure-button.tsx';
import type { OpenFigure } from './opened-figure.ts';
import { useDataTable } from './use-data-table.ts';

const useStyles = makeStyles({
  clean: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    '& svg': { fontSize: '20px', flexShrink: 0, color: tokens.colorBrandForeground1 },
  },
});

type Props = Readonly<{
  rollup: Rollup;
  /** How the quarter's reports stand; not known at first. */
  period: PeriodAnswer | undefined;
  nameOf: (unit: string) => string;
  onOpen: OpenFigure;
  onRemind: (unit: string) => void;
  listRef: Ref<HTMLDivElement>;
}>;

/** Units with rows in the quarter that have entered nothing; each that is awaited can be reminded from here. */
export function MissingCard({ rollup, period, nameOf, onOpen, onRemind, listRef }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const look = useDataTable();
  const rowsOf = new Map(rollup.units.map(unit => [unit.unit, unit]));
  const reportOf = new Map((period?.units ?? []).map(report => [report.unit, report]));
  const isAwaited = (unit: string): boolean => {
    const report = reportOf.get(unit);
    if (report === undefined || report.excluded !== null || period?.closed) return false;
    return report.state === 'entering' || report.state === 'returned';
  };
  return (
    <div ref={listRef} tabIndex={-1} style={{ outline: 'none' }}>
      <ChartCard
        title={text('rollup.missing', { n: rollup.missing.length })}
        table={
          rollup.units.length === 0 ? (
            <p>{text('rollup.empty')}</p>
          ) : rollup.missing.length === 0 ? (
            <div className={styles.clean}>
              <CheckmarkCircleRegular aria-hidden />
              {text('rollup.missingNone')}
            </div>
          ) : (
            <table className={look.table}>
              <DataHeads
                words={[text('dash.unit'), text('dash.rows'), text('dash.overdue'), text('period.remind')]}
                numbers={3}
              />
              <tbody>
                {rollup.missing.map(unit => {
                  const rows = rowsOf.get(unit)?.rows ?? 0;
                  const reminder = reportOf.get(unit)?.lastReminder ?? null;
                  return (
                    <tr key={unit}>
                      <th scope="row" className={`${look.cell} ${look.name}`}>
                        {nameOf(unit)}
                        {reminder && (
                          <p className={look.note}>
                            {text('period.reminded', { date: formatDate(reminder.day) })}
                          </p>
                        )}
                      </th>
                      <td className={`${look.cell} ${look.number}`}>
                        <FigureButton
                          label={`${nameOf(unit)}, ${text('dash.rows')}: ${rows}`}
                          onOpen={() =>
                            onOpen({
                              figure: { kind: 'unit', unit, of: 'rows' },
                              quarter: rollup.quarter,
                              label: `${nameOf(unit)} · ${text('dash.rows')}`,
                            })
                          }
                        >
                          {rows}
                        </FigureButton>
                      </td>
                      <td className={`${look.cell} ${look.number}`}>{rowsOf.get(unit)?.overdue ?? 0}</td>
                      <td className={`${look.cell} ${look.number} ${look.whole}`}>
                        {isAwaited(unit) && (
                          <Button
                            size="small"
                            aria-label={text('period.remindOf', { unit: nameOf(unit) })}
                            onClick={() => onRemind(unit)}
                          >
                            {text('period.remind')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )
        }
      />
    </div>
  );
}
