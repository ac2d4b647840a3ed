import { describe, expect, it } from 'vitest';
import { area } from './area.ts';
import { setInputs } from './edit.ts';
import { filterTable } from './filtering.ts';
import { nothingAllowed } from './protection.ts';
import { setValidation } from './rules.ts';
import type { Sheet } from './sheet.ts';
import { sortRows } from './sorting.ts';
import { addTable } from './tables.ts';
import { copyCells, fillDown, pasteCells, pasteText, typeText } from './typing.ts';
import { Workbook } from './workbook.ts';

const values = (sheet: Sheet, rows: number, columns: number): unknown[][] =>
  Array.from({ length: rows }, (_r, row) =>
    Array.from({ length: columns }, (_c, column) => sheet.value(row, column)),
  );

function aSheetWithPercent(): { book: Workbook; sheet: Sheet } {
  const book = new Workbook();
  const sheet = book.activeSheet;
  book.step('rule', () =>
    setValidation(sheet, area(0, 0, 5, 1), {
      rule: { kind: 'wholeNumber', operator: 'Between', first: 0, second: 100 },
      errorAlert: { showAlert: true, style: 'Stop', title: 'Tiến độ', message: 'Từ 0 đến 100.' },
    }),
  );
  return { book, sheet };
}

describe('somebody at the keyboard', () => {
  it('[HO21] what is typed is validated and a paste is not', () => {
    const { book, sheet } = aSheetWithPercent();
    const alert = { showAlert: true, style: 'Stop', title: 'Tiến độ', message: 'Từ 0 đến 100.' };
    expect(['101', '50,5', 'nhiều', '50', ''].map(text => typeText(book, sheet, 0, 0, text))).toEqual([
      { kind: 'invalid', alert },
      { kind: 'invalid', alert },
      { kind: 'invalid', alert },
      { kind: 'done' },
      { kind: 'done' },
    ]);
    pasteText(book, sheet, area(1, 0), [['150'], ['nhiều']]);
    expect(values(sheet, 3, 1)).toEqual([[''], [150], ['nhiều']]);
  });

  it('[HO22] one locked cell of a protected sheet refuses the whole paste', () => {
    const book = new Workbook();
    const sheet = book.activeSheet;
    book.step('format', () => sheet.changeFormat(area(0, 0, 2, 1), format => ({ ...format, locked: false })));
    sheet.change({ protection: { options: nothingAllowed, password: '' } });
    expect(pasteText(book, sheet, area(0, 0), [['a', 'b']])).toEqual({ kind: 'locked' });
    expect(typeText(book, sheet, 0, 1, 'x')).toEqual({ kind: 'locked' });
    expect(pasteText(book, sheet, area(0, 0), [['a'], ['b']])).toEqual({
      kind: 'done',
      area: area(0, 0, 2, 1),
    });
    expect(values(sheet, 2, 2)).toEqual([
      ['a', ''],
      ['b', ''],
    ]);
  });

  it('[HO23] each act is one step back and forth, and protecting empties the list', () => {
    const book = new Workbook();
    const sheet = book.activeSheet;
    typeText(book, sheet, 0, 0, 'một');
    pasteText(book, sheet, area(1, 0), [['hai'], ['ba']]);
    book.undo();
    expect(values(sheet, 3, 1)).toEqual([['một'], [''], ['']]);
    book.redo();
    book.undo();
    book.undo();
    expect(values(sheet, 3, 1)).toEqual([[''], [''], ['']]);
    book.redo();
    book.history.forgetAll();
    expect(book.undo()).toBe(false);
    expect(values(sheet, 1, 1)).toEqual([['một']]);
  });

  it('[HO24] copied formulas follow their cells, and cut cells leave their place', () => {
    const book = new Workbook();
    const sheet = book.activeSheet;
    setInputs(book, sheet, area(0, 0, 2, 2), [
      [1, '=A1*10'],
      [2, ''],
    ]);
    fillDown(book, sheet, area(0, 1, 2, 1));
    expect(values(sheet, 2, 2)).toEqual([
      [1, 10],
      [2, 20],
    ]);
    pasteCells(book, sheet, area(0, 3), copyCells(sheet, area(0, 0, 2, 1), true));
    expect(values(sheet, 2, 4)).toEqual([
      ['', 0, '', 1],
      ['', 0, '', 2],
    ]);
  });

  it('[HO25] a sort carries rows whole and a filter hides those turned away', () => {
    const book = new Workbook();
    const sheet = book.activeSheet;
    setInputs(book, sheet, area(0, 0, 5, 2), [
      ['Stt', 'Quý'],
      ["'10", 'Quý II'],
      ["'2", 'Quý I'],
      ['', 'Quý I'],
      ["'1", 'Quý II'],
    ]);
    const table = addTable(book, sheet, area(0, 0, 5, 2), true);
    sortRows(book, sheet, area(1, 0, 4, 2), [{ key: 0, ascending: true, textAsNumber: true }]);
    expect(values(sheet, 5, 2)).toEqual([
      ['Stt', 'Quý'],
      ['1', 'Quý II'],
      ['2', 'Quý I'],
      ['10', 'Quý II'],
      ['', 'Quý I'],
    ]);
    filterTable(book, sheet, table.id, { 1: ['Quý I'] });
    expect([...sheet.state.hiddenRows]).toEqual([1, 3]);
  });
});
