import { element, icon } from './element.ts';
import { texts } from './texts.ts';

export type PlanCommand = keyof typeof texts.commands;
export type HomeCommand = keyof typeof texts.home;

const planIcons: Readonly<Record<PlanCommand, string>> = {
  load: new URL('../../../addin/icons/load-32.png', import.meta.url).href,
  check: new URL('../../../addin/icons/check-32.png', import.meta.url).href,
  send: new URL('../../../addin/icons/send-32.png', import.meta.url).href,
  rollup: new URL('../../../addin/icons/rollup-32.png', import.meta.url).href,
};

const homeIcons: Readonly<Record<HomeCommand, string>> = {
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5',
  insertRow: 'M3 4h14v4H3zM3 12h6M3 16h6M14.500 11.500v5M12 14h5',
  deleteRow: 'M3 4h14v4H3zM3 12h6M3 16h6M12.500 12.500l4 4M16.500 12.500l-4 4',
  sortUp: 'M4 15l2.500-7L9 15M5 12.500h3M12 8h5l-5 7h5',
  sortDown: 'M4 8h5l-5 7h5M12 15l2.500-7L17 15M13 12.500h3',
  protect: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  unprotect: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 5.800-1',
  open: 'M3 5h5l2 2h7v9H3zM3 9h14',
  save: 'M10 3v9M6.500 8.500L10 12l3.500-3.500M4 16h12',
};

const homeGroups: readonly (readonly [keyof typeof texts.groups, readonly HomeCommand[]])[] = [
  ['edit', ['undo', 'redo']],
  ['cells', ['insertRow', 'deleteRow']],
  ['data', ['sortUp', 'sortDown', 'protect', 'unprotect']],
  ['file', ['open', 'save']],
];

/** The strip of commands with its two tabs. */
export class Ribbon {
  readonly strip = element('section', { class: 'ribbon', 'aria-label': texts.ribbon });
  private readonly tabs = new Map<keyof typeof texts.tabs, HTMLButtonElement>();
  private readonly panels = new Map<keyof typeof texts.tabs, HTMLElement>();
  private readonly homeButtons = new Map<HomeCommand, HTMLButtonElement>();

  constructor(onPlan: (command: PlanCommand) => void, onHome: (command: HomeCommand) => void) {
    const list = element('div', { class: 'ribbon-tabs', role: 'tablist', 'aria-label': texts.ribbonTabs });
    for (const name of ['home', 'plan'] as const) {
      const tab = element(
        'button',
        { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}` },
        texts.tabs[name],
      );
      tab.addEventListener('click', () => this.show(name));
      tab.addEventListener('keydown', event => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        const other = name === 'home' ? 'plan' : 'home';
        this.show(other);
        this.tabs.get(other)?.focus();
      });
      this.tabs.set(name, tab);
      list.append(tab);
    }
    this.strip.append(list, this.planPanel(onPlan), this.homePanel(onHome));
    this.show('plan');
  }

  private planPanel(onPlan: (command: PlanCommand) => void): HTMLElement {
    const buttons = (Object.keys(planIcons) as PlanCommand[]).map(command => {
      const button = element(
        'button',
        { type: 'button', class: 'big', 'data-command': command },
        element('img', { src: planIcons[command], alt: '', width: 32, height: 32 }),
        element('span', {}, texts.commands[command]),
      );
      button.addEventListener('click', () => onPlan(command));
      return button;
    });
    return this.panel('plan', [group(texts.groups.report, buttons)]);
  }

  private homePanel(onHome: (command: HomeCommand) => void): HTMLElement {
    const groups = homeGroups.map(([name, commands]) =>
      group(
        texts.groups[name],
        commands.map(command => {
          const button = element(
            'button',
            { type: 'button', class: 'small', 'data-command': command },
            icon(homeIcons[command]),
            element('span', {}, texts.home[command]),
          );
          button.addEventListener('click', () => onHome(command));
          this.homeButtons.set(command, button);
          return button;
        }),
      ),
    );
    return this.panel('home', groups);
  }

  private panel(name: keyof typeof texts.tabs, children: readonly HTMLElement[]): HTMLElement {
    const panel = element(
      'div',
      { class: 'ribbon-panel', role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` },
      ...children,
    );
    this.panels.set(name, panel);
    return panel;
  }

  private show(name: keyof typeof texts.tabs): void {
    for (const [other, tab] of this.tabs) {
      tab.setAttribute('aria-selected', String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
    }
    for (const [other, panel] of this.panels) panel.hidden = other !== name;
  }

  enable(states: Readonly<Partial<Record<HomeCommand, boolean>>>): void {
    for (const [command, is] of Object.entries(states)) {
      const button = this.homeButtons.get(command as HomeCommand);
      if (button !== undefined) button.disabled = !is;
    }
  }
}

function group(name: string, children: readonly HTMLElement[]): HTMLElement {
  return element(
    'div',
    { class: 'ribbon-group', role: 'group', 'aria-label': name },
    element('div', { class: 'ribbon-buttons' }, ...children),
    element('div', { class: 'ribbon-group-name', 'aria-hidden': true }, name),
  );
}
