import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CompareAnswer, ComparedFigure } from '../../../plan/rollup/compare.ts';
import { changedRowsOf, tasksBehindDifference, withChangedRows } from '../../../plan/rollup/difference.ts';
import { ProgressClass } from '../../../plan/rollup.ts';
import { useText } from '../../text/text-context.tsx';
import { DataHeads } from '../data-heads.tsx';
import { FigureButton } from '../figure-button.tsx';
import { useDataTable } from '../use-data-table.ts';
import type { OpenedDifference } from './changed-drawer.tsx';
import { DifferenceMark, differenceWords } from './difference-mark.tsx';
import { figureName, figureValue } from './figure-words.ts';

const FIRST_UNITS = 15;

/** What is compared of each unit. */
const ofUnits = ['rows', 'reported', 'done', 'overdue', 'rate'];

const useStyles = makeStyles({
  name: { minWidth: '136px' },
  both: { whiteSpace: 'nowrap' },
  same: { color: tokens.colorNeutralForeground2 },
});

type Props = Readonly<{ answer: CompareAnswer; onOpen: (opened: OpenedDifference) => void }>;

/** The headline of both sides with their differences, each open to the tasks that make it. */
export function HeadlineTable({ answer, onOpen }: Props) {
  const { text, language } = useText();
  const look = useDataTable();
  const number = `${look.cell} ${look.number}`;
  const open = (figure: ComparedFigure): (() => void) | null => {
    const tasks = tasksBehindDifference(figure.figure, answer.tasks);
    const name = figureName(figure.figure, text, language);
    const isExact = ProgressClass.safeParse(figure.figure).success || figure.figure === 'listed';
    if (tasks.length === 0 || (!isExact && figure.left === figure.right)) return null;
    const label = text(isExact ? 'compare.behind' : 'compare.behindAll', { figure: name });
    return () => onOpen({ label, tasks: withChangedRows(tasks, answer.rows) });
  };
  return (
    <table className={look.table} aria-label={text('compare.title')}>
      <DataHeads
        words={[
          text('compare.figure'),
          text('compare.left'),
          text('compare.right'),
          text('compare.difference'),
        ]}
        numbers={3}
      />
      <tbody>
        {answer.figures.map(figure => {
          const name = figureName(figure.figure, text, language);
          return (
            <tr key={figure.figure}>
              <th scope="row" className={`${look.cell} ${look.name}`}>
                {name}
              </th>
              <td className={number}>{figureValue(figure, 'left', language)}</td>
              <td className={number}>{figureValue(figure, 'right', language)}</td>
              <td className={number}>
                <FigureButton
                  label={`${name}, ${differenceWords(figure, text, language)}`}
                  onOpen={open(figure)}
                >
                  <DifferenceMark figure={figure} />
                </FigureButton>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Units of either side, those with a difference first: both values and their difference, and how many of the unit's rows changed class. */
export function UnitsTable({
  answer,
  onOpen,
  nameOf,
}: Props & Readonly<{ nameOf: (unit: string) => string }>) {
  const { text, language } = useText();
  const styles = useStyles();
  const look = useDataTable();
  const [all, setAll] = useState(false);
  const units = answer.units.toSorted((a, b) => Number(hasMoved(b)) - Number(hasMoved(a)));
  const shown = all ? units : units.slice(0, FIRST_UNITS);
  const words = ofUnits.map(figure => figureName(figure, text, language));
  return (
    <>
      <table className={look.table} aria-label={text('compare.units')}>
        <DataHeads
          words={[text('dash.unit'), ...words, text('compare.changedRows')]}
          numbers={ofUnits.length + 1}
        />
        <tbody>
          {shown.map(({ unit, figures }) => {
            const changed = changedRowsOf(unit, answer);
            const rows = changed.reduce((sum, task) => sum + task.rows.length, 0);
            const label = text('compare.unit', { unit: nameOf(unit) });
            return (
              <tr key={unit}>
                <th scope="row" className={`${look.cell} ${look.name} ${styles.name}`}>
                  {nameOf(unit)}
                </th>
                {ofUnits.map(name => (
                  <td key={name} className={`${look.cell} ${look.number} ${styles.both}`}>
                    <BothSides figure={figures.find(each => each.figure === name)!} />
                  </td>
                ))}
                <td className={`${look.cell} ${look.number}`}>
                  <FigureButton
                    label={`${label}: ${rows}`}
                    onOpen={rows === 0 ? null : () => onOpen({ label, tasks: changed })}
                  >
                    {rows}
                  </FigureButton>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {answer.units.length > shown.length && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          {text('dash.moreUnits', { n: answer.units.length - shown.length })}
        </Button>
      )}
    </>
  );
}

/** One value where both sides have the same; otherwise both and the difference. */
function BothSides({ figure }: { figure: ComparedFigure }) {
  const { text, language } = useText();
  const styles = useStyles();
  const [left, right] = [figureValue(figure, 'left', language), figureValue(figure, 'right', language)];
  if (left === right) return <span className={styles.same}>{left}</span>;
  return (
    <>
      {text('compare.fromTo', { left, right })}
      {figure.difference !== null && (
        <div>
          <DifferenceMark figure={figure} />
        </div>
      )}
    </>
  );
}

function hasMoved({ figures }: CompareAnswer['units'][number]): boolean {
  return figures.some(({ left, right }) => left !== right);
}
