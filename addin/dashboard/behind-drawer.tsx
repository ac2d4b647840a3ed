import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { fieldNames, isReported, type Fields } from '../../plan/field.ts';
import { rollUp } from '../../plan/rollup/roll-up.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { rowsBehind, type RowBehind, type TaskBehind } from '../../plan/rollup/rows-behind.ts';
import { formatValue, columnLabel } from '../parts/format.ts';
import { ProgressClassMark } from '../parts/progress-class-mark.tsx';
import { RowHistory } from '../parts/row-history.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import type { AskHistory } from '../parts/use-history.ts';
import { useLineLooks } from '../parts/use-line-looks.ts';
import { useText } from '../text/text-context.tsx';
import type { Behind } from './dashboard-state.ts';
import type { OpenedFigure } from './opened-figure.ts';

const FIRST_TASKS = 50;

const useStyles = makeStyles({
  body: { paddingBottom: tokens.spacingVerticalXXL },
  timing: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    paddingTop: tokens.spacingVerticalXXS,
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    alignItems: 'baseline',
    textAlign: 'left',
  },
  unit: { fontWeight: tokens.fontWeightSemibold },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
  },
  fields: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, max-content) 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  field: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Props = Readonly<{
  /** Stays while the drawer closes. */
  opened: OpenedFigure | null;
  open: boolean;
  behind: Behind | null;
  nameOf: (unit: string) => string;
  askHistory: AskHistory;
  onClose: () => void;
  /** The drawer is gone from the page. */
  onClosed: () => void;
}>;

/** What a figure counts: its tasks, the rows of each, and what was written in each row by whom. */
export function BehindDrawer({ opened, open, behind, nameOf, askHistory, onClose, onClosed }: Props) {
  const { text } = useText();
  const styles = useStyles();
  if (opened === null) return null;
  return (
    <SideDrawer
      title={opened.label}
      open={open}
      width="wide"
      bodyClass={styles.body}
      onClose={onClose}
      onClosed={onClosed}
    >
      {behind === null ? (
        <Spinner size="small" label={text('dash.behindLoading')} />
      ) : (
        <Lines opened={opened} behind={behind} nameOf={nameOf} askHistory={askHistory} />
      )}
    </SideDrawer>
  );
}

type LinesProps = Readonly<{
  opened: OpenedFigure;
  behind: Behind;
  nameOf: (unit: string) => string;
  askHistory: AskHistory;
}>;

function Lines({ opened, behind, nameOf, askHistory }: LinesProps) {
  const { text } = useText();
  const styles = useStyles();
  const look = useLineLooks();
  const [shown, setShown] = useState(FIRST_TASKS);
  const { plan, tasks } = behind.document;
  const rollup = useMemo(() => rollupBehind(opened, behind), [opened, behind]);
  const lines: readonly TaskBehind[] =
    rollup === undefined
      ? []
      : rowsBehind(opened.figure, { rollup, tasks, rows: behind.rows, year: plan.year });
  const rows = lines.reduce((sum, line) => sum + line.rows.length, 0);
  const taskOf = new Map(tasks.map(task => [task.no, task]));
  return (
    <>
      <p className={look.count}>{text('dash.behindCount', { tasks: lines.length, rows })}</p>
      <ol className={look.list}>
        {lines.slice(0, shown).map(line => {
          const task = taskOf.get(line.task);
          return (
            <li key={line.task} className={look.line}>
              <h3 className={look.title}>{`${line.task}. ${task?.title ?? ''}`}</h3>
              <div className={mergeClasses(look.small, styles.timing)}>
                <span>{task?.timing.resolved}</span>
                {line.class !== null && <ProgressClassMark progressClass={line.class} />}
              </div>
              {line.rows.length === 0 && <p className={styles.none}>{text('dash.noRows')}</p>}
              <Accordion multiple collapsible>
                {line.rows.map(each => (
                  <RowLine
                    key={each.row.id}
                    each={each}
                    owner={nameOf(each.row.unit)}
                    askHistory={askHistory}
                  />
                ))}
              </Accordion>
            </li>
          );
        })}
      </ol>
      {lines.length > shown && (
        <Button appearance="subtle" onClick={() => setShown(shown + FIRST_TASKS)}>
          {text('dash.moreTasks', { n: lines.length - shown })}
        </Button>
      )}
    </>
  );
}

/** Of the day in view it is here already; of another it is judged from the same rows. */
function rollupBehind({ quarter, asOf }: OpenedFigure, { year, document, rows }: Behind): Rollup | undefined {
  const inView = year.find(each => each.quarter === quarter);
  if (inView === undefined || asOf === undefined || asOf === inView.asOf) return inView;
  return rollUp({ ...document, rows, version: inView.version }, { quarter, asOf });
}

type RowLineProps = Readonly<{ each: RowBehind; owner: string; askHistory: AskHistory }>;

function RowLine({ each: { row, class: name }, owner, askHistory }: RowLineProps) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <AccordionItem value={row.id}>
      <AccordionHeader as="h4" size="small" expandIconPosition="end">
        <span className={styles.row}>
          <span className={styles.unit}>{owner}</span>
          <span>{text(`role.${row.role}`)}</span>
          {isReported(row.fields) ? (
            <ProgressClassMark progressClass={name} />
          ) : (
            <span>{text('dash.notReported')}</span>
          )}
        </span>
      </AccordionHeader>
      <AccordionPanel>
        <div className={styles.panel}>
          <EnteredFields fields={row.fields} />
          <RowHistory row={row} ask={askHistory} />
        </div>
      </AccordionPanel>
    </AccordionItem>
  );
}

function EnteredFields({ fields }: { fields: Fields }) {
  const { text, language } = useText();
  const styles = useStyles();
  const entered = fieldNames.filter(field => fields[field] !== null);
  if (entered.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {entered.flatMap(field => [
        <dt key={`${field} term`} className={styles.field}>
          {columnLabel(field, language)}
        </dt>,
        <dd key={field} className={styles.value}>
          {formatValue(field, fields[field], text)}
        </dd>,
      ])}
    </dl>
  );
}
