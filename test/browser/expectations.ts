import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Every rule of axe over the page and its frames; Fluent's focus guards are marked as no content of the page. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsFound(page)).toEqual([]);
}

/** The same of a part, once it stands still: colours of one theme on the ground of another are neither. */
export async function expectPartAccessible(page: Page, part: string): Promise<void> {
  await expect.poll(() => faultsFound(page, part), { timeout: 45_000, interval: 250 }).toEqual([]);
}

async function faultsFound(page: Page, part?: string): Promise<readonly unknown[]> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (part === undefined ? builder : builder.include(part))
    .exclude('[data-tabster-dummy]')
    .exclude(['iframe', '[data-tabster-dummy]'])
    .analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map(node => node.target.flat().join(' ')) }));
}

/** Waits until a reading comes to what is expected; the page tells no one when a poke has been carried out. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 15_000, interval: 100 }).toEqual(expected);
}
