import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Every rule of axe over the page and its frames; Fluent's focus guards are marked as no content of the page. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectPartAccessible(page, 'html');
}

/** The same of a part, once it stands still: colours of one theme on the ground of another are neither. */
export async function expectPartAccessible(page: Page, part: string): Promise<void> {
  await expect.poll(() => faultsFound(page, part), { timeout: 45_000, interval: 250 }).toEqual([]);
}

/** What was found stays in the page but for the faults: of each cell that passed there is a report, too. */
async function faultsFound(page: Page, part: string): Promise<readonly unknown[]> {
  await Promise.all(
    page.frames().map(frame => frame.evaluate(`globalThis.axe ?? (() => {${axe.source}})()`)),
  );
  return page.evaluate(async include => {
    const guards = '[data-tabster-dummy]';
    // Forced colours are the system's own; axe reads '-webkit-text-fill-color', which tells of the page's.
    const isForced = matchMedia('(forced-colors: active)').matches;
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { include: [include], exclude: [[guards], ['iframe', guards]] },
      { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: !isForced } } },
    );
    return violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`),
    }));
  }, part);
}

/** Waits until a reading comes to what is expected; the page tells no one when a poke has been carried out. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 15_000, interval: 100 }).toEqual(expected);
}
