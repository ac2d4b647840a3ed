// Writes a plan's sheet with its hidden one: formats, then values in blocks, then what leans on the values (table,
// rules, names, protection). Where the workbook already has the plan's sheet, it is written in place.
import { columnPlacesOf } from '../../plan/sheet/column-places.ts';
import { columns } from '../../plan/sheet/columns.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { addTable } from './add-table.ts';
import { documentIn, loadCalendar } from './calendar.ts';
import { weightOf, cutBlock, groupBySize, writeBlock, type Block } from './block.ts';
import { formatNumbers, formatTable, openOwnCells } from './format-sheet.ts';
import { freezeHeads } from './freeze-heads.ts';
import { formatHidden, hiddenBlock } from './hidden-cells.ts';
import { freeName } from './free-name.ts';
import { locateSheet, type LocatedSheet } from './locate-sheet.ts';
import { defineNames } from './define-names.ts';
import { placementAsMade } from './placement.ts';
import { isProtected, protectSheet } from './protect-sheet.ts';
import { readHidden } from './read-hidden.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import type { SheetNames } from './sheet-names.ts';
import { setUpSheetPage } from './set-up-page.ts';
import { oneAfterAnother } from './take-turns.ts';
import { setRules, setValidations } from './validate-cells.ts';
import { WorkbookFailure } from './workbook-failure.ts';
import { writeTitle } from './write-title.ts';

export type LoadOptions = Readonly<{
  /** Writes over the sheet of another plan or unit, or over one whose base is gone. */
  replace?: boolean;
  /** Hears the share done, 0 to 1. */
  progress?: (share: number) => void;
}>;

/** Where the sheets to write are, and whether they were made for this. */
type Target = Readonly<{ sheet: Excel.Worksheet; hidden: Excel.Worksheet; isNew: boolean }>;

export async function loadSheet(
  access: ExcelAccess,
  document: SheetDocument,
  options: LoadOptions = {},
): Promise<void> {
  await runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const target = await prepare(context, access.names, document, options.replace ?? false);
    try {
      await fill(
        context,
        access.names,
        target,
        documentIn(calendar(), document),
        options.progress ?? (() => undefined),
      );
    } catch (error) {
      if (target.isNew) await removeSheets(context, target);
      throw error;
    }
  });
}

async function prepare(
  context: Excel.RequestContext,
  names: SheetNames,
  document: SheetDocument,
  replace: boolean,
): Promise<Target> {
  const place = await locateSheet(context, names);
  if (place === null) return addSheets(context, names, document.name);
  if (!replace) await refuseOther(context, place, document);
  if (await isProtected(context, place.sheet)) place.sheet.protection.unprotect();
  const hidden = place.hidden ?? context.workbook.worksheets.add(names.hidden);
  empty(context, place);
  hidden.getRange().clear();
  return { sheet: place.sheet, hidden, isNew: false };
}

/** What somebody has not sent yet stands nowhere but in the cells, so another plan's sheet is not written over. */
async function refuseOther(
  context: Excel.RequestContext,
  place: LocatedSheet,
  document: SheetDocument,
): Promise<void> {
  const { hidden: found } = await readHidden(context, place);
  const { plan, unit } = document.hidden;
  if (found.plan !== plan || found.unit !== unit) throw new WorkbookFailure('otherPlanInWorkbook');
}

async function addSheets(
  context: Excel.RequestContext,
  { hidden: hiddenName }: SheetNames,
  wantedName: string,
): Promise<Target> {
  const sheets = context.workbook.worksheets;
  sheets.load('items/name');
  const left = sheets.getItemOrNullObject(hiddenName);
  left.load('name');
  await context.sync();
  const names = sheets.items.map(sheet => sheet.name);
  // A hidden sheet whose visible one was deleted has nothing left to be compared with.
  if (!left.isNullObject) left.getRange().clear();
  return {
    sheet: sheets.add(freeName(wantedName, names)),
    hidden: left.isNullObject ? sheets.add(hiddenName) : left,
    isNew: true,
  };
}

function empty(context: Excel.RequestContext, place: LocatedSheet): void {
  if (place.hasTable) context.workbook.tables.getItem(place.names.table).convertToRange();
  const all = place.sheet.getRange();
  all.unmerge();
  all.clear();
  all.conditionalFormats.clearAll();
  all.dataValidation.clear();
}

/** A half-written sheet would pass for the plan's next time. */
async function removeSheets(context: Excel.RequestContext, target: Target): Promise<void> {
  try {
    target.sheet.delete();
    target.hidden.delete();
    await context.sync();
  } catch {
    // What stopped the load may stop this as well, and says more.
  }
}

async function fill(
  context: Excel.RequestContext,
  names: SheetNames,
  { sheet, hidden }: Target,
  document: SheetDocument,
  progress: (share: number) => void,
): Promise<void> {
  const placement = placementAsMade(document);
  const base = hiddenBlock(document.hidden);
  formatHidden(hidden, base, document.hidden.base.length);
  formatNumbers(sheet, document, placement);
  writeTitle(sheet, document);
  const body: Block = {
    row: document.headerRow,
    column: 0,
    values: [document.headers, ...document.rows],
  };
  const pieces = [
    ...cutBlock(base).map(piece => ({ on: hidden, piece })),
    ...cutBlock(body).map(piece => ({ on: sheet, piece })),
  ];
  const groups = groupBySize(pieces, ({ piece }) => weightOf(piece.values));
  await oneAfterAnother(groups, async (group, index) => {
    for (const { on, piece } of group) writeBlock(on, piece);
    await context.sync();
    progress((index + 1) / (groups.length + 1));
  });

  await defineNames(context, hidden, document.hidden.base.length, names.cells);
  const table = {
    row: document.headerRow,
    column: 0,
    rows: placement.body.rows + 1,
    columns: document.headers.length,
  };
  addTable(sheet, table, names.table);
  formatTable(sheet, document, placement);
  openOwnCells(sheet, document, placement);
  setValidations(sheet, document, placement);
  setRules(sheet, document, placement);
  sheet
    .getRangeByIndexes(placement.headerRow, 0, placement.body.rows + 1, document.headers.length)
    .format.autofitRows();
  freezeHeads(sheet, document.headerRow, columnPlacesOf(document.headers));
  setUpSheetPage(sheet, document.headerRow, new Map(columns.map((column, index) => [column.key, index])));
  sheet.activate();
  // In the first column, so that the title stays in view.
  sheet.getRangeByIndexes(document.headerRow + 1, 0, 1, 1).select();
  hidden.visibility = 'Hidden';
  protectSheet(sheet);
  await context.sync();
  progress(1);
}
