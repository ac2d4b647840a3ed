// A small list under a cell: a validation's words, or the values of a filter.
import { element } from './element.ts';
import type { Place } from './grid-view.ts';

export class ListBox {
  readonly list = element('div', { class: 'list-box', role: 'listbox', tabindex: -1 });
  private choose: (word: string) => void = () => undefined;
  private leave: () => void = () => undefined;
  private at = 0;

  constructor(label: string) {
    this.list.setAttribute('aria-label', label);
    this.list.hidden = true;
    this.list.addEventListener('keydown', event => this.key(event));
    this.list.addEventListener('mousedown', event => event.preventDefault());
    this.list.addEventListener('click', event => {
      const option = event.target instanceof HTMLElement ? event.target.closest('[role=option]') : null;
      if (option !== null) this.finish(option.textContent);
    });
    this.list.addEventListener('blur', () => this.close());
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  open(
    words: readonly string[],
    current: string,
    place: Place,
    choose: (word: string) => void,
    leave: () => void,
  ): void {
    this.choose = choose;
    this.leave = leave;
    this.list.replaceChildren(
      ...words.map((word, index) =>
        element(
          'div',
          { role: 'option', id: `option-${index}`, 'aria-selected': String(word === current) },
          word,
        ),
      ),
    );
    this.list.hidden = false;
    this.list.style.left = `${place.left}px`;
    this.list.style.minWidth = `${place.width}px`;
    const stageHeight = this.list.offsetParent?.clientHeight ?? 0;
    const below = place.top + place.height;
    this.list.style.top =
      below + this.list.offsetHeight <= stageHeight
        ? `${below}px`
        : `${Math.max(0, place.top - this.list.offsetHeight)}px`;
    this.mark(Math.max(0, words.indexOf(current)));
    this.list.focus({ preventScroll: true });
  }

  close(): void {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.leave();
  }

  private finish(word: string): void {
    this.list.hidden = true;
    this.leave();
    this.choose(word);
  }

  private mark(index: number): void {
    const options = [...this.list.querySelectorAll('[role=option]')];
    this.at = Math.max(0, Math.min(options.length - 1, index));
    for (const [position, option] of options.entries()) option.classList.toggle('at', position === this.at);
    const marked = options[this.at];
    if (marked === undefined) return;
    this.list.setAttribute('aria-activedescendant', marked.id);
    marked.scrollIntoView({ block: 'nearest' });
  }

  private key(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -1000, End: 1000 };
    const step = steps[event.key];
    if (step !== undefined && !event.altKey) this.mark(this.at + step);
    else if (event.key === 'Enter' || event.key === 'Tab')
      this.finish(this.list.querySelectorAll('[role=option]')[this.at]?.textContent ?? '');
    else if (event.key === 'Escape' || (event.altKey && event.key === 'ArrowUp')) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
