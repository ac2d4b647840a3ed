import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_BYTES, cutBlock, groupBySize, weightOf } from '../../../addin/excel/block.ts';
import { blocksOf, type CellToWrite } from '../../../addin/excel/cell-blocks.ts';

describe('blocks', () => {
  it('[XL10] a long table is cut between rows into small pieces that say the same', () => {
    const row = ['Đã tham mưu ban hành văn bản '.repeat(40), 45_000, ''];
    const block = { row: 9, column: 2, values: Array.from({ length: 3000 }, () => row) };
    const pieces = cutBlock(block);
    expect(pieces.map(piece => piece.column)).toEqual(pieces.map(() => 2));
    expect(pieces.flatMap(piece => piece.values)).toEqual(block.values);
    expect(pieces.map(piece => piece.row)).toEqual(
      pieces.map(
        (_, index) => 9 + pieces.slice(0, index).reduce((sum, piece) => sum + piece.values.length, 0),
      ),
    );
    const bytes = pieces.map(({ values }) => new TextEncoder().encode(JSON.stringify(values)).length);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(BLOCK_BYTES);
    expect(pieces).toHaveLength(Math.ceil(3000 / Math.floor(BLOCK_BYTES / weightOf([row]))));
  });

  it('[XL10] a single row longer than the limit stays whole', () => {
    const values = [['a'.repeat(50)], ['b'.repeat(50)]];
    expect(cutBlock({ row: 0, column: 0, values }, 20)).toEqual([
      { row: 0, column: 0, values: [values[0]] },
      { row: 1, column: 0, values: [values[1]] },
    ]);
  });

  it('[XL10] small pieces share a sync as long as they fit', () => {
    expect(groupBySize([4, 4, 4, 9, 1], size => size, 10)).toEqual([[4, 4], [4], [9, 1]]);
  });
});

describe('cells to write', () => {
  const cells: CellToWrite[] = [
    { row: 10, column: 9, value: 50 },
    { row: 10, column: 8, value: 'Đang thực hiện' },
    { row: 11, column: 8, value: 'Đã hoàn thành' },
    { row: 11, column: 9, value: 100 },
    { row: 14, column: 8, value: '' },
  ];

  it('[XL4] neighbours become one block, and a gap in a column is left alone', () => {
    expect(blocksOf(cells)).toEqual([
      { row: 10, column: 8, values: [['Đang thực hiện'], ['Đã hoàn thành'], [null], [null], ['']] },
      { row: 10, column: 9, values: [[50], [100]] },
    ]);
  });

  it('[XL6] a block does not reach over a locked cell', () => {
    expect(blocksOf(cells, row => row !== 12)).toEqual([
      {
        row: 10,
        column: 8,
        values: [
          ['Đang thực hiện', 50],
          ['Đã hoàn thành', 100],
        ],
      },
      { row: 14, column: 8, values: [['']] },
    ]);
  });

  it('[XL4] whatever the cells, their blocks write each of them once and nothing else', () => {
    const cell = fc.record({ row: fc.nat(60), column: fc.nat(6), value: fc.oneof(fc.string(), fc.nat()) });
    const distinct = fc.uniqueArray(cell, {
      selector: ({ row, column }) => `${row}:${column}`,
      maxLength: 80,
    });
    const written = (blocks: ReturnType<typeof blocksOf>): string[] =>
      blocks
        .flatMap(block =>
          block.values.flatMap((row, down) =>
            row.flatMap((value, across) =>
              value === null ? [] : [JSON.stringify([block.row + down, block.column + across, value])],
            ),
          ),
        )
        .sort();
    fc.assert(
      fc.property(distinct, some => {
        expect(written(blocksOf(some))).toEqual(
          some.map(({ row, column, value }) => JSON.stringify([row, column, value])).sort(),
        );
      }),
      { seed: 20230404 },
    );
  });
});
