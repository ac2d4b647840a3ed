import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { formatDate } from '../../plan/iso-date.ts';
import type { Task } from '../../plan/plan.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import { DataHeads } from './data-heads.tsx';
import { FigureButton } from './figure-button.tsx';
import type { OpenFigure } from './opened-figure.ts';
import { useDataTable } from './use-data-table.ts';

const useStyles = makeStyles({
  meta: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  clean: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    '& svg': { fontSize: '20px', flexShrink: 0, color: tokens.colorBrandForeground1 },
  },
});

type OverdueProps = Readonly<{
  rollup: Rollup;
  tasks: readonly Task[];
  nameOf: (unit: string) => string;
  onOpen: OpenFigure;
}>;

/** The quarter's overdue tasks and, below, those that earlier quarters left open. */
export function OverdueCard({ rollup, tasks, nameOf, onOpen }: OverdueProps) {
  const { text } = useText();
  const styles = useStyles();
  const look = useDataTable();
  const taskOf = new Map(tasks.map(task => [task.no, task]));
  const overdue = rollup.tasks.filter(task => task.class === 'openOverdue');
  const listed = new Set(rollup.tasks.map(({ task }) => task));
  const carried = rollup.carriedTasks.filter(({ task }) => !listed.has(task));
  const line = (no: number, lead: string | null, figure: 'task' | 'carried') => {
    const due = taskOf.get(no)?.timing.due ?? null;
    const label = text('problems.row', { no });
    return (
      <tr key={no}>
        <th scope="row" className={look.cell}>
          <FigureButton
            label={label}
            onOpen={() =>
              onOpen({
                figure: figure === 'task' ? { kind: 'task', task: no } : { kind: 'carried' },
                quarter: rollup.quarter,
                label: figure === 'task' ? label : text('dash.carried'),
              })
            }
          >
            {no}
          </FigureButton>
        </th>
        <td className={look.cell}>
          {taskOf.get(no)?.title ?? ''}
          <div className={styles.meta}>
            {lead !== null && <span>{text('dash.lead', { unit: nameOf(lead) })}</span>}
            {due !== null && <span>{text('dash.dueDay', { date: formatDate(due) })}</span>}
          </div>
        </td>
      </tr>
    );
  };
  return (
    <ChartCard
      title={text('dash.overdueTitle', { n: overdue.length })}
      table={
        overdue.length + carried.length === 0 ? (
          <div className={styles.clean}>
            <CheckmarkCircleRegular aria-hidden />
            {text('dash.overdueNone')}
          </div>
        ) : (
          <table className={look.table}>
            <DataHeads words={[text('dash.no'), text('dash.task')]} />
            <tbody>
              {overdue.map(({ task, lead }) => line(task, lead, 'task'))}
              {carried.length > 0 && (
                <tr>
                  <th scope="rowgroup" colSpan={2} className={look.cell}>
                    {text('dash.carriedLine', { n: carried.length })}
                  </th>
                </tr>
              )}
              {carried.map(({ task, lead }) => line(task, lead, 'carried'))}
            </tbody>
          </table>
        )
      }
    />
  );
}
