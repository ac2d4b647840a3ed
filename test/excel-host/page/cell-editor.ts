// The one text field of the grid. It always has the focus, so that a Vietnamese input method begins composing in the
// right place with the first key; it shows itself once there is something to type.
import type { CellFormat } from '../workbook/cell-format.ts';
import { fontFamily } from './cell-look.ts';
import { element } from './element.ts';
import type { Place } from './grid-view.ts';

/** `enter`: typed over the cell, arrows leave it; `edit`: editing its content, arrows move the caret. */
export type EditMode = 'ready' | 'enter' | 'edit';

export class CellEditor {
  readonly field = element('textarea', {
    class: 'cell-editor',
    rows: 1,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    'aria-controls': 'cells',
  });
  mode: EditMode = 'ready';
  /** Hears that the mode or the text changed. */
  onChange: () => void = () => undefined;
  private minimum: Place = { left: 0, top: 0, width: 0, height: 0 };

  constructor() {
    this.field.addEventListener('compositionstart', () => this.begin('enter'));
    this.field.addEventListener('input', () => {
      if (this.mode === 'ready' && this.field.value !== '') this.begin('enter');
      this.grow();
      this.onChange();
    });
  }

  get text(): string {
    return this.field.value;
  }
  get isEditing(): boolean {
    return this.mode !== 'ready';
  }

  private begin(mode: EditMode): void {
    if (this.mode !== 'ready') return;
    this.mode = mode;
    this.field.classList.add('shown');
    this.grow();
    this.onChange();
  }

  /** Opens the field with a text, the caret at its end or all of it selected. */
  open(text: string, mode: 'enter' | 'edit', selectAll = false): void {
    this.field.value = text;
    this.begin(mode);
    this.mode = mode;
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(selectAll ? 0 : text.length, text.length);
    this.grow();
    this.onChange();
  }

  setText(text: string): void {
    this.field.value = text;
    this.grow();
  }

  close(): void {
    this.mode = 'ready';
    this.field.value = '';
    this.field.classList.remove('shown');
    this.grow();
    this.onChange();
  }

  place(place: Place, format: CellFormat): void {
    this.minimum = place;
    const { style } = this.field;
    style.left = `${place.left}px`;
    style.top = `${place.top}px`;
    style.fontFamily = fontFamily(format.font.name);
    style.fontSize = `${(format.font.size * 4) / 3}px`;
    style.fontWeight = format.font.bold ? '700' : '400';
    style.whiteSpace = format.wrap ? 'pre-wrap' : 'pre';
    this.grow();
  }

  private grow(): void {
    const { style } = this.field;
    style.width = `${this.minimum.width - 1}px`;
    style.height = `${this.minimum.height - 1}px`;
    if (!this.isEditing) return;
    if (style.whiteSpace === 'pre')
      style.width = `${Math.min(600, Math.max(this.minimum.width - 1, this.field.scrollWidth + 8))}px`;
    style.height = `${Math.min(320, Math.max(this.minimum.height - 1, this.field.scrollHeight))}px`;
  }

  insert(text: string): void {
    const { selectionStart, selectionEnd, value } = this.field;
    this.field.value = value.slice(0, selectionStart) + text + value.slice(selectionEnd);
    this.field.setSelectionRange(selectionStart + text.length, selectionStart + text.length);
    this.grow();
    this.onChange();
  }
}
