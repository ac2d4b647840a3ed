// Between a comparison and its write somebody may type, and Excel delays a batch until a cell edit ends; so the batch
// that writes also reads what it is about to write over. Where that is no longer what was compared, the row goes back
// to what they had, its base with it, and the next comparison finds their edit.
import type { CellValue } from '../../plan/sheet/sheet-document.ts';
import { weightOf, cutBlock, groupBySize, literal, writeAsTyped, writeBlock, type Block } from './block.ts';
import { blocksOf, type CellToWrite } from './cell-blocks.ts';
import type { Probe } from './probe-cells.ts';
import { oneAfterAnother } from './take-turns.ts';

/** A cell to write, with whose row it is in. */
export type PlannedCell = CellToWrite & Readonly<{ rowId: string; seen?: CellValue; isSync: boolean }>;
export type BaseCell = CellToWrite & Readonly<{ rowId: string | null }>;

export type Writing = Readonly<{
  sheet: Excel.Worksheet;
  hidden: Excel.Worksheet;
  cells: readonly PlannedCell[];
  /** Written after the cells: were it first and the cells failed, old cells would look like somebody's edits. */
  base: readonly BaseCell[];
  probe: Probe;
  /** Shuts the sheet again where it was opened for this. */
  shut: () => void;
}>;

type Before = Map<string, CellValue | boolean>;

/** Writes, as a rule in one sync; answers the rows in which somebody had typed since the probe. */
export async function writeCells(
  context: Excel.RequestContext,
  writing: Writing,
): Promise<ReadonlySet<string>> {
  const { sheet, hidden, probe } = writing;
  const mayCross = (row: number, column: number): boolean => !probe.isLocked(row, column);
  const blocks = [
    ...onSheet(sheet, blocksOf(asTexts(writing.cells, probe), mayCross)),
    ...onSheet(hidden, blocksOf(writing.base)),
  ];
  const groups = groupBySize(blocks, ({ block }) => weightOf(block.values));
  const before: Before = new Map();
  await oneAfterAnother(groups, async (group, index) => {
    const reads = group.map(({ on, block }) => ({ block, on, range: loadBefore(on, block) }));
    for (const { on, block } of group) writeTo(writing, on, block);
    if (index === groups.length - 1) writing.shut();
    await context.sync();
    for (const { block, on, range } of reads) remember(before, on === hidden, block, range.values);
  });
  const overtaken = overtakenRows(writing.cells, before, probe);
  if (overtaken.size > 0) {
    putBack(writing, overtaken, before);
    await context.sync();
  }
  return overtaken;
}

function onSheet(on: Excel.Worksheet, blocks: readonly Block[]): { on: Excel.Worksheet; block: Block }[] {
  return blocks.flatMap(block => cutBlock(block)).map(block => ({ on, block }));
}

function loadBefore(sheet: Excel.Worksheet, block: Block): Excel.Range {
  const columns = block.values[0]?.length ?? 1;
  const range = sheet.getRangeByIndexes(block.row, block.column, block.values.length, columns);
  range.load('values');
  return range;
}

function remember(
  before: Before,
  isHidden: boolean,
  block: Block,
  values: readonly (readonly (CellValue | boolean)[])[],
): void {
  values.forEach((row, down) =>
    row.forEach((value, across) =>
      before.set(keyOf(isHidden, block.row + down, block.column + across), value),
    ),
  );
}

function overtakenRows(cells: readonly PlannedCell[], before: Before, probe: Probe): ReadonlySet<string> {
  const isTheirs = ({ row, column, isSync }: PlannedCell): boolean =>
    !isSync && before.get(keyOf(false, row, column)) !== probe.value(row, column);
  return new Set(cells.filter(isTheirs).map(cell => cell.rowId));
}

function putBack(
  { sheet, hidden, cells, base, probe }: Writing,
  overtaken: ReadonlySet<string>,
  before: Before,
) {
  const asItWas = <C extends CellToWrite>(isHidden: boolean, cell: C): C => {
    const value = before.get(keyOf(isHidden, cell.row, cell.column)) ?? '';
    return { ...cell, value: typeof value === 'boolean' ? String(value) : value };
  };
  const theirs = cells.filter(cell => overtaken.has(cell.rowId) && !cell.isSync);
  // With a row that goes back the workbook does not stand where it was about to, either.
  const theirBase = base.filter(cell => cell.rowId === null || overtaken.has(cell.rowId));
  for (const block of blocksOf(
    asTexts(
      theirs.map(cell => asItWas(false, cell)),
      probe,
    ),
  )) {
    writeAsTyped(sheet, block);
  }
  for (const block of blocksOf(theirBase.map(cell => asItWas(true, cell)))) writeBlock(hidden, block);
}

/** The visible cells come with their apostrophes, those of the hidden sheet all have the text format. */
function writeTo({ hidden }: Writing, on: Excel.Worksheet, block: Block): void {
  if (on === hidden) writeBlock(on, block);
  else writeAsTyped(on, block);
}

/**
 * Where a cell has lost its text format (pasted over, made by another program), an apostrophe keeps `05/2026` from
 * becoming a date. The format itself stays: on a protected sheet Excel would not let it be changed.
 */
function asTexts(cells: readonly CellToWrite[], probe: Probe): CellToWrite[] {
  return cells.map(cell => {
    const { row, column, value } = cell;
    if (typeof value !== 'string' || value === '') return cell;
    return { row, column, value: probe.isTextCell(row, column) ? literal(value) : `'${value}` };
  });
}

function keyOf(isHidden: boolean, row: number, column: number): string {
  return `${isHidden ? 'base' : 'sheet'} ${row}:${column}`;
}
