import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { quarterNumeral, quarters } from '../../plan/quarter.ts';
import type { Rollup, RollupUnit } from '../../plan/rollup.ts';
import { standingOf, unitQuarters, type Standing } from '../../plan/rollup/unit-quarters.ts';
import { formatShare } from '../parts/format.ts';
import { useText } from '../text/text-context.tsx';
import { ChartCard } from './chart-card.tsx';
import type { OpenFigure } from './opened-figure.ts';
import { NARROW, useDataTable } from './use-data-table.ts';

const FIRST_UNITS = 15;

const useStyles = makeStyles({
  // On a phone a unit's name stands over its quarters, so that all four are in view.
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: '3px',
    [NARROW]: {
      display: 'block',
      '& thead, & tbody': { display: 'block' },
      '& tr': { display: 'grid', gridTemplateColumns: 'repeat(4, minmax(0, 1fr))', gap: '3px' },
      '& tbody tr': { paddingTop: tokens.spacingVerticalM },
      '& th[scope="row"], & thead th:first-child': { gridColumn: '1 / -1' },
    },
  },
  name: { textAlign: 'left', fontWeight: tokens.fontWeightRegular, minWidth: '90px' },
  quarter: { width: '17%', textAlign: 'center', [NARROW]: { width: 'auto', padding: 0 } },
  slot: { padding: 0, height: '36px' },
  cell: {
    font: 'inherit',
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    fontVariantNumeric: 'tabular-nums',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    ':hover': { outline: `1px solid ${tokens.colorNeutralForeground1}` },
  },
  absent: {
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
    [NARROW]: { lineHeight: '36px' },
  },
  unreported: { backgroundColor: tokens.colorNeutralBackground4 },
  open: { backgroundColor: tokens.colorPaletteBlueBackground2, color: tokens.colorPaletteBlueForeground2 },
  none: { backgroundColor: tokens.colorPaletteRedBackground2, color: tokens.colorPaletteRedForeground2 },
  some: {
    backgroundColor: tokens.colorPaletteDarkOrangeBackground2,
    color: tokens.colorPaletteDarkOrangeForeground2,
  },
  most: {
    backgroundColor: tokens.colorPaletteMarigoldBackground2,
    color: tokens.colorPaletteMarigoldForeground2,
  },
  all: {
    backgroundColor: tokens.colorPaletteGreenBackground2,
    color: tokens.colorPaletteGreenForeground2,
  },
});

type Props = Readonly<{
  year: readonly Rollup[];
  nameOf: (unit: string) => string;
  onOpen: OpenFigure;
}>;

/**
 * Units against quarters, shaded by their rate. The picture is a table itself, so it reads and prints as one; its parts say
 * what they are, since a table that is laid out in another way is no table to some screen readers.
 */
export function HeatCard({ year, nameOf, onOpen }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const look = useDataTable();
  const [all, setAll] = useState(false);
  const units = unitQuarters(year);
  const shown = all ? units : units.slice(0, FIRST_UNITS);
  const word = (unit: RollupUnit): string => {
    if (unit.reported === 0) return text('dash.standing.unreported');
    return unit.rate === null ? text('dash.standing.open') : formatShare(unit.rate, language);
  };
  return (
    <ChartCard
      title={text('dash.heat')}
      hint={text('dash.heatHint')}
      table={
        <>
          <table className={styles.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader" className={look.head}>
                  {text('dash.unit')}
                </th>
                {quarters.map(quarter => (
                  <th
                    key={quarter}
                    scope="col"
                    role="columnheader"
                    className={mergeClasses(look.head, styles.quarter)}
                  >
                    {text('rollup.quarter', { numeral: quarterNumeral(quarter) })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {shown.map(line => (
                <tr key={line.unit} role="row">
                  <th scope="row" role="rowheader" className={styles.name}>
                    {nameOf(line.unit)}
                  </th>
                  {line.quarters.map(({ quarter, unit }) => {
                    const standing: Standing = standingOf(unit);
                    if (unit === null) {
                      return (
                        <td key={quarter} role="cell" className={mergeClasses(styles.slot, styles.absent)}>
                          –
                        </td>
                      );
                    }
                    const numeral = text('rollup.quarter', { numeral: quarterNumeral(quarter) });
                    const label = `${nameOf(line.unit)} · ${numeral}`;
                    return (
                      <td key={quarter} role="cell" className={styles.slot}>
                        <button
                          type="button"
                          className={mergeClasses(styles.cell, styles[standing])}
                          aria-label={text('dash.openFigure', { label: `${label}: ${word(unit)}` })}
                          onClick={() =>
                            onOpen({
                              figure: { kind: 'unit', unit: line.unit, of: 'rows' },
                              quarter,
                              label,
                            })
                          }
                        >
                          {word(unit)}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          {units.length > shown.length && (
            <Button appearance="subtle" onClick={() => setAll(true)}>
              {text('dash.moreUnits', { n: units.length - shown.length })}
            </Button>
          )}
        </>
      }
    />
  );
}
