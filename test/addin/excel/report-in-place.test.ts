// A report that is written again: the same sheet, tables and chart, and what somebody made beside it.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../../plan/field.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import type { PrintedSheet } from '../../../plan/sheet/printed-sheet.ts';
import { rollupSheet } from '../../../plan/sheet/rollup-sheet.ts';
import { aTask } from '../../builders.ts';
import { area, areaAddress, MAX_COLUMNS } from '../../excel-host/workbook/area.ts';
import { sourceNumbers, sourceTexts } from '../../excel-host/workbook/chart.ts';
import { setInputs } from '../../excel-host/workbook/edit.ts';
import { shiftCells } from '../../excel-host/workbook/structure.ts';
import type { Workbook } from '../../excel-host/workbook/workbook.ts';
import { saveXlsx } from '../../excel-host/xlsx/save-xlsx.ts';
import { plan, rows, sheetFor, tasks, units } from '../../plan/sheet/sheet-stories.ts';
import { aWorkbook } from './a-workbook.ts';

function reportOf(more: readonly number[] = [], own = rows): PrintedSheet {
  const all = [...tasks, ...more.map(no => aTask({ no }))];
  const source = { plan, tasks: all, units, rows: own, version: 4 };
  const rollup = rollUp(source, { quarter: 2, asOf: '2023-07-15' });
  return rollupSheet(rollup, { ...source, language: 'vi' });
}

const NAME = 'Tổng hợp Quý II';
const chartOf = (workbook: Workbook) => {
  const [chart, ...others] = workbook.sheetNamed(NAME).state.charts;
  if (!chart || others.length > 0) throw new Error('expected one chart');
  return chart;
};
const drawn = (workbook: Workbook) => {
  const [series] = chartOf(workbook).series;
  return {
    labels: sourceTexts(workbook, series!.categories!),
    values: sourceNumbers(workbook, series!.values),
  };
};
const tablesOf = (workbook: Workbook) =>
  workbook.sheetNamed(NAME).state.tables.map(table => [table.id, table.name, areaAddress(table.area)]);

describe('a report written again', () => {
  it('[RS6] has the same sheet, tables and chart, which draws the new figures', async () => {
    const { plan: excel, workbook } = await aWorkbook();
    await excel.print(reportOf());
    const before = { id: workbook.sheetNamed(NAME).id, tables: tablesOf(workbook), chart: chartOf(workbook) };
    expect(drawn(workbook).values).toEqual([1, 0, 0, 1, 0, 0, 0]);
    const now = rows.map(row =>
      row.id === '02.CHUTRI'
        ? { ...row, fields: { ...emptyFields, status: 'done' as const, completedOn: '2023-07-02' } }
        : row,
    );
    await excel.print(reportOf([], now));
    expect({ id: workbook.sheetNamed(NAME).id, tables: tablesOf(workbook) }).toEqual({
      id: before.id,
      tables: before.tables,
    });
    expect({ ...chartOf(workbook), series: [] }).toEqual({ ...before.chart, series: [] });
    expect(drawn(workbook)).toEqual({
      labels: [
        'Hoàn thành đúng hạn',
        'Hoàn thành quá hạn',
        'Chưa hoàn thành, trong hạn',
        'Chưa hoàn thành, quá hạn',
        'Chưa đến kỳ thực hiện',
        'Thường xuyên',
        'Không thực hiện',
      ],
      values: [1, 1, 0, 0, 0, 0, 0],
    });
  });

  it('[RS7] leaves what somebody wrote beside, below and before it, also where it has grown', async () => {
    const { plan: excel, workbook } = await aWorkbook();
    await excel.print(reportOf());
    const sheet = workbook.sheetNamed(NAME);
    const end = sheet.usedRange(true)!;
    setInputs(workbook, sheet, area(3, 9), [['Ghi chú bên cạnh']]);
    setInputs(workbook, sheet, area(end.row + end.rows + 1, 0), [['Người lập biểu']]);
    shiftCells(workbook, sheet, area(0, 0, 2, MAX_COLUMNS), 'Down');
    setInputs(workbook, sheet, area(0, 0), [['Dòng đầu']]);
    await excel.print(reportOf([4, 5, 6]));
    const found = (text: string): string[] =>
      sheet.state.rows.flatMap((line, row) =>
        (line ?? []).flatMap((cell, column) =>
          cell?.value === text ? [areaAddress(area(row, column))] : [],
        ),
      );
    const grown = reportOf([4, 5, 6]);
    const lastRow = Math.max(...grown.cells.map(cell => cell.row));
    expect(found('Dòng đầu')).toEqual(['A1']);
    expect(found('Ghi chú bên cạnh')).toEqual(['J6']);
    expect(found(String(grown.cells[1]!.value))).toEqual(['A4']);
    const [signed] = found('Người lập biểu');
    expect(Number(signed?.slice(1))).toBeGreaterThan(lastRow + 3);
    for (const cell of grown.cells)
      expect(sheet.value(cell.row + 2, cell.column), `${cell.row} ${cell.column}`).toBe(cell.value);
  });

  it('[RS8] a figure leads to cells of this workbook, also where the plan’s sheet was renamed', async () => {
    const { plan: excel, workbook } = await aWorkbook();
    await excel.load(sheetFor());
    workbook.renameSheet(workbook.sheetNamed('Nhiệm vụ'), "Kế hoạch '23");
    const report = reportOf();
    await excel.print(report);
    const sheet = workbook.sheetNamed(NAME);
    const linked = report.cells.filter(({ link }) => link !== undefined);
    expect(linked.length).toBeGreaterThan(10);
    for (const { row, column, link, value } of linked) {
      const target = sheet.cell(row, column)?.link?.documentReference ?? '';
      expect(sheet.value(row, column)).toBe(value);
      const [, name = '', address = ''] = /^'(.*)'!(.*)$/.exec(target) ?? [];
      const to = workbook.sheetNamed(name.replaceAll("''", "'"));
      if (link?.kind === 'lines') expect([to, address]).toEqual([sheet, areaAddress(link.area)]);
      else expect(to.value(Number(/\d+/.exec(address)?.[0]) - 1, 0)).toBe(link?.rowId);
    }
  });

  it('[RS9] in a workbook that counts from 1904 the days are the same', async () => {
    const { plan: excel, workbook } = await aWorkbook({ date1904: true });
    await excel.print(reportOf());
    const sheet = workbook.sheetNamed(NAME);
    const days = reportOf().cells.filter(({ look }) => look === 'date');
    expect(new Set(days.map(({ row, column }) => workbook.text(sheet, row, column)))).toEqual(
      new Set(['31/03/2023', '30/06/2023']),
    );
  });

  it('[RS10] a chart and links are saved where Excel and LibreOffice look for them', async () => {
    const { plan: excel, workbook } = await aWorkbook();
    await excel.print(reportOf());
    const parts = unzipSync(await saveXlsx(workbook));
    const text = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
    expect(text('xl/charts/chart1.xml')).toContain("<c:f>'Tổng hợp Quý II'!$C$13:$C$19</c:f>");
    expect(text('xl/worksheets/sheet2.xml')).toMatch(/<hyperlinks>.*<pageMargins.*<drawing .*<tableParts/s);
    expect(text('xl/worksheets/_rels/sheet2.xml.rels')).toContain('../drawings/drawing1.xml');
    expect(text('[Content_Types].xml')).toContain('/xl/charts/chart1.xml');
  });
});
