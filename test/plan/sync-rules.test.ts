import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rules = [
  ...readFileSync(join(root, 'docs/sync.md'), 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm),
].map(match => match[1]!);
const families = new Set(rules.map(rule => rule.slice(0, 2)));

/** Ids that test names in test/plan begin with, of the families the page has. */
const tested = new Set(
  readdirSync(join(root, 'test/plan'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.test.ts'))
    .flatMap(file => [
      ...readFileSync(join(root, 'test/plan', file), 'utf8').matchAll(/['"`]\[([A-Z]{2}\d+)\] /g),
    ])
    .map(match => match[1]!)
    .filter(rule => families.has(rule.slice(0, 2))),
);

test('[SY1] every rule of docs/sync.md has a test, and every such test its rule', () => {
  expect(rules.length).toBeGreaterThan(80);
  expect([...tested].sort()).toEqual([...rules].sort());
});

test('[SY1] the rules of each family are numbered without gap or repeat', () => {
  for (const family of families) {
    const numbers = rules.filter(rule => rule.startsWith(family)).map(rule => Number(rule.slice(2)));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
});
