import { describe, expect, test } from 'vitest';
import { overviewSheet } from '../../../plan/sheet/overview-sheet.ts';
import { unitViewSheet } from '../../../plan/sheet/unit-view-sheet.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { rollupSheet } from '../../../plan/sheet/rollup-sheet.ts';
import type { PrintedSheet } from '../../../plan/sheet/printed-sheet.ts';
import { plan, rows, sheetFor, tasks, units } from './sheet-stories.ts';

const print = { plan, tasks, units, rows, language: 'vi' } as const;

/** The lines of a sheet as they read, by row. */
function linesOf(sheet: PrintedSheet): Map<number, (string | number)[]> {
  const lines = new Map<number, (string | number)[]>();
  for (const { row, value } of sheet.cells) lines.set(row, [...(lines.get(row) ?? []), value]);
  return lines;
}

/** What the cell that stands behind a text leads to, as the first cells of its lines. */
function leadsTo(sheet: PrintedSheet, text: string): unknown[] {
  const label = sheet.cells.find(cell => cell.value === text);
  const figure = sheet.cells.find(
    ({ row, column }) => row === label?.row && column === (label?.column ?? 0) + (label?.columns ?? 1),
  );
  if (figure?.link?.kind !== 'lines') return [];
  const { row, rows: count } = figure.link.area;
  return Array.from({ length: count }, (_, index) => linesOf(sheet).get(row + index)?.[0]);
}

describe('links of the roll-up', () => {
  const rollup = rollUp({ plan, tasks, units, rows, version: 4 }, { quarter: 2, asOf: '2023-07-15' });
  const sheet = rollupSheet(rollup, print);

  test('[RS1] a figure leads to the lines that it counts, and to no others', () => {
    expect({
      listed: leadsTo(sheet, 'Nhiệm vụ thực hiện trong quý'),
      done: leadsTo(sheet, 'Hoàn thành đúng hạn'),
      overdue: leadsTo(sheet, 'Chưa hoàn thành, quá hạn'),
      none: leadsTo(sheet, 'Thường xuyên'),
    }).toEqual({ listed: [3, 2], done: [3], overdue: [2], none: [] });
    for (const unit of rollup.units) {
      const name = units.find(({ id }) => id === unit.unit)?.name ?? '';
      const { row: top, rows: height } = sheet.tables![1]!.area;
      const within = sheet.cells.filter(({ row }) => row > top && row < top + height);
      const label = within.find(cell => cell.column === 1 && cell.value === name);
      const figure = within.find(({ row, column }) => row === label?.row && column === 2);
      expect(figure?.value, name).toBe(unit.rows);
      expect(figure?.link?.kind === 'lines' && figure.link.area.rows, name).toBe(unit.rows);
    }
  });

  test('[RS2] a line leads to the row in the plan’s sheet that says it', () => {
    const led = sheet.cells.flatMap(({ link, value }) => (link?.kind === 'row' ? [[value, link.rowId]] : []));
    expect(led).toEqual([
      [3, '03.VP'],
      [2, '02.CHUTRI'],
      [2, '02.CHUTRI'],
      [2, '02.VP'],
      [3, '03.VP'],
      [2, '02.SO'],
      [3, '03.SO'],
    ]);
  });

  test('[RS3] tables have one header each, no merged cell and no line of another; the chart draws the classes', () => {
    for (const { area } of sheet.tables ?? []) {
      const cells = sheet.cells.filter(
        ({ row, column }) =>
          row >= area.row &&
          row < area.row + area.rows &&
          column >= area.column &&
          column < area.column + area.columns,
      );
      expect(cells.length).toBe(area.rows * area.columns);
      expect(cells.filter(({ look }) => look === 'header').map(({ row }) => row)).toEqual(
        Array.from({ length: area.columns }, () => area.row),
      );
      expect(cells.filter(({ columns }) => columns !== undefined)).toEqual([]);
    }
    expect(sheet.tables?.map(({ name }) => name)).toEqual([
      'PhuLuc_QuyNhiemVu_2',
      'PhuLuc_QuyDonVi_2',
      'PhuLuc_QuyDong_2',
    ]);
    const [chart] = sheet.charts ?? [];
    const at = (area: typeof chart extends undefined ? never : NonNullable<typeof chart>['values']) =>
      Array.from(
        { length: area.rows },
        (_, index) =>
          sheet.cells.find(({ row, column }) => row === area.row + index && column === area.column)?.value,
      );
    expect(at(chart!.labels)).toEqual([
      'Hoàn thành đúng hạn',
      'Hoàn thành quá hạn',
      'Chưa hoàn thành, trong hạn',
      'Chưa hoàn thành, quá hạn',
      'Chưa đến kỳ thực hiện',
      'Thường xuyên',
      'Không thực hiện',
    ]);
    expect(at(chart!.values)).toEqual([1, 0, 0, 1, 0, 0, 0]);
    expect(
      sheet.cells.filter(({ row, column }) => {
        const { over } = chart!;
        return (
          row >= over.row &&
          row < over.row + over.rows &&
          column >= over.column &&
          column < over.column + over.columns
        );
      }),
    ).toEqual([]);
  });
});

describe('the overview of all units', () => {
  const sheet = overviewSheet(print, { asOf: '2023-07-15', version: 4 });

  test('[RS4] counts each unit’s rows by class over the whole year, and lists every row once', () => {
    const lines = [...linesOf(sheet).values()];
    expect(lines).toContainEqual([1, 'Ban Thi đua', 2, 0, 0, 0, 0, 2, 0, 0, 0, 0]);
    expect(lines).toContainEqual([2, 'Văn phòng', 3, 2, 1, 0, 0, 2, 0, 0, 0, 1 / 3]);
    expect(lines).toContainEqual([3, 'Đơn vị so', 2, 1, 0, 0, 0, 2, 0, 0, 0, 0]);
    expect(lines).toContainEqual(['', 'Tổng số', 7, 3, 1, 0, 0, 6, 0, 0, 0, 1 / 7]);
    const led = sheet.cells.flatMap(({ link }) => (link?.kind === 'row' ? [link.rowId] : []));
    expect(led.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    expect(leadsTo(sheet, 'Văn phòng')).toEqual([1, 2, 3]);
  });
});

describe('what a unit will get', () => {
  const document = sheetFor({ id: 'vp', name: 'Văn phòng', unit: 'vp', role: 'unit' });
  const sheet = unitViewSheet(document, { name: 'Văn phòng' }, 'vi');

  test('[RS5] shows the rows and fields of that unit’s own sheet, without the ids by which a sheet is known', () => {
    const lines = [...linesOf(sheet)].filter(([row]) => row > (sheet.headerRow ?? 0)).map(([, line]) => line);
    expect(lines.map(line => line.length)).toEqual(document.rows.map(row => row.length - 2));
    expect(lines.map(([, title]) => title)).toEqual(document.rows.map(row => row[2]));
    expect(sheet.cells.filter(({ look }) => look === 'own').length).toBe(document.editable.length * 9);
    expect(sheet.cells.map(({ value }) => value)).toContain('10/05/2023');
    expect([sheet.isReadOnly, sheet.cells.some(({ value }) => value === 'Mã')]).toEqual([true, false]);
  });
});
