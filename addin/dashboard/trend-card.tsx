import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useMemo } from 'react';
import { formatDate } from '../../plan/iso-date.ts';
import { trendDates, trendOf } from '../../plan/rollup/trend.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { formatShare } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import type { Behind } from './dashboard-state.ts';
import { useDataTable } from './use-data-table.ts';

const RateLine = lazy(() => import('./charts/rate-line.tsx').then(({ RateLine }) => ({ default: RateLine })));

/** How the quarter's rate moved over the year, by the dates in the records. */
export function TrendCard({ rollup, behind }: Readonly<{ rollup: Rollup; behind: Behind }>) {
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
            <RateLine points={points} />
          </Suspense>
        )
      }
      table={
        <table className={look.table}>
          <thead>
            <tr>
              {headers.map((word, index) => (
                <th key={word} scope="col" className={`${look.head} ${index > 0 ? look.number : ''}`}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ asOf, classes, rate }) => (
              <tr key={asOf}>
                <th scope="row" className={look.cell}>
                  {formatDate(asOf)}
                </th>
                <td className={`${look.cell} ${look.number}`}>{classes.doneOnTime + classes.doneLate}</td>
                <td className={`${look.cell} ${look.number}`}>{classes.openOverdue}</td>
                <td className={`${look.cell} ${look.number}`}>
                  {rate === null ? '–' : formatShare(rate, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
