import { element, icon } from './element.ts';
import type { SheetArea } from './sheet-area.ts';
import { texts } from './texts.ts';

/** The visible sheets' names at the foot of the grid. */
export class SheetTabs {
  readonly bar = element('div', { class: 'sheet-bar' });
  private readonly tabs = element('div', {
    class: 'sheet-tabs',
    role: 'tablist',
    'aria-label': texts.sheets,
  });
  private readonly cells: SheetArea;
  private shown = '';

  constructor(cells: SheetArea) {
    this.cells = cells;
    const add = element(
      'button',
      { type: 'button', class: 'add-sheet', 'aria-label': texts.addSheet, title: texts.addSheet },
      icon('M10 4v12M4 10h12'),
    );
    add.addEventListener('click', () => {
      const { book } = this.cells;
      book.activate(book.addSheet());
      this.cells.focus();
    });
    this.bar.append(this.tabs, add);
  }

  show(): void {
    const { book } = this.cells;
    const visible = book.sheets.filter(sheet => sheet.state.visibility === 'Visible');
    const signature = `${book.activeSheetId} ${visible.map(sheet => `${sheet.state.name}/${sheet.state.tabColor}`).join('|')}`;
    if (signature === this.shown) return;
    this.shown = signature;
    this.tabs.replaceChildren(
      ...visible.map(sheet => {
        const isActive = sheet.id === book.activeSheetId;
        const tab = element(
          'button',
          {
            type: 'button',
            role: 'tab',
            class: 'sheet-tab',
            'aria-selected': String(isActive),
            'aria-controls': 'cells',
            tabindex: isActive ? 0 : -1,
          },
          sheet.state.name,
        );
        if (sheet.state.tabColor !== '') tab.style.setProperty('--tab-color', sheet.state.tabColor);
        tab.addEventListener('click', () => {
          void this.cells.leaveEditor().then(left => {
            if (!left) return;
            book.activate(sheet);
            this.cells.focus();
          });
        });
        return tab;
      }),
    );
  }
}
