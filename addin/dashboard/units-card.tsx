import { Button, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { ProgressClass, progressClassLabels, type Rollup, type RollupUnit } from '../../plan/rollup.ts';
import type { UnitPart } from '../../plan/rollup/rows-behind.ts';
import { formatShare } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import { ClassLegend } from './class-legend.tsx';
import { DataHeads } from './data-heads.tsx';
import { FigureButton } from './figure-button.tsx';
import type { OpenFigure } from './opened-figure.ts';
import { useDataTable } from './use-data-table.ts';

const UnitBars = lazy(() => import('./charts/unit-bars.tsx').then(({ UnitBars }) => ({ default: UnitBars })));

/** Bars that are read at a glance; the others are one press away. */
const FIRST_UNITS = 15;

type Props = Readonly<{ rollup: Rollup; nameOf: (unit: string) => string; onOpen: OpenFigure }>;

/** Who stands how: each unit's rows by class, those with overdue rows first. */
export function UnitsCard({ rollup, nameOf, onOpen }: Props) {
  const { text } = useText();
  const [all, setAll] = useState(false);
  const units = rollup.units.toSorted((a, b) => b.overdue - a.overdue || b.rows - a.rows);
  const shown = all ? units : units.slice(0, FIRST_UNITS);
  const used = ProgressClass.options.filter(name => units.some(unit => unit.classes[name] > 0));
  const open = (unit: string, of: UnitPart, label: string): void =>
    onOpen({
      figure: { kind: 'unit', unit, of },
      quarter: rollup.quarter,
      label: `${nameOf(unit)} · ${label}`,
    });
  if (units.length === 0) {
    return <ChartCard title={text('dash.units')} table={<p>{text('rollup.empty')}</p>} />;
  }
  return (
    <ChartCard
      title={text('dash.units')}
      hint={text('dash.unitsHint')}
      chart={
        <>
          <ClassLegend classes={used} />
          <Suspense fallback={<Spinner size="small" label={text('dash.drawing')} />}>
            <UnitBars units={shown} nameOf={nameOf} onOpen={open} />
          </Suspense>
          {units.length > shown.length && (
            <Button appearance="subtle" onClick={() => setAll(true)}>
              {text('dash.moreUnits', { n: units.length - shown.length })}
            </Button>
          )}
        </>
      }
      table={<UnitTable units={units} used={used} nameOf={nameOf} onOpen={open} />}
    />
  );
}

type TableProps = Readonly<{
  units: readonly RollupUnit[];
  used: readonly ProgressClass[];
  nameOf: (unit: string) => string;
  onOpen: (unit: string, of: UnitPart, label: string) => void;
}>;

function UnitTable({ units, used, nameOf, onOpen }: TableProps) {
  const { text, language } = useText();
  const look = useDataTable();
  const number = `${look.cell} ${look.number}`;
  return (
    <table className={look.table}>
      <DataHeads
        words={[
          text('dash.unit'),
          text('dash.rows'),
          text('dash.reported'),
          ...used.map(name => progressClassLabels[name][language]),
          text('dash.rateShort'),
        ]}
        numbers={used.length + 3}
      />
      <tbody>
        {units.map(unit => {
          const figure = (n: number, of: UnitPart, word: string) => (
            <td key={of} className={number}>
              <FigureButton
                label={`${nameOf(unit.unit)}, ${word}: ${n}`}
                onOpen={n === 0 ? null : () => onOpen(unit.unit, of, word)}
              >
                {n}
              </FigureButton>
            </td>
          );
          return (
            <tr key={unit.unit}>
              <th scope="row" className={`${look.cell} ${look.name}`}>
                {nameOf(unit.unit)}
              </th>
              {figure(unit.rows, 'rows', text('dash.rows'))}
              {figure(unit.reported, 'reported', text('dash.reported'))}
              {used.map(name => figure(unit.classes[name], name, progressClassLabels[name][language]))}
              <td className={number}>
                {unit.rate === null ? (
                  '–'
                ) : (
                  <FigureButton
                    label={`${nameOf(unit.unit)}, ${text('dash.rateShort')}: ${formatShare(unit.rate, language)}`}
                    onOpen={() => onOpen(unit.unit, 'rated', text('dash.rated'))}
                  >
                    {formatShare(unit.rate, language)}
                  </FigureButton>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
