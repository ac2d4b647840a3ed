// The reports that the secretariat writes as sheets of the workbook.
import type { Language } from '../../plan/reasons/reason.ts';
import { defaultAsOf } from '../../plan/rollup/default-as-of.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { buildSheet } from '../../plan/sheet/build-sheet.ts';
import { overviewSheet } from '../../plan/sheet/overview-sheet.ts';
import type { PrintedSheet } from '../../plan/sheet/printed-sheet.ts';
import { rollupSheet } from '../../plan/sheet/rollup-sheet.ts';
import { unitViewSheet } from '../../plan/sheet/unit-view-sheet.ts';
import type { Unit, UnitId } from '../../plan/unit.ts';
import type { Open } from './session-state.ts';

export type Report =
  | Readonly<{ kind: 'rollup'; rollup: Rollup }>
  /** All units and all rows, as they stand now. */
  | Readonly<{ kind: 'overview' }>
  /** The sheet that a unit will get. */
  | Readonly<{ kind: 'unitView'; unit: UnitId }>;

type Source = Pick<Open, 'plan' | 'tasks' | 'units' | 'rows' | 'version' | 'signIn'>;

export function reportSheet(report: Report, open: Source, language: Language): PrintedSheet {
  const { plan, tasks, units, rows, version } = open;
  const print = { plan, tasks, units, rows, language };
  switch (report.kind) {
    case 'rollup':
      return rollupSheet(report.rollup, print);
    case 'overview':
      return overviewSheet(print, { asOf: defaultAsOf(plan.year, open.signIn.today), version });
    case 'unitView': {
      const unit = units.find(({ id }) => id === report.unit);
      if (!unit) throw new Error(`expected unit ${report.unit} in the plan, found none`);
      return unitViewSheet(sheetOfUnit(open, unit), unit, language);
    }
  }
}

/** Units that have rows of their own, in the order of the directory. */
export function unitsWithRows({ units, rows }: Pick<Open, 'units' | 'rows'>): Unit[] {
  const owners = new Set(rows.map(row => row.unit));
  return units.filter(({ id }) => owners.has(id));
}

function sheetOfUnit({ plan, tasks, units, rows, version, signIn }: Source, unit: Unit) {
  return buildSheet({
    plan,
    tasks,
    units,
    rows,
    version,
    account: { id: unit.id, name: unit.name, unit: unit.id, role: 'unit' },
    epoch: '',
    file: '',
    signature: '',
    today: signIn.today,
  });
}
