// The head of the page of the roll-up in plain elements: its figures are read while the rest of the page's code starts.
// React draws the same in their place, with all that can be pressed.
import { formatDate } from '../../plan/shown-date.ts';
import type { Rollup } from '../../plan/rollup.ts';
import { PAGE_SIDES, pageWidths } from '../page/page-width.ts';
import { formatShare } from '../parts/format-share.ts';
import type { Preferences } from '../parts/preferences.ts';
import { textIn, type Text } from '../text/text.ts';
import '../theme/fonts.ts';
import { noOffice, themeAround, themeOf } from '../theme/theme-around.ts';
import type { FirstAnswers } from './ask-first.ts';
import './head.css';
import { headlineFigures, ratedTasks, unitsReported } from './headline-figures.ts';

/** Width and height in pixels of what React will draw, so that the figures stand where they are going to stand. */
type Size = readonly [width: number, height: number];
const bar: readonly Size[] = [
  [57, 22],
  [180, 36],
  [92, 22],
  [72, 32],
];
/** Of the plan, where there are several. */
const planChoice: Size = [300, 58];
const choices: readonly Size[] = [
  [259, 44],
  [132, 58],
  [132, 58],
];
const outputs: readonly Size[] = [
  [107, 32],
  [109, 32],
  [177, 32],
  [105, 32],
  [158, 32],
];

/** Draws into an empty root; where the page itself was quicker, it stays as it is. */
export function drawFirstView(
  root: HTMLElement,
  { plan, isOneOfSeveral, rollup }: FirstAnswers,
  { theme, language }: Preferences,
): void {
  const text = textIn(language);
  const asOf = text('rollup.asOf', { date: formatDate(rollup.asOf), version: rollup.version });
  const view = element('div', 'first-view dash-page', [
    element('div', 'first-bar', [asWideAsPage(element('div', 'first-bar-inner', bar.map(place)))]),
    asWideAsPage(
      element('main', 'dash-content', [
        element('div', 'dash-view', [
          element('div', '', [
            element('h1', 'dash-title', [text('dash.title')]),
            element('p', 'dash-plan', [`${plan.number} · ${plan.title}`]),
          ]),
          element('div', 'first-choices', [...(isOneOfSeveral ? [planChoice] : []), ...choices].map(place)),
          element('div', 'dash-line', [
            element('p', 'dash-as-of', [asOf]),
            element('div', 'first-outputs', outputs.map(place)),
          ]),
          headline(rollup, text, language),
        ]),
      ]),
    ),
  ]);
  for (const [name, value] of Object.entries(themeOf(theme, themeAround(noOffice)))) {
    view.style.setProperty(`--${name}`, String(value));
  }
  if (root.childElementCount === 0) root.append(view);
}

function headline(rollup: Rollup, text: Text, language: Preferences['language']): HTMLElement {
  const { rate, units } = rollup;
  const share = element('div', 'first-share', [element('div', '')]);
  const reported = [String(unitsReported(rollup)), element('span', 'headline-of', [`/${units.length}`])];
  share.style.setProperty('--share', String(rate ?? 0));
  return element('dl', 'headline', [
    element('div', 'headline-figure headline-rate', [
      element('dt', 'headline-word', [
        text('rollup.rate'),
        element('span', 'headline-formula', [text('dash.rateFormula', ratedTasks(rollup))]),
        ...(rate === null ? [] : [element('div', 'headline-bar', [share])]),
      ]),
      element('dd', `headline-number ${rate === null ? 'headline-none' : ''}`, [
        rate === null ? text('rollup.rateNone') : open(formatShare(rate, language)),
      ]),
    ]),
    ...headlineFigures(rollup).map(({ key, n, isAlarming }) =>
      element('div', 'headline-figure', [
        element('dt', 'headline-word', [text(key)]),
        element('dd', `headline-number ${isAlarming ? 'headline-alarming' : ''}`, [
          n === 0 ? String(n) : open(String(n)),
        ]),
      ]),
    ),
    element('div', 'headline-figure', [
      element('dt', 'headline-word', [text('dash.unitsReported')]),
      element('dd', 'headline-number', [...(units.length === 0 ? reported : [open(...reported)])]),
    ]),
  ]);
}

/** A figure as it looks once it can be opened. */
function open(...figure: readonly (string | HTMLElement)[]): HTMLElement {
  return element('span', 'first-open', figure);
}

function asWideAsPage(made: HTMLElement): HTMLElement {
  made.style.maxWidth = pageWidths.figures;
  made.style.paddingInline = PAGE_SIDES;
  return made;
}

function place([width, height]: Size): HTMLElement {
  const made = element('div', 'first-place');
  made.style.width = `${width}px`;
  made.style.height = `${height}px`;
  return made;
}

function element(
  tag: string,
  className: string,
  children: readonly (string | HTMLElement)[] = [],
): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}
