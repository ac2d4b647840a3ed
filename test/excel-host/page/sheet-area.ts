// The grid as somebody uses it: selecting, typing, copying, the drop-down list, and what Excel says when it refuses.
import {
  type Area,
  type Spot,
  MAX_COLUMNS,
  MAX_ROWS,
  areaAddress,
  area,
  lastColumn,
  lastRow,
} from '../workbook/area.ts';
import { Fault } from '../workbook/fault.ts';
import { listWords, validationAt } from '../workbook/rules.ts';
import type { Sheet } from '../workbook/sheet.ts';
import {
  type Copied,
  type TypingOutcome,
  copyCells,
  deleteContents,
  editText,
  fillDown,
  isLocked,
  pasteCells,
  pasteText,
  typeText,
} from '../workbook/typing.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { CellEditor } from './cell-editor.ts';
import { readTabbedText, tabbedText } from './clipboard-text.ts';
import { element, icon } from './element.ts';
import { GridView, type Place } from './grid-view.ts';
import { ListBox } from './list-box.ts';
import { askBox, tellBox } from './message-box.ts';
import { type Heading, type Limits, jumpFrom, roundIn, span, spotArea, stepFrom } from './moves.ts';
import { type TableColumn, chooseFilter, filterAt, filterChoices } from './table-filter.ts';
import { texts } from './texts.ts';

type After = Heading | 'stay' | 'next' | 'previous' | 'below' | 'above';

export class SheetArea {
  readonly view: GridView;
  readonly editor = new CellEditor();
  readonly list = new ListBox(texts.list);
  readonly prompt = element('div', { class: 'prompt', 'aria-hidden': true });
  readonly listButton = element(
    'button',
    { type: 'button', class: 'list-button', tabindex: -1, 'aria-label': texts.openList },
    icon('M5 8l5 5 5-5'),
  );
  /** Hears that the selection, the mode or the typed text changed. */
  onState: () => void = () => undefined;
  private readonly getBook: () => Workbook;
  private copied: Copied | null = null;
  private copiedText = '';
  private anchor: Spot = { row: 0, column: 0 };
  /** Tab from here on comes back to this column on Enter. */
  private tabColumn: number | null = null;
  /** The cell being typed into; an add-in may select another meanwhile. */
  private editing: Readonly<{ sheet: Sheet; spot: Spot }> | null = null;

  constructor(getBook: () => Workbook) {
    this.getBook = getBook;
    this.view = new GridView(getBook);
    this.view.grid.id = 'cells';
    this.view.stage.append(this.editor.field, this.listButton, this.prompt, this.list.list);
    this.view.onMoved = () => this.placeParts();
    this.editor.onChange = () => {
      const { isEditing } = this.editor;
      if (isEditing && this.editing === null)
        this.editing = { sheet: this.sheet, spot: this.sheet.activeCell };
      if (!isEditing) this.editing = null;
      if (this.book.isCellEdited !== isEditing) this.book.setCellEdited(isEditing);
      if (isEditing) this.view.copied = null;
      this.placeParts();
      this.onState();
    };
    this.editor.field.addEventListener('keydown', event => this.key(event));
    this.listButton.addEventListener('mousedown', event => event.preventDefault());
    this.listButton.addEventListener('click', () => this.openList());
    this.view.stage.addEventListener('mousedown', event => this.mouseDown(event));
    this.view.stage.addEventListener('dblclick', event => this.doubleClick(event));
    for (const kind of ['copy', 'cut'] as const)
      this.editor.field.addEventListener(kind, event => this.copyEvent(event, kind === 'cut'));
    this.editor.field.addEventListener('paste', event => this.pasteEvent(event));
  }

  get book(): Workbook {
    return this.getBook();
  }
  get sheet(): Sheet {
    return this.book.activeSheet;
  }
  private get limits(): Limits {
    return { rows: this.view.geometry.rows.count, columns: this.view.geometry.columns.count };
  }

  focus(): void {
    this.editor.field.focus({ preventScroll: true });
  }

  // Selecting

  select(it: Area, active: Spot = it, anchor: Spot = active): void {
    this.anchor = anchor;
    this.book.select(this.sheet, it, active);
    this.view.reveal(active.row, active.column);
    this.view.draw();
    this.onState();
  }
  selectSpot(spot: Spot): void {
    const it = spotArea(this.sheet, spot);
    this.select(it, { row: it.row, column: it.column });
  }
  private extendTo(spot: Spot): void {
    const it = span(this.sheet, this.anchor, spot);
    this.book.select(this.sheet, it, this.anchor);
    this.view.reveal(spot.row, spot.column);
    this.view.draw();
    this.onState();
  }
  /** The corner of the selection away from its anchor. */
  private get farCorner(): Spot {
    const { selection } = this.sheet;
    return {
      row: this.anchor.row === selection.row ? lastRow(selection) : selection.row,
      column: this.anchor.column === selection.column ? lastColumn(selection) : selection.column,
    };
  }

  private mouseDown(event: MouseEvent): void {
    if (event.target instanceof Node && (this.editor.isEditing ? this.editor.field === event.target : false))
      return;
    if (
      event.target instanceof Node &&
      (this.list.list.contains(event.target) || this.listButton.contains(event.target))
    )
      return;
    if (event.button === 2) return;
    event.preventDefault();
    const onFilter = event.target instanceof Element && event.target.closest('.filter-button') !== null;
    void this.leaveEditor().then(left => {
      if (!left) return;
      this.focus();
      this.tabColumn = null;
      const at = this.view.hit(event.clientX, event.clientY);
      if (at.wholeRow && at.wholeColumn)
        this.select(area(0, 0, MAX_ROWS, MAX_COLUMNS), { row: 0, column: 0 });
      else if (at.wholeRow) this.select(area(at.row, 0, 1, MAX_COLUMNS), { row: at.row, column: 0 });
      else if (at.wholeColumn) this.select(area(0, at.column, MAX_ROWS, 1), { row: 0, column: at.column });
      else if (event.shiftKey) this.extendTo(at);
      else {
        this.selectSpot(at);
        if (onFilter) this.openList();
        else this.followMouse();
      }
    });
  }

  private followMouse(): void {
    const move = (event: MouseEvent): void => {
      const at = this.view.hit(event.clientX, event.clientY);
      this.extendTo(at);
    };
    const up = (): void => {
      window.removeEventListener('mousemove', move);
      window.removeEventListener('mouseup', up);
    };
    window.addEventListener('mousemove', move);
    window.addEventListener('mouseup', up);
  }

  private doubleClick(event: MouseEvent): void {
    if (event.target instanceof Node && this.editor.field === event.target && this.editor.isEditing) return;
    const at = this.view.hit(event.clientX, event.clientY);
    if (!at.wholeRow && !at.wholeColumn) this.edit();
  }

  // Typing

  /** Opens the cell with what it holds. */
  edit(): void {
    if (!this.demandOpen(this.sheet.activeCell)) return;
    const { row, column } = this.sheet.activeCell;
    this.editor.open(editText(this.book, this.sheet, row, column), 'edit');
  }

  private demandOpen(spot: Spot): boolean {
    if (!isLocked(this.sheet, spotArea(this.sheet, spot))) return true;
    void this.tellLocked();
    return false;
  }

  private async tellLocked(): Promise<void> {
    this.editor.close();
    await tellBox(texts.lockedTitle, texts.locked);
    this.focus();
  }

  /** Ends typing before something else begins; false where Excel keeps the editor open. */
  leaveEditor(): Promise<boolean> {
    return this.editor.isEditing ? this.commit('stay') : Promise.resolve(true);
  }

  /** Puts what was typed into the cell. */
  async commit(after: After): Promise<boolean> {
    const at = this.editing ?? { sheet: this.sheet, spot: this.sheet.activeCell };
    const text = this.editor.text;
    const unchanged =
      this.editor.mode === 'edit' && text === editText(this.book, at.sheet, at.spot.row, at.spot.column);
    const outcome: TypingOutcome = unchanged
      ? { kind: 'done' }
      : typeText(this.book, at.sheet, at.spot.row, at.spot.column, text);
    if (!(await this.settled(outcome, at, text))) return false;
    if (this.editor.isEditing) this.editor.close();
    this.moveAfter(after);
    return true;
  }

  /** What becomes of a typed text after Excel has said its word; true where the cell was left. */
  private async settled(
    outcome: TypingOutcome,
    at: Readonly<{ sheet: Sheet; spot: Spot }>,
    text: string,
  ): Promise<boolean> {
    if (outcome.kind === 'done') return true;
    if (outcome.kind === 'locked') {
      await this.tellLocked();
      return false;
    }
    const { alert } = outcome;
    const title = alert.title === '' ? texts.invalidTitle : alert.title;
    const message = alert.message === '' ? texts.invalid : alert.message;
    const retry = { label: texts.retry, answer: 'retry' } as const;
    const cancel = { label: texts.cancel, answer: 'cancel' } as const;
    const keep = { label: texts.keep, answer: 'keep' } as const;
    const answer = await askBox(
      title,
      message,
      alert.style === 'Stop' ? [retry, cancel] : [keep, retry, cancel],
    );
    if (answer === 'retry') {
      this.editor.open(text, 'edit', true);
      return false;
    }
    if (answer === 'keep') typeText(this.book, at.sheet, at.spot.row, at.spot.column, text, true);
    this.editor.close();
    this.focus();
    return answer === 'keep';
  }

  private moveAfter(after: After): void {
    const { sheet } = this;
    const { selection, activeCell } = sheet;
    const several =
      selection.rows * selection.columns > 1 &&
      sheet.mergeAt(activeCell.row, activeCell.column) === undefined;
    if (after === 'stay') return this.view.draw();
    if (several && (after === 'below' || after === 'above' || after === 'next' || after === 'previous')) {
      const by = after === 'below' || after === 'above' ? 'row' : 'column';
      const spot = roundIn(selection, activeCell, by, after === 'above' || after === 'previous');
      return this.select(selection, spot, this.anchor);
    }
    const headings: Readonly<Record<string, Heading>> = {
      below: 'down',
      above: 'up',
      next: 'right',
      previous: 'left',
    };
    const heading = headings[after] ?? (after as Heading);
    if (after === 'next' && this.tabColumn === null) this.tabColumn = activeCell.column;
    const from =
      after === 'below' && this.tabColumn !== null
        ? { row: activeCell.row, column: this.tabColumn }
        : activeCell;
    if (after !== 'next' && after !== 'previous') this.tabColumn = null;
    this.selectSpot(stepFrom(sheet, from, heading, this.limits));
  }

  // Keys

  private key(event: KeyboardEvent): void {
    // Keys that an input method is using are its own.
    if (event.isComposing || event.keyCode === 229) return;
    const handled = this.editor.isEditing ? this.editingKey(event) : this.readyKey(event);
    if (handled) event.preventDefault();
  }

  private editingKey(event: KeyboardEvent): boolean {
    const { key, shiftKey, altKey, ctrlKey } = event;
    if (key === 'Enter' && altKey) this.editor.insert('\n');
    else if (key === 'Enter' && !ctrlKey) void this.commit(shiftKey ? 'above' : 'below');
    else if (key === 'Enter') void this.commit('stay');
    else if (key === 'Tab') void this.commit(shiftKey ? 'previous' : 'next');
    else if (key === 'Escape') {
      this.editor.close();
      this.view.draw();
    } else if (key === 'F2') this.editor.mode = this.editor.mode === 'edit' ? 'enter' : 'edit';
    else if (this.editor.mode === 'enter' && arrowHeadings[key] !== undefined && !shiftKey)
      void this.commit(arrowHeadings[key]);
    else return false;
    return true;
  }

  private readyKey(event: KeyboardEvent): boolean {
    const { key, altKey, shiftKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const heading = arrowHeadings[key];
    if (heading !== undefined && altKey) return key === 'ArrowDown' && this.openList();
    if (heading !== undefined) this.arrow(heading, shiftKey, ctrl);
    else if (ctrl) return this.controlKey(key.toLowerCase(), shiftKey);
    else if (key === 'Enter') this.moveAfter(shiftKey ? 'above' : 'below');
    else if (key === 'Tab') this.moveAfter(shiftKey ? 'previous' : 'next');
    else if (key === 'F2') this.edit();
    else if (key === 'Delete')
      this.refusable(() => deleteContents(this.book, this.sheet, this.sheet.selection));
    else if (key === 'Backspace') {
      if (this.demandOpen(this.sheet.activeCell)) this.editor.open('', 'enter');
    } else if (key === 'Home')
      this.goTo({ row: this.sheet.activeCell.row, column: this.sheet.state.frozen.columns }, shiftKey);
    else if (key === 'PageDown' || key === 'PageUp') this.page(key === 'PageDown' ? 1 : -1, shiftKey);
    else if (key === 'Escape') {
      this.view.copied = null;
      this.copied = null;
      this.view.draw();
      this.onState();
    } else if (key.length === 1) return !this.demandOpen(this.sheet.activeCell);
    else return false;
    return true;
  }

  private controlKey(key: string, shiftKey: boolean): boolean {
    const used = this.sheet.usedRange(true);
    if (key === 'z') this.book.undo();
    else if (key === 'y') this.book.redo();
    else if (key === 'd') this.refusable(() => fillDown(this.book, this.sheet, this.sheet.selection));
    else if (key === 'a') this.select(used ?? area(0, 0), this.sheet.activeCell);
    else if (key === 'home')
      this.goTo({ row: this.sheet.state.frozen.rows, column: this.sheet.state.frozen.columns }, shiftKey);
    else if (key === 'end' && used !== null)
      this.goTo({ row: lastRow(used), column: lastColumn(used) }, shiftKey);
    else if (key === ' ')
      this.select({ ...this.sheet.selection, row: 0, rows: MAX_ROWS }, this.sheet.activeCell);
    else if (key === ';') this.editor.open(todayText(this.book), 'enter');
    else return false;
    return true;
  }

  private arrow(heading: Heading, extend: boolean, jump: boolean): void {
    const from = extend ? this.farCorner : this.sheet.activeCell;
    const to = jump
      ? jumpFrom(this.sheet, from, heading, this.limits)
      : stepFrom(this.sheet, from, heading, this.limits);
    this.goTo(to, extend);
  }
  private goTo(spot: Spot, extend: boolean): void {
    this.tabColumn = null;
    if (extend) this.extendTo(spot);
    else this.selectSpot(spot);
  }
  private page(sign: 1 | -1, extend: boolean): void {
    const from = extend ? this.farCorner : this.sheet.activeCell;
    const row = Math.max(0, Math.min(this.limits.rows - 1, from.row + sign * this.view.pageRows));
    this.view.scroller.scrollTop += sign * (this.view.geometry.rows.at[this.view.pageRows] ?? 400);
    this.goTo({ row, column: from.column }, extend);
  }

  /** Runs what Excel may refuse, and says so. */
  refusable(work: () => TypingOutcome | undefined): void {
    try {
      const outcome = work();
      if (outcome !== undefined && outcome.kind === 'locked') void this.tellLocked();
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem;
      const message = problem.code === 'AccessDenied' ? texts.refused : texts.refusedOther;
      void tellBox(texts.refusedTitle, message).then(() => this.focus());
    }
  }

  // Clipboard

  private copyEvent(event: ClipboardEvent, cut: boolean): void {
    if (this.editor.isEditing) return;
    event.preventDefault();
    const { sheet, book } = this;
    const it = sheet.selection;
    this.copied = copyCells(sheet, it, cut);
    const rows = this.copied.cells.length;
    const seen = this.copied.cells[0]?.length ?? 1;
    const visible = Array.from(
      { length: it.rows > rows ? rows : it.rows },
      (_, index) => it.row + index,
    ).filter(row => !sheet.state.hiddenRows.has(row));
    this.copiedText = tabbedText(
      visible
        .slice(0, rows)
        .map(row => Array.from({ length: seen }, (_, column) => book.text(sheet, row, it.column + column))),
    );
    event.clipboardData?.setData('text/plain', this.copiedText);
    this.view.copied = { sheetId: sheet.id, area: it };
    this.view.draw();
    this.onState();
  }

  private pasteEvent(event: ClipboardEvent): void {
    if (this.editor.isEditing) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { copied } = this;
    const own = copied !== null && normalised(text) === normalised(this.copiedText);
    this.refusable(() => {
      const { selection } = this.sheet;
      const outcome = own
        ? pasteCells(this.book, this.sheet, selection, copied)
        : pasteText(this.book, this.sheet, selection, readTabbedText(text));
      if (outcome.area !== undefined) this.select(outcome.area, this.sheet.activeCell);
      return outcome;
    });
    if (own && copied.cut) {
      this.copied = null;
      this.view.copied = null;
    }
    this.view.draw();
  }

  // What stands beside the active cell

  private wordsHere(): readonly string[] | null {
    const { row, column } = this.sheet.activeCell;
    const rule = validationAt(this.sheet, row, column)?.rule;
    return rule?.kind === 'list' && rule.inCellDropDown
      ? listWords(this.book, this.sheet, rule.source)
      : null;
  }

  /** Opens the list of the active cell: a header's filter, or the words that may be entered. */
  openList(): boolean {
    const { row, column } = this.sheet.activeCell;
    const filter = filterAt(this.sheet, row, column);
    if (filter !== null) this.openFilter(filter);
    else this.openWords(row, column);
    this.placeParts();
    return true;
  }

  private openWords(row: number, column: number): void {
    const words = this.wordsHere();
    if (words === null || !this.demandOpen({ row, column })) return;
    this.editor.close();
    this.list.open(
      words,
      this.book.text(this.sheet, row, column),
      this.view.stagePlace(spotArea(this.sheet, { row, column })),
      word => this.refusable(() => typeText(this.book, this.sheet, row, column, word)),
      () => this.focus(),
    );
  }

  private openFilter(filter: TableColumn): void {
    const { words, current } = filterChoices(this.book, this.sheet, filter);
    this.list.open(
      words,
      current,
      this.view.stagePlace(filter.header),
      word =>
        this.refusable(() => {
          chooseFilter(this.book, this.sheet, filter, word);
          return undefined;
        }),
      () => this.focus(),
    );
  }

  private placeParts(): void {
    const spot = this.editing?.spot ?? this.sheet.activeCell;
    const place = this.view.stagePlace(spotArea(this.sheet, spot));
    const isShown = this.editing === null || this.editing.sheet === this.sheet;
    this.editor.field.classList.toggle('elsewhere', !isShown);
    this.editor.place(place, this.sheet.format(spot.row, spot.column));
    const words = this.wordsHere();
    this.listButton.hidden = words === null || isLocked(this.sheet, spotArea(this.sheet, spot));
    // Outside the cell as in Excel, or within it where that would be out of view.
    const right = place.left + place.width;
    this.listButton.style.left = `${right + 20 <= this.view.stage.clientWidth ? right : right - 21}px`;
    this.listButton.style.top = `${place.top + Math.max(0, place.height - 22)}px`;
    this.placePrompt(place);
    this.editor.field.setAttribute('aria-label', this.describeActive());
  }

  private describeActive(): string {
    const { row, column } = this.sheet.activeCell;
    const shown = this.book.text(this.sheet, row, column);
    const table = this.sheet.state.tables.find(
      it =>
        column >= it.area.column &&
        column <= lastColumn(it.area) &&
        row > it.area.row &&
        row <= lastRow(it.area),
    );
    const header = table === undefined ? '' : `, ${this.book.text(this.sheet, table.area.row, column)}`;
    return `${texts.cellEditor} ${areaAddress(area(row, column))}${header}${shown === '' ? '' : `: ${shown}`}`;
  }

  private placePrompt(place: Place): void {
    const { row, column } = this.sheet.activeCell;
    const prompt = validationAt(this.sheet, row, column)?.prompt;
    const locked = isLocked(this.sheet, area(row, column));
    const isShown =
      prompt !== undefined && prompt.showPrompt && prompt.message !== '' && !locked && !this.list.isOpen;
    this.prompt.hidden = !isShown;
    if (!isShown) return;
    this.prompt.replaceChildren(
      ...(prompt.title === '' ? [] : [element('strong', {}, prompt.title)]),
      element('span', {}, prompt.message),
    );
    const stage = this.view.stage.clientWidth;
    this.prompt.style.left = `${Math.min(place.left + 12, stage - this.prompt.offsetWidth - 8)}px`;
    this.prompt.style.top = `${place.top + place.height + 6}px`;
  }
}

const arrowHeadings: Readonly<Record<string, Heading>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const normalised = (text: string): string => text.replaceAll('\r\n', '\n').replace(/\n$/, '');

function todayText(book: Workbook): string {
  const { year, month, day } = book.todayDate;
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}
