// A plan of a given size as its secretariat sees it, built as pane and service build it.
import type { Account } from '../plan/account.ts';
import { emptyRows } from '../plan/row.ts';
import { buildSheet } from '../plan/sheet/build-sheet.ts';
import type { SheetDocument } from '../plan/sheet/sheet-document.ts';
import { makeLargePlan } from '../seeds/make-large-plan.ts';

export const TODAY = '2023-05-15';
export const secretariat: Account = {
  id: 'thu-ky',
  name: 'Thư ký Hội đồng',
  unit: null,
  role: 'secretariat',
};

export type LargeSheet = ReturnType<typeof makeLargePlan> & Readonly<{ document: SheetDocument }>;

/** A made-up plan of `rows` rows or a few more. */
export function aLargeSheet(rows: number): LargeSheet {
  const unitsPerTask = 10;
  const large = makeLargePlan({ tasks: Math.ceil(rows / unitsPerTask), unitsPerTask, seed: 38 });
  const document = buildSheet({
    ...large,
    rows: emptyRows(large.tasks, large.units),
    account: secretariat,
    version: 1,
    epoch: 'bench',
    file: 'bench',
    signature: '',
    today: TODAY,
  });
  return { ...large, document };
}
