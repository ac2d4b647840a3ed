// @vitest-environment happy-dom
// What is drawn before React is there says the same as what React draws in its place, in the same order and looks.
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawFirstView } from '../../../addin/dashboard/first-view.ts';
import { Headline } from '../../../addin/dashboard/headline.tsx';
import { quarters } from '../../../plan/quarter.ts';
import type { Language } from '../../../plan/reasons/reason.ts';
import type { Rollup } from '../../../plan/rollup.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { themes } from '../../../addin/theme/theme.ts';
import { aMadeUpPlan } from '../../plan/rollup/made-up-plan.ts';
import { showPart } from '../parts/show-part.tsx';

const { document: madeUp, rows } = aMadeUpPlan();
const { plan } = madeUp;
const languages: readonly Language[] = ['vi', 'en'];
const summary = { ...plan, taskCount: madeUp.tasks.length };
const nothing = (): void => undefined;

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  cleanup();
  root.remove();
});

function draw(rollup: Rollup, language: Language, theme: 'light' | 'dark' = 'light'): void {
  drawFirstView(root, { plan: summary, isOneOfSeveral: false, rollup }, { language, theme });
}

/** Each figure with its words, and the classes by which it looks as it does. */
function headlineIn(place: ParentNode): unknown[] {
  return [...place.querySelectorAll('.headline > *')].map(figure => ({
    classes: figure.className,
    word: figure.querySelector('dt')?.textContent,
    number: figure.querySelector('dd')?.textContent,
    looks: figure.querySelector('dd')?.className.trim(),
    opens: figure.querySelector('button, .first-open') !== null,
    share: figure.querySelector('.headline-bar') !== null,
  }));
}

describe('the first view of the page of the roll-up', () => {
  test.each(languages.flatMap(language => quarters.map(quarter => [language, quarter] as const)))(
    '[OD7] has the headline of React, %s, quarter %i',
    (language, quarter) => {
      const rollup = rollUp({ ...madeUp, rows, version: 7 }, { quarter, asOf: '2023-07-20' });
      showPart(<Headline rollup={rollup} onOpen={nothing} onMissing={nothing} />, language);
      const expected = headlineIn(document);
      expect(expected).toHaveLength(8);
      draw(rollup, language);
      expect(headlineIn(root)).toEqual(expected);
    },
  );

  test('[OD7] has it also where nothing is due and no rate can be told', () => {
    const rollup = rollUp({ ...madeUp, tasks: [], rows: [], version: 0 }, { quarter: 1, asOf: '2023-01-02' });
    showPart(<Headline rollup={rollup} onOpen={nothing} onMissing={nothing} />);
    const expected = headlineIn(document);
    draw(rollup, 'vi');
    expect(headlineIn(root)).toEqual(expected);
  });

  test('[OD8] names plan, day and version, in the theme that was chosen', () => {
    draw(rollUp({ ...madeUp, rows, version: 7 }, { quarter: 2, asOf: '2023-07-20' }), 'vi', 'dark');
    const view = root.querySelector<HTMLElement>('.first-view')!;
    expect([...view.querySelectorAll('h1, p')].map(line => line.textContent)).toEqual([
      'Tổng hợp theo quý',
      `${plan.number} · ${plan.title}`,
      'Số liệu tính đến 20/07/2023, phiên bản 7',
    ]);
    expect(view.style.getPropertyValue('--colorNeutralBackground2')).toBe(
      themes.dark.colorNeutralBackground2,
    );
  });

  test('[OD8] is not drawn over a page that was quicker', () => {
    root.append('…', document.createElement('main'));
    draw(rollUp({ ...madeUp, rows, version: 7 }, { quarter: 2, asOf: '2023-07-20' }), 'vi');
    expect(root.querySelector('.first-view')).toBeNull();
  });
});
