import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Every rule of axe over the page and its frames; Fluent's focus guards are marked as no content of the page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-tabster-dummy]')
    .exclude(['iframe', '[data-tabster-dummy]'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(node => node.target.flat().join(' ')) })),
  ).toEqual([]);
}

/** Waits until a reading comes to what is expected; the page tells no one when a poke has been carried out. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 15_000, interval: 100 }).toEqual(expected);
}
