import { amendSheet } from './amend-sheet.ts';
import { goToCell } from './go-to.ts';
import { loadSheet } from './load-sheet.ts';
import type { PlanWorkbook } from './plan-workbook.ts';
import { printSheet } from './print-sheet.ts';
import { documentNamed, planNames } from './sheet-names.ts';
import type { ExcelAccess } from './run-excel.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { readSelection } from './read-selection.ts';
import { readSheet } from './read-sheet.ts';
import { repairSheet } from './repair-sheet.ts';
import { restorePlan } from './restore-plan.ts';
import { SeenSheet } from './seen-sheet.ts';
import { selectedRow } from './selected-row.ts';
import { sortSheet } from './sort-sheet.ts';
import { takeTurns } from './take-turns.ts';
import { watchEdits } from './watch-edits.ts';
import { watchSelection } from './watch-selection.ts';
import { writeUpdate } from './write-update.ts';

export type WorkbookOptions = Readonly<{
  /** True when the host has this version of ExcelApi: `Office.context.requirements.isSetSupported('ExcelApi', v)`. */
  supports: (version: string) => boolean;
}>;

/** The workbook that is open in this Excel. Operations wait for each other, in the order they were asked for. */
export function openPlanWorkbook(excel: typeof Excel, options: WorkbookOptions): PlanWorkbook {
  return openWith({ excel, supports: options.supports, names: planNames });
}

/** The sheets under these names. */
export function openWith(access: ExcelAccess): PlanWorkbook {
  const named = (document: SheetDocument): SheetDocument => documentNamed(document, access.names);
  const inTurn = takeTurns();
  const seen = new SeenSheet();
  /** What moves lines, columns or formats leaves nothing of what was seen. */
  const anew = <T>(work: () => Promise<T>): Promise<T> => inTurn(() => work().finally(() => seen.forget()));
  return {
    read: (looking = { kind: 'whole' }) => inTurn(() => readSheet(access, seen, looking)),
    load: (document, progress, { replace = false } = {}) =>
      anew(() => loadSheet(access, named(document), { replace, ...(progress && { progress }) })),
    write: (update, moment = 'command') => inTurn(() => writeUpdate(access, seen, update, moment)),
    amend: (document, change) => anew(() => amendSheet(access, named(document), change)),
    repair: document => anew(() => repairSheet(access, named(document))),
    restorePlan: document => anew(() => restorePlan(access, named(document))),
    goTo: (rowId, column) => inTurn(() => goToCell(access, rowId, column)),
    sort: (column, ascending) => anew(() => sortSheet(access, column, ascending)),
    watch: listener => inTurn(() => watchEdits(access, seen, listener)),
    watchSelection: listener => inTurn(() => watchSelection(access, listener)),
    selectedRow: () => inTurn(() => selectedRow(access)),
    readSelection: () => inTurn(() => readSelection(access)),
    scratch: async () => (await import('./open-scratch.ts')).openScratch(access),
    print: sheet => inTurn(() => printSheet(access, sheet)),
  };
}
