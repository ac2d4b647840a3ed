import { Button, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Task } from '../../plan/plan.ts';
import { ProgressClass, type Rollup } from '../../plan/rollup.ts';
import { taskSpans } from '../../plan/rollup/task-spans.ts';
import { formatDate } from '../../plan/iso-date.ts';
import { columnLabel } from '../parts/format.ts';
import { ProgressClassMark } from '../parts/progress-class-mark.tsx';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import { ClassLegend } from './class-legend.tsx';
import { DataHeads } from './data-heads.tsx';
import { FigureButton } from './figure-button.tsx';
import type { OpenFigure } from './opened-figure.ts';
import { useDataTable } from './use-data-table.ts';

const TaskTimeline = lazy(() =>
  import('./charts/task-timeline.tsx').then(({ TaskTimeline }) => ({ default: TaskTimeline })),
);

const FIRST_TASKS = 20;

type Props = Readonly<{
  rollup: Rollup;
  tasks: readonly Task[];
  year: number;
  onOpen: OpenFigure;
}>;

/** The quarter's tasks against the year: when each begins, when it is due, how it stands. */
export function TimelineCard({ rollup, tasks, year, onOpen }: Props) {
  const { text, language } = useText();
  const look = useDataTable();
  const [all, setAll] = useState(false);
  const titles = new Map(tasks.map(task => [task.no, task.title]));
  const titleOf = (task: number): string => titles.get(task) ?? '';
  const spans = taskSpans(rollup, tasks, year);
  const shown = all ? spans : spans.slice(0, FIRST_TASKS);
  const used = ProgressClass.options.filter(name => spans.some(span => span.class === name));
  const open = (task: number): void =>
    onOpen({
      figure: { kind: 'task', task },
      quarter: rollup.quarter,
      label: text('problems.row', { no: task }),
    });
  if (spans.length === 0) {
    return <ChartCard title={text('dash.timeline')} table={<p>{text('rollup.empty')}</p>} />;
  }
  return (
    <ChartCard
      title={text('dash.timeline')}
      chart={
        <>
          <ClassLegend classes={used} />
          <Suspense fallback={<Spinner size="small" label={text('dash.drawing')} />}>
            <TaskTimeline spans={shown} year={year} titleOf={titleOf} onOpen={open} />
          </Suspense>
          {spans.length > shown.length && (
            <Button appearance="subtle" onClick={() => setAll(true)}>
              {text('dash.moreTasks', { n: spans.length - shown.length })}
            </Button>
          )}
        </>
      }
      table={
        <table className={look.table}>
          <DataHeads
            words={[
              ...(['no', 'title', 'due'] as const).map(column => columnLabel(column, language)),
              text('rollup.class'),
            ]}
          />
          <tbody>
            {spans.map(span => (
              <tr key={span.task}>
                <th scope="row" className={look.cell}>
                  <FigureButton
                    label={text('problems.row', { no: span.task })}
                    onOpen={() => open(span.task)}
                  >
                    {span.task}
                  </FigureButton>
                </th>
                <td className={`${look.cell} ${look.title}`}>{titleOf(span.task)}</td>
                <td className={look.cell}>{span.due === null ? text('page.noDue') : formatDate(span.due)}</td>
                <td className={`${look.cell} ${look.words}`}>
                  <ProgressClassMark progressClass={span.class} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
