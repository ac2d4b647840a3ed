import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useMemo } from 'react';
import { formatDate, type IsoDate } from '../../plan/iso-date.ts';
import type { Figure } from '../../plan/rollup/rows-behind.ts';
import { trendDates, trendOf } from '../../plan/rollup/trend.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { formatShare } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import type { Behind } from './dashboard-state.ts';
import { DataHeads } from './data-heads.tsx';
import { FigureButton } from './figure-button.tsx';
import type { OpenFigure } from './opened-figure.ts';
import { useDataTable } from './use-data-table.ts';

const RateLine = lazy(() => import('./charts/rate-line.tsx').then(({ RateLine }) => ({ default: RateLine })));

type Props = Readonly<{ rollup: Rollup; behind: Behind; onOpen: OpenFigure }>;

/** How the quarter's rate moved over the year, by the dates in the records. */
export function TrendCard({ rollup, behind, onOpen }: Props) {
  const { text, language } = useText();
  const look = useDataTable();
  const { plan, tasks, units, version } = behind.document;
  const points = useMemo(
    () =>
      trendOf(
        { plan, tasks, units, rows: behind.rows, version },
        rollup.quarter,
        trendDates(plan.year, rollup.asOf),
      ),
    [plan, tasks, units, version, behind.rows, rollup.quarter, rollup.asOf],
  );
  const isKnown = points.some(({ rate }) => rate !== null);
  const open = (figure: Figure, asOf: IsoDate, word: string): void =>
    onOpen({
      ...{ figure, asOf, quarter: rollup.quarter },
      label: text('dash.onDay', { word, date: formatDate(asOf) }),
    });
  const cell = (n: number, shown: string, figure: Figure, asOf: IsoDate, word: string) => (
    <td className={`${look.cell} ${look.number}`}>
      <FigureButton
        label={`${formatDate(asOf)}, ${word}: ${shown}`}
        onOpen={n === 0 ? null : () => open(figure, asOf, word)}
      >
        {shown}
      </FigureButton>
    </td>
  );
  const headers = [
    text('rollup.asOfLabel'),
    text('dash.completed'),
    text('dash.overdue'),
    text('rollup.rate'),
  ];
  return (
    <ChartCard
      title={text('dash.trend')}
      hint={text(isKnown ? 'dash.trendHint' : 'dash.trendNone')}
      chart={
        isKnown && (
          <Suspense fallback={<Spinner size="small" label={text('dash.drawing')} />}>
            <RateLine points={points} onOpen={asOf => open({ kind: 'rated' }, asOf, text('dash.rated'))} />
          </Suspense>
        )
      }
      table={
        <table className={look.table}>
          <DataHeads words={headers} numbers={3} />
          <tbody>
            {points.map(({ asOf, classes, rate }) => (
              <tr key={asOf}>
                <th scope="row" className={look.cell}>
                  {formatDate(asOf)}
                </th>
                {cell(done(classes), String(done(classes)), { kind: 'completed' }, asOf, headers[1]!)}
                {cell(
                  classes.openOverdue,
                  String(classes.openOverdue),
                  { kind: 'class', of: 'openOverdue' },
                  asOf,
                  headers[2]!,
                )}
                {cell(
                  rate === null ? 0 : 1,
                  rate === null ? '–' : formatShare(rate, language),
                  { kind: 'rated' },
                  asOf,
                  headers[3]!,
                )}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

function done({ doneOnTime, doneLate }: Rollup['classes']): number {
  return doneOnTime + doneLate;
}
