import { expect, it } from 'vitest';
import { area } from '../workbook/area.ts';
import { plainFormat } from '../workbook/cell-format.ts';
import { mergeCells, setInputs } from '../workbook/edit.ts';
import { nothingAllowed } from '../workbook/protection.ts';
import { setValidation } from '../workbook/rules.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { addTable, changeTable } from '../workbook/tables.ts';
import { Workbook } from '../workbook/workbook.ts';
import { openXlsx } from './open-xlsx.ts';
import { saveXlsx } from './save-xlsx.ts';

function aPlanLikeWorkbook(): Workbook {
  const book = new Workbook({ firstSheet: 'Nhiệm vụ' });
  const sheet = book.activeSheet;
  const hidden = book.addSheet('_phuluc');
  setInputs(book, hidden, area(0, 0, 2, 1), [['Chưa thực hiện'], ['Đã hoàn thành']]);
  book.addName('PhuLuc_TrangThai', '=_phuluc!$A$1:$A$2', null);
  setInputs(book, sheet, area(0, 0), [['Phụ lục']]);
  mergeCells(book, sheet, area(0, 0, 1, 3), false);
  book.step('format', () =>
    sheet.changeFormat(area(2, 0, 2, 1), format => ({ ...format, numberFormat: '@', wrap: true })),
  );
  book.step('format', () =>
    sheet.changeFormat(area(2, 2, 2, 1), format => ({
      ...format,
      numberFormat: 'dd/mm/yyyy',
      locked: false,
      fill: '#FFF8E1',
    })),
  );
  setInputs(book, sheet, area(1, 0, 3, 3), [
    ['Mã', 'Trạng thái', 'Ngày'],
    ['05/2026', 'Chưa thực hiện', 45046],
    ['=a', '', ''],
  ]);
  const table = addTable(book, sheet, area(1, 0, 3, 3), true);
  changeTable(book, sheet, table.id, { name: 'PhuLuc', style: 'TableStyleLight1', showBandedRows: false });
  book.step('rules', () => {
    setValidation(sheet, area(2, 1, 2, 1), {
      rule: { kind: 'list', source: '=PhuLuc_TrangThai', inCellDropDown: true },
      errorAlert: {
        showAlert: true,
        style: 'Stop',
        title: 'Trạng thái',
        message: 'Đề nghị chọn trong danh sách.',
      },
    });
    sheet.change({
      conditionalFormats: [
        {
          id: 'r',
          areas: [area(2, 0, 2, 3)],
          type: 'Custom',
          formula: '=$B3="Chưa thực hiện"',
          look: { fill: '#FFF3CD' },
          stopIfTrue: false,
        },
      ],
      frozen: { rows: 2, columns: 0 },
      columnWidths: [96, 120],
      protection: { options: { ...nothingAllowed, allowAutoFilter: true }, password: '' },
    });
    book.setVisibility(hidden, 'Hidden');
  });
  return book;
}

/** What a file keeps of a sheet, without what is numbered anew on opening. */
const kept = (book: Workbook, sheet: Sheet): unknown => ({
  name: sheet.state.name,
  visibility: sheet.state.visibility,
  values: sheet.state.rows.map(row => row?.map(cell => cell?.value ?? '')),
  shown: sheet.state.rows.map((row, r) => row?.map((_, c) => book.text(sheet, r, c))),
  formats: sheet.state.rows.map(row => row?.map(cell => cell?.format ?? plainFormat)),
  merges: sheet.state.merges,
  tables: sheet.state.tables.map(({ name, area: at, style, showBandedRows }) => ({
    name,
    at,
    style,
    showBandedRows,
  })),
  validations: sheet.state.validations.map(({ areas, rule, errorAlert }) => ({ areas, rule, errorAlert })),
  rules: sheet.state.conditionalFormats.map(({ areas, formula, look }) => ({ areas, formula, look })),
  frozen: sheet.state.frozen,
  width: sheet.columnWidth(0),
  protection: sheet.state.protection,
});

it('[HO15] a saved workbook opens as it was: values, looks, table, names, validation, rules, protection', async () => {
  const book = aPlanLikeWorkbook();
  const opened = await openXlsx(await saveXlsx(book));
  expect(opened.sheets.map(sheet => kept(opened, sheet))).toEqual(
    book.sheets.map(sheet => kept(book, sheet)),
  );
  expect(opened.names.map(item => [item.name, item.formula.replaceAll("'", '')])).toEqual([
    ['PhuLuc_TrangThai', '=_phuluc!$A$1:$A$2'],
  ]);
});
