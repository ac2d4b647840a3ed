import { intersection, lastColumn, lastRow } from '../workbook/area.ts';
import { displayText } from '../workbook/number-format.ts';
import { element } from './element.ts';
import type { SheetArea } from './sheet-area.ts';
import { texts } from './texts.ts';

/** What Excel is doing, and the sums of what is selected. */
export class StatusBar {
  readonly bar = element('div', { class: 'status-bar' });
  private readonly mode = element('span', { class: 'mode', role: 'status' });
  private readonly sums = element('span', { class: 'sums' });
  private readonly cells: SheetArea;

  constructor(cells: SheetArea) {
    this.cells = cells;
    this.bar.append(this.mode, this.sums);
  }

  show(): void {
    const { sheet, editor, view } = this.cells;
    const { status } = texts;
    const doing =
      editor.mode === 'edit'
        ? status.editing
        : editor.mode === 'enter'
          ? status.entering
          : view.copied === null
            ? status.ready
            : status.copied;
    const words = sheet.state.protection === null ? doing : `${doing} · ${status.protected}`;
    if (this.mode.textContent !== words) this.mode.textContent = words;
    this.sums.textContent = this.sumWords();
  }

  private sumWords(): string {
    const { sheet, book } = this.cells;
    const it = intersection(sheet.selection, sheet.extent());
    if (it === null || it.rows * it.columns < 2) return '';
    let count = 0;
    const numbers: number[] = [];
    for (let row = it.row; row <= lastRow(it); row += 1)
      for (let column = it.column; column <= lastColumn(it); column += 1) {
        const value = sheet.value(row, column);
        if (value !== '') count += 1;
        if (typeof value === 'number') numbers.push(value);
      }
    const sum = numbers.reduce((total, number) => total + number, 0);
    const shown = (number: number): string =>
      displayText(number, Number.isInteger(number) ? '#,##0' : '#,##0.00', book.locale);
    const { sums } = texts;
    if (count === 0) return '';
    if (numbers.length < 2) return `${sums.count}: ${count}`;
    return `${sums.average}: ${shown(sum / numbers.length)}   ${sums.count}: ${count}   ${sums.sum}: ${shown(sum)}`;
  }
}
