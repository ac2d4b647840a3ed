import { describe, expect, it } from 'vitest';
import { CELLS_PER_SYNC } from '../../../addin/excel/read-cells.ts';
import { baseRowCells } from '../../../plan/sheet/hidden-sheet.ts';
import { BLOCK_BYTES, weightOf } from '../../../addin/excel/block.ts';
import type { SheetDocument } from '../../../plan/sheet/sheet-document.ts';
import { rows, sheetOf } from '../../server/workbook/seed-plan.ts';
import { aWorkbook } from './a-workbook.ts';

/** The lead's sheet grown to so many rows; every second one somebody else's, so that own cells lie scattered. */
function aLargeSheet(count: number): SheetDocument {
  const seed = sheetOf('ban-tdkt', rows);
  const first = seed.headerRow + 1;
  const grown = Array.from({ length: count }, (_, index) => {
    const row = seed.rows[index % seed.rows.length]!;
    return [`${String(index + 1).padStart(5, '0')}.BTDKT`, ...row.slice(1)];
  });
  const longer = <T extends { area: SheetDocument['validations'][number]['area'] }>(one: T): T => ({
    ...one,
    area: { ...one.area, row: first, rows: count },
  });
  return {
    ...seed,
    rows: grown,
    carried: [],
    editable: grown.flatMap((_, index) => (index % 2 === 0 ? [index] : [])),
    validations: seed.validations.map(longer),
    rules: seed.rules.map(longer),
    hidden: {
      ...seed.hidden,
      base: grown.map((row, index) => ({
        rowId: String(row[0]),
        cells: row.slice(8, 17),
        versions: seed.hidden.base[index % seed.hidden.base.length]!.versions,
      })),
    },
  };
}

describe('a sheet of 10,000 rows', () => {
  const document = aLargeSheet(10_000);

  it('[XL10] loads and reads in a number of syncs that grows with its megabytes, not with its rows', async () => {
    const { plan, host, sheet } = await aWorkbook();
    host.resetCounters();
    await plan.load(document);
    const { syncs, bytes, actions } = host.counters;
    const base = document.hidden.base.map(baseRowCells);
    const blocks = (weightOf(document.rows) + weightOf(base)) / BLOCK_BYTES;
    expect(blocks).toBeGreaterThan(25);
    // Before and after the blocks: what is there, which names are taken, the names, the looks, and letting go.
    expect(syncs).toBeLessThanOrEqual(Math.ceil(blocks * 1.2) + 6);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(1_000_000);
    // Scattered own cells take an address list each, never a proxy each.
    expect(actions).toBeLessThan(10_000);
    expect(sheet().value(document.headerRow + 10_000, 0)).toBe('10000.BTDKT');

    host.resetCounters();
    const reading = await plan.read();
    expect(reading?.lines).toHaveLength(10_000);
    expect(host.counters.syncs).toBeLessThanOrEqual(Math.ceil((10_000 * (18 + 14)) / CELLS_PER_SYNC) + 6);
  }, 120_000);
});
