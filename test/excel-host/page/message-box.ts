// Boxes that stop and ask, as Excel's do; the focus stays inside until one is answered.
import { element } from './element.ts';
import { texts } from './texts.ts';

export type Button<T> = Readonly<{ label: string; answer: T }>;

/** Shows a box over the page and answers which button was pressed; Escape is the last one. */
export function askBox<T>(
  title: string,
  message: string,
  buttons: readonly [Button<T>, ...Button<T>[]],
): Promise<T> {
  return new Promise(resolve => {
    const titleId = 'box-title';
    const messageId = 'box-message';
    const before = document.activeElement;
    const box = element('dialog', {
      class: 'message-box',
      role: 'alertdialog',
      'aria-labelledby': titleId,
      'aria-describedby': messageId,
    });
    const last = buttons[buttons.length - 1] ?? buttons[0];
    const finish = (answer: T): void => {
      box.close();
      box.remove();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      resolve(answer);
    };
    const row = element('div', { class: 'buttons' });
    for (const [index, button] of buttons.entries()) {
      const made = element('button', { type: 'button', class: index === 0 ? 'primary' : '' }, button.label);
      made.addEventListener('click', () => finish(button.answer));
      row.append(made);
    }
    box.append(element('h2', { id: titleId }, title), element('p', { id: messageId }, message), row);
    box.addEventListener('cancel', event => {
      event.preventDefault();
      finish(last.answer);
    });
    document.body.append(box);
    box.showModal();
    row.querySelector('button')?.focus();
  });
}

export const tellBox = (title: string, message: string): Promise<null> =>
  askBox(title, message, [{ label: texts.close, answer: null }]);
