import { element, icon } from './element.ts';
import type { PlanCommand } from './ribbon.ts';
import { texts } from './texts.ts';

const NARROWEST = 280;
const WIDEST = 640;
const USUAL = 350;

/** The add-in's pane at the right: a frame with its own document, which can be closed and opened again. */
export class PaneFrame {
  readonly side = element('section', { class: 'pane', 'aria-label': texts.pane.title });
  readonly splitter = element('div', {
    class: 'splitter',
    role: 'separator',
    tabindex: 0,
    'aria-orientation': 'vertical',
    'aria-label': texts.splitter,
    'aria-valuemin': NARROWEST,
    'aria-valuemax': WIDEST,
    'aria-valuenow': USUAL,
  });
  /** Hears that the pane was opened or closed. */
  onToggle: () => void = () => undefined;
  private frame: HTMLIFrameElement | null = null;
  private width = USUAL;
  private readonly body = element('div', { class: 'pane-body' });

  constructor() {
    const close = element(
      'button',
      { type: 'button', class: 'plain', 'aria-label': texts.pane.close, title: texts.pane.close },
      icon('M5 5l10 10M15 5L5 15'),
    );
    close.addEventListener('click', () => this.close());
    this.side.append(
      this.splitter,
      element('div', { class: 'pane-title' }, element('h2', {}, texts.pane.title), close),
      this.body,
    );
    this.setWidth(USUAL);
    this.splitter.addEventListener('pointerdown', event => this.drag(event));
    this.splitter.addEventListener('keydown', event => {
      const step = event.key === 'ArrowLeft' ? 16 : event.key === 'ArrowRight' ? -16 : 0;
      if (step !== 0) this.setWidth(this.width + step);
    });
    this.side.hidden = true;
  }

  get isOpen(): boolean {
    return this.frame !== null;
  }

  /** Opens the pane, with a command to run and a fragment to hand on; one that is open hears them by its address. */
  open({ command, fragment }: Readonly<{ command?: PlanCommand; fragment?: string }> = {}): void {
    const asked = command === undefined ? '' : `do=${command}`;
    if (this.frame !== null) {
      const hash = fragment ?? asked;
      if (hash !== '' && this.frame.contentWindow !== null) this.frame.contentWindow.location.hash = hash;
      return;
    }
    const query = asked === '' ? '' : `?${asked}`;
    this.frame = element('iframe', {
      title: texts.pane.frame,
      src: `/excel/pane.html${query}${fragment === undefined ? '' : `#${fragment}`}`,
    });
    this.body.replaceChildren(this.frame);
    this.side.hidden = false;
    this.onToggle();
  }

  close(): void {
    this.body.replaceChildren();
    this.frame = null;
    this.side.hidden = true;
    this.onToggle();
  }

  focus(): void {
    this.frame?.contentWindow?.focus();
    this.frame?.focus();
  }

  private setWidth(width: number): void {
    this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
    this.side.style.width = `${this.width}px`;
    this.splitter.setAttribute('aria-valuenow', String(this.width));
  }

  private drag(event: PointerEvent): void {
    const from = event.clientX;
    const width = this.width;
    this.splitter.setPointerCapture(event.pointerId);
    const move = (next: PointerEvent): void => this.setWidth(width + from - next.clientX);
    this.splitter.addEventListener('pointermove', move);
    this.splitter.addEventListener(
      'pointerup',
      () => this.splitter.removeEventListener('pointermove', move),
      { once: true },
    );
  }
}
