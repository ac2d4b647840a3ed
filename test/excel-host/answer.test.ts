import { describe, expect, it } from 'vitest';
import { anExcel } from './load-office.ts';

describe('the host behind the real Excel client', () => {
  it('[HO1] values that are set are read back, with their text and types', async () => {
    const { Excel } = await anExcel();
    const read = await Excel.run(async context => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:A3').numberFormat = '@' as unknown as string[][];
      sheet.getRange('B3').numberFormat = [['dd/mm/yyyy']];
      sheet.getRange('A1:C3').values = [
        ['05/2026', 12.5, true],
        ['=1+1', 'Đang thực hiện', ''],
        ['7', 45046, '=B1*2'],
      ];
      const range = sheet.getRange('A1:C3');
      range.load('values,text,formulas,valueTypes,address,rowCount');
      await context.sync();
      return {
        address: range.address,
        rowCount: range.rowCount,
        values: range.values as unknown,
        text: range.text,
        formulas: range.formulas as unknown,
        types: range.valueTypes,
      };
    });
    expect(read).toEqual({
      address: 'Trang_tính1!A1:C3',
      rowCount: 3,
      values: [
        ['05/2026', 12.5, true],
        ['=1+1', 'Đang thực hiện', ''],
        ['7', 45046, 25],
      ],
      text: [
        ['05/2026', '12,5', 'TRUE'],
        ['=1+1', 'Đang thực hiện', ''],
        ['7', '30/04/2023', '25'],
      ],
      formulas: [
        ['05/2026', 12.5, true],
        ['=1+1', 'Đang thực hiện', ''],
        ['7', 45046, '=B1*2'],
      ],
      types: [
        ['String', 'Double', 'Boolean'],
        ['String', 'String', 'Empty'],
        ['String', 'Double', 'Double'],
      ],
    });
  });

  it('[HO2] a property that was not loaded throws, as in Excel', async () => {
    const { Excel } = await anExcel();
    await expect(
      Excel.run(async context => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1');
        await context.sync();
        return range.values as unknown;
      }),
    ).rejects.toMatchObject({ code: 'PropertyNotLoaded' });
  });

  it('[HO3] what is not there is a null object or an ItemNotFound that names the place', async () => {
    const { Excel } = await anExcel();
    const isNull = await Excel.run(async context => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('Không có');
      sheet.load('name');
      const cell = sheet.getRange('A1');
      cell.load('values');
      await context.sync();
      return [sheet.isNullObject, cell.isNullObject];
    });
    expect(isNull).toEqual([true, true]);
    await expect(
      Excel.run(async context => {
        const sheet = context.workbook.worksheets.getItem('Không có');
        sheet.load('name');
        await context.sync();
      }),
    ).rejects.toMatchObject({
      code: 'ItemNotFound',
      debugInfo: { errorLocation: 'WorksheetCollection.getItem' },
    });
  });

  it('[HO4] a member that the host lacks is answered by name', async () => {
    const { Excel } = await anExcel();
    await expect(
      Excel.run(async context => {
        context.workbook.worksheets.getActiveWorksheet().slicers.load('items');
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ApiNotFound', message: 'The test host has no Worksheet.slicers.' });
  });

  it('[HO5] a member above the requirement set is refused by the client', async () => {
    const { Excel } = await anExcel({ requirementSets: { excelApi: '1.6' } });
    await expect(
      Excel.run(async context => {
        context.workbook.worksheets.getActiveWorksheet().onChanged.add(async () => undefined);
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: 'ApiNotFound' });
  });

  it('[HO6] a table, names, validation, rules, protection and page layout are kept and read back', async () => {
    const { Excel, workbook } = await anExcel();
    const read = await Excel.run(async context => {
      const sheet = context.workbook.worksheets.add('Nhiệm vụ');
      sheet.getRange('A3:C5').values = [
        ['Mã', 'Trạng thái', 'Tiến độ %'],
        ['01.A', 'Chưa thực hiện', 0],
        ['02.A', 'Đã hoàn thành', 100],
      ];
      const table = sheet.tables.add('A3:C5', true);
      table.name = 'PhuLuc_NhiemVu';
      table.style = 'TableStyleLight1';
      table.showBandedRows = false;
      context.workbook.names.add('PhuLuc_Ma', "='Nhiệm vụ'!$A$4:$A$5");
      const percent = sheet.getRange('C4:C5');
      percent.dataValidation.rule = { wholeNumber: { formula1: 0, formula2: 100, operator: 'Between' } };
      percent.dataValidation.errorAlert = {
        title: 'Tiến độ',
        message: 'Từ 0 đến 100.',
        showAlert: true,
        style: 'Stop',
      };
      const rule = sheet.getRange('A4:C5').conditionalFormats.add('Custom');
      rule.custom.rule.formula = '=$C4=100';
      rule.custom.format.fill.color = '#C6EFCE';
      sheet.getRange('C4:C5').format.protection.locked = false;
      sheet.freezePanes.freezeRows(3);
      sheet.pageLayout.orientation = 'Landscape';
      sheet.pageLayout.setPrintMargins('Centimeters', { left: 3 });
      sheet.pageLayout.setPrintTitleRows('$3:$3');
      sheet.protection.protect({ allowAutoFilter: true });
      sheet.activate();
      await context.sync();
      const found = context.workbook.tables.getItemOrNullObject('phuluc_nhiemvu');
      found.load('id,name,style,showBandedRows,worksheet/name');
      const header = found.getHeaderRowRange();
      header.load('values,rowIndex');
      const rules = sheet.getRange().conditionalFormats;
      rules.load('items/type,items/priority');
      const frozen = sheet.freezePanes.getLocation();
      frozen.load('address');
      percent.load('dataValidation/rule,dataValidation/errorAlert,format/protection/locked');
      sheet.protection.load('protected');
      const ids = context.workbook.names.getItem('PhuLuc_Ma').getRange();
      ids.load('values');
      await context.sync();
      return {
        table: [found.name, found.style, found.showBandedRows, found.worksheet.name],
        header: [header.rowIndex, header.values as unknown],
        rules: rules.items.map(item => [item.type, item.priority]),
        frozen: frozen.address,
        rule: percent.dataValidation.rule as unknown,
        alert: percent.dataValidation.errorAlert as unknown,
        locked: percent.format.protection.locked,
        protected: sheet.protection.protected,
        ids: ids.values as unknown,
      };
    });
    expect(read).toEqual({
      table: ['PhuLuc_NhiemVu', 'TableStyleLight1', false, 'Nhiệm vụ'],
      header: [2, [['Mã', 'Trạng thái', 'Tiến độ %']]],
      rules: [['Custom', 0]],
      frozen: "'Nhiệm vụ'!1:3",
      rule: { wholeNumber: { operator: 'Between', formula1: 0, formula2: 100 } },
      alert: { title: 'Tiến độ', message: 'Từ 0 đến 100.', showAlert: true, style: 'Stop' },
      locked: false,
      protected: true,
      ids: [['01.A'], ['02.A']],
    });
    expect(workbook.activeSheet.state.name).toBe('Nhiệm vụ');
  });

  it('[HO7] writing a locked cell of a protected sheet is AccessDenied and changes nothing', async () => {
    const { Excel, workbook } = await anExcel();
    await Excel.run(async context => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A1:B1').values = [['cũ', 'cũ']];
      sheet.getRange('B1').format.protection.locked = false;
      sheet.protection.protect();
      await context.sync();
    });
    const write = (address: string, values: string[][]): Promise<void> =>
      Excel.run(async context => {
        context.workbook.worksheets.getActiveWorksheet().getRange(address).values = values;
        await context.sync();
      });
    await expect(write('A1:B1', [['mới', 'mới']])).rejects.toMatchObject({ code: 'AccessDenied' });
    await write('B1', [['mới']]);
    expect([0, 1].map(column => workbook.activeSheet.value(0, column))).toEqual(['cũ', 'mới']);
    const others: readonly ((sheet: Excel.Worksheet) => void)[] = [
      sheet => sheet.getRange('A1:B1').merge(),
      sheet => sheet.getRange('A1:B2').sort.apply([{ key: 0, ascending: true }]),
      sheet => sheet.getRange('2:2').insert('Down'),
      sheet => {
        sheet.getRange('B1').format.fill.color = '#FF0000';
      },
    ];
    for (const other of others)
      await expect(
        Excel.run(async context => {
          other(context.workbook.worksheets.getActiveWorksheet());
          await context.sync();
        }),
      ).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  it('[HO8] a kept range moves with its cells', async () => {
    const { Excel, host } = await anExcel();
    const address = await Excel.run(async context => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const range = sheet.getRange('B5:C6');
      range.load('address');
      await context.sync();
      sheet.getRange('2:3').insert('Down');
      range.load('address');
      await context.sync();
      return range.address;
    });
    expect(address).toBe('Trang_tính1!B7:C8');
    await Promise.resolve();
    expect(host.keptRanges).toBe(0);
  });

  it('[HO9] a batch waits until nobody types in a cell, or is refused', async () => {
    const { Excel, workbook } = await anExcel();
    workbook.setCellEdited(true);
    const touch = async (context: Excel.RequestContext): Promise<string> => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1').values = [['x']];
      await context.sync();
      return 'done';
    };
    await expect(Excel.run(touch)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    const waiting = Excel.run({ delayForCellEdit: true }, touch);
    expect(workbook.activeSheet.value(0, 0)).toBe('');
    workbook.setCellEdited(false);
    expect(await waiting).toBe('done');
    expect(workbook.activeSheet.value(0, 0)).toBe('x');
  });
});
