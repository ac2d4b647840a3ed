import { describe, expect, it } from 'vitest';
import { area } from '../area.ts';
import { setInputs } from '../edit.ts';
import { conditionalLook } from '../rules.ts';
import { shiftCells } from '../structure.ts';
import { Workbook } from '../workbook.ts';

function aBookWithBase(): Workbook {
  const book = new Workbook({ firstSheet: 'Nhiệm vụ' });
  const hidden = book.addSheet('_phuluc');
  setInputs(book, hidden, area(0, 0, 3, 2), [
    ['01.A', 'Đang thực hiện'],
    ['02.B', ''],
    ['03.C', 'x'],
  ]);
  book.addName('PhuLuc_Ma', '=_phuluc!$A$1:$A$3', null);
  book.addName('PhuLuc_Goc', '=_phuluc!$B$1:$B$3', null);
  setInputs(book, book.activeSheet, area(0, 0, 3, 2), [
    ['02.B', 'đã sửa'],
    ['01.A', 'Đang thực hiện'],
    ['03.C', 'X'],
  ]);
  return book;
}

describe('formulas', () => {
  it.each([
    ['=EXACT("a","A")', false],
    ['="a"="A"', true],
    ['=MATCH("02.b",PhuLuc_Ma,0)', 2],
    ['=MATCH("99",PhuLuc_Ma,0)', { error: '#N/A' }],
    ['=INDEX(PhuLuc_Goc,MATCH("01.A",PhuLuc_Ma,0))', 'Đang thực hiện'],
    ['=IF(AND(ISNUMBER(1),NOT(FALSE)),LEFT("Quý II",3),0)', 'Quý'],
    ['=OR(1>2,TODAY()=45061)', true],
    ['=COUNTIF(\'_phuluc\'!A1:A3,"01.A")+2*3^2', 19],
    ['=COLUMNS($A1:C1)&"/"&ROWS(A1:A4)', '3/4'],
    ['=KHONGCO(1)', { error: '#NAME?' }],
    ['=1/0', { error: '#DIV/0!' }],
    ['=IFERROR(1/0,"-")', '-'],
  ] as const)('[HO18] %s', (formula, value) => {
    const book = aBookWithBase();
    expect(book.evaluate(formula, book.activeSheet, 0, 0)).toEqual(value);
  });

  it('[HO19] a rule finds its base by key, wherever the row stands, and minds case', () => {
    const book = aBookWithBase();
    const sheet = book.activeSheet;
    book.step('rule', () =>
      sheet.change({
        conditionalFormats: [
          {
            id: '1',
            areas: [area(0, 1, 3, 1)],
            type: 'Custom',
            formula: '=NOT(EXACT(B1,INDEX(PhuLuc_Goc,MATCH($A1,PhuLuc_Ma,0))))',
            look: { fill: '#DDEBF7' },
            stopIfTrue: false,
          },
        ],
      }),
    );
    expect([0, 1, 2].map(row => conditionalLook(book, sheet, row, 1))).toEqual([
      { fill: '#DDEBF7' },
      {},
      { fill: '#DDEBF7' },
    ]);
  });

  it('[HO20] inserted rows move formulas, names and rules along; a removed cell leaves #REF!', () => {
    const book = aBookWithBase();
    const sheet = book.activeSheet;
    setInputs(book, sheet, area(5, 0, 1, 2), [['=A1&B$2', '=SUM(A2:A3)']]);
    shiftCells(book, sheet, area(1, 0, 2, 16_384), 'Down');
    const hidden = book.sheetNamed('_phuluc');
    shiftCells(book, hidden, area(0, 0, 1, 16_384), 'Down');
    shiftCells(book, sheet, area(0, 0, 1, 16_384), 'Up');
    expect({
      formulas: [0, 1].map(column => sheet.cell(6, column)?.formula),
      names: book.names.map(item => item.formula),
    }).toEqual({
      formulas: ['=#REF!&B$3', '=SUM(A3:A4)'],
      names: ['=_phuluc!$A$2:$A$4', '=_phuluc!$B$2:$B$4'],
    });
  });
});
