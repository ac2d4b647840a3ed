import { area, areaAddress, parseArea } from '../workbook/area.ts';
import { Fault } from '../workbook/fault.ts';
import { editText } from '../workbook/typing.ts';
import { element } from './element.ts';
import type { SheetArea } from './sheet-area.ts';
import { texts } from './texts.ts';

/** The name box and the line that shows and edits what a cell holds. */
export class FormulaBar {
  readonly bar = element('div', { class: 'formula-bar' });
  private readonly name = element('input', {
    type: 'text',
    class: 'name-box',
    'aria-label': texts.nameBox,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  private readonly line = element('textarea', {
    class: 'formula-line',
    rows: 1,
    'aria-label': texts.formulaBar,
    spellcheck: 'false',
    autocomplete: 'off',
  });
  private readonly cells: SheetArea;

  constructor(cells: SheetArea) {
    this.cells = cells;
    this.bar.append(
      this.name,
      element('span', { class: 'formula-mark', 'aria-hidden': true }, 'fx'),
      this.line,
    );
    this.name.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      // The focus moves to the grid at once, and the key must not be typed there.
      event.preventDefault();
      if (event.key === 'Enter') this.goTo();
      this.cells.focus();
    });
    this.name.addEventListener('focus', () => this.name.select());
    this.line.addEventListener('focus', () => {
      if (this.cells.editor.isEditing) return;
      this.cells.edit();
      if (this.cells.editor.isEditing) this.line.focus();
    });
    this.line.addEventListener('input', () => this.cells.editor.setText(this.line.value));
    this.line.addEventListener('keydown', event => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault();
      this.cells.focus();
      void this.cells.commit('below');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.cells.editor.close();
      this.cells.focus();
    }
  }

  private goTo(): void {
    const { book, sheet } = this.cells;
    const text = this.name.value.trim();
    try {
      const named = book.findName(text, sheet.id) ?? book.findName(text, null);
      const table = book.findTable(text);
      if (table !== null) {
        book.activate(table.sheet);
        this.cells.select(table.table.area);
      } else
        this.cells.select(
          parseArea(named === null ? text : named.formula.slice(named.formula.lastIndexOf('!') + 1)),
        );
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      this.show();
    }
  }

  show(): void {
    const { book, sheet, editor } = this.cells;
    const { row, column } = sheet.activeCell;
    if (document.activeElement !== this.name) this.name.value = areaAddress(area(row, column));
    if (document.activeElement === this.line && editor.isEditing) return;
    this.line.value = editor.isEditing ? editor.text : editText(book, sheet, row, column);
  }
}
