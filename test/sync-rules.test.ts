// The pages of numbered rules against the names of all tests, in both directions.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findFaults } from './rules/find-faults.ts';
import { readRulePage } from './rules/rule-page.ts';
import { testNamesIn } from './rules/test-names.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('[SY1] each rule of docs/sync.md and docs/rules.md has a test where its family says, and each test its rule', () => {
  const pages = ['docs/sync.md', 'docs/rules.md'].map(name => readRulePage(name, read(name)));
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map(file => `test/${file.replaceAll('\\', '/')}`)
    .filter(file => /\.tsx?$/.test(file));
  const tests = testNamesIn(files.map(file => ({ file, text: read(file) })));
  expect(tests.length).toBeGreaterThan(600);
  expect(findFaults(pages, tests, path => existsSync(join(root, path)))).toEqual([]);
});

describe('pages and tests that do not agree', () => {
  const page = [
    '# Rules',
    'Contents: [Merge (MG)](#merge-mg)',
    '## Words',
    '- **base**: what the author was looking at.',
    '## Merge (MG)',
    'What becomes of a field. Code: `plan/merge.ts`. Tests: `test/merge.test.ts`, `test/others/`.',
    '- **MG1** Nothing is lost.',
    '- **MG2** Nothing comes twice.',
  ];
  const tests = ["test('[MG1] nothing is lost', run);", "test('[MG2] nothing comes twice', run);"];
  const there = new Set(['plan/merge.ts', 'test/merge.test.ts', 'test/others/', 'test/pull.test.ts']);

  /** Faults after lines of the page were replaced or added, with the tests and further pages and files given. */
  function faultsOf({
    lines = {},
    more = [],
    tests: written = tests,
    second = [],
    file = 'test/merge.test.ts',
  }: Partial<{
    lines: Readonly<Record<number, string>>;
    more: readonly string[];
    tests: readonly string[];
    second: readonly string[];
    file: string;
  }>): string[] {
    const first = [...page.map((line, index) => lines[index + 1] ?? line), ...more].join('\n');
    const pages = [readRulePage('a.md', first), readRulePage('b.md', second.join('\n'))];
    const source = ["import { test } from 'vitest';", ...written].join('\n');
    return findFaults(pages, testNamesIn([{ file, text: source }]), path => there.has(path));
  }

  test.each<[string, Parameters<typeof faultsOf>[0], string[]]>([
    ['nothing, where they agree', {}, []],
    ['a rule without a test', { more: ['- **MG3** Nobody waits.'] }, ['a.md:9 MG3 has no test']],
    [
      'a test without a rule',
      { tests: [...tests, "test('[MG3] nobody waits', run);"] },
      ['test/merge.test.ts:4 [MG3] is no rule'],
    ],
    [
      'a test without an id',
      { tests: [...tests, "test('nobody waits', run);"] },
      ['test/merge.test.ts:4 "nobody waits" does not begin with the id of a rule'],
    ],
    [
      'a test whose name is not written down',
      { tests: [...tests, 'for (const name of names) test(name, run);'] },
      ['test/merge.test.ts:4 "name" does not begin with the id of a rule'],
    ],
    [
      'a test in a file of something else',
      { file: 'test/pull.test.ts' },
      [
        'test/pull.test.ts:2 [MG1] stands in a file that "Merge (MG)" does not name',
        'test/pull.test.ts:3 [MG2] stands in a file that "Merge (MG)" does not name',
      ],
    ],
    ['nothing, where it stands in a folder of the family', { file: 'test/others/any.test.ts' }, []],
    ['a rule that stands twice', { more: ['- **MG2** Again.'] }, ['a.md:9 MG2 stands twice']],
    ['a gap', { lines: { 7: '' }, tests: tests.slice(1) }, ['a.md:8 MG2 stands where MG1 is due']],
    [
      'an order that is not one of numbers',
      { lines: { 7: '- **MG2** b', 8: '- **MG1** a' } },
      ['a.md:7 MG2 stands where MG1 is due', 'a.md:8 MG1 stands where MG3 is due'],
    ],
    [
      'a rule in the section of another family',
      { more: ['- **PU1** Astray.'], tests: [...tests, "test('[PU1] astray', run);"] },
      ['a.md:9 PU1 stands under "Merge (MG)"'],
    ],
    [
      'a rule in a section of no family',
      { lines: { 4: '- **WO1** A word.' }, tests: [...tests, "test('[WO1] a word', run);"] },
      [
        'a.md:3 "Words" has rules and names no family in brackets',
        'test/merge.test.ts:4 [WO1] stands in a file that "Words" does not name',
      ],
    ],
    [
      'a family on both pages',
      { second: ['[](#merge-mg)', '## Merge (MG)', 'Tests: `test/merge.test.ts`.', '- **MG1** Elsewhere.'] },
      ['b.md:2 MG has its section at a.md:5'],
    ],
    [
      'a family without rules',
      { more: ['[](#pull-pl)', '## Pull (PL)', 'Tests: `test/pull.test.ts`.'] },
      ['a.md:10 PL has no rules'],
    ],
    [
      'a section that the contents do not list',
      { lines: { 2: '' } },
      ['a.md:5 the contents do not list (#merge-mg)'],
    ],
    [
      'a section that does not say where its tests are',
      { lines: { 6: 'What becomes of a field.' } },
      [
        'a.md:5 "Merge (MG)" does not say "Tests: `…`."',
        'test/merge.test.ts:2 [MG1] stands in a file that "Merge (MG)" does not name',
        'test/merge.test.ts:3 [MG2] stands in a file that "Merge (MG)" does not name',
      ],
    ],
    [
      'a path that leads nowhere',
      { lines: { 6: 'Code: `plan/gone.ts`. Tests: `test/merge.test.ts`.' } },
      ['a.md:5 there is no plan/gone.ts'],
    ],
  ])('[SY2] %s', (_name, written, expected) => {
    expect(faultsOf(written)).toEqual(expected);
  });
});

describe('names of tests', () => {
  test.each<[string, string, string[][]]>([
    ['by test', "test('[MG1] a', run);", [['MG1']]],
    ['by it, in double quotes', 'it("[MG1] it\'s a", run);', [['MG1']]],
    ['as a template', 'test(`[MG1] ${name} is a`, run);', [['MG1']]],
    ['over a table', "test.each([1, 2])('[MG1] %s', run);", [['MG1']]],
    ['over a table that is a template', "test.each`a\n${1}`('[MG1] $a', run);", [['MG1']]],
    ['over a table for a typed case', "test.each<Case>(rows)('[MG1] %s', run);", [['MG1']]],
    ['only where something is there', "test.skipIf(!server)('[MG1] a', run);", [['MG1']]],
    ['in several such steps', "test.runIf(server).each(rows)('[MG1] %s', run);", [['MG1']]],
    ['of several rules', "test('[MG1] [PU2] a [PU3]', run);", [['MG1', 'PU2']]],
    ['by itself', "test.only('[MG1] a', run);", [['MG1']]],
    ['not: to be done, or left out', "test.todo('[MG1] a');\nit.skip('[MG2] b', run);", []],
    ['by a name given to it', "const slow = test.skipIf(fast);\nslow('[MG1] a', run);", [['MG1']]],
    ['on a line of its own', "it(\n  '[MG1] a',\n  run,\n);", [['MG1']]],
    [
      'inside a group and a loop',
      "describe('x', () => { for (const y of z) it('[MG1] a', run); });",
      [['MG1']],
    ],
    ['without an id', "test('a', run);", [[]]],
    ['with an id that begins late', "test('a [MG1]', run);", [[]]],
    ['with an id that varies', 'test(`[MG${n}] a`, run);', [[]]],
    ['without a name', 'test();', [[]]],
    ['not: a match, an alternative, a comment', "/a/.test(text);\nlist.it('b');\n// test('[MG1] a')", []],
  ])('[SY3] %s', (_name, source, expected) => {
    const text = `import { describe, it, test } from 'vitest';\n${source}`;
    expect(testNamesIn([{ file: 'a.test.ts', text }]).map(({ ids }) => ids)).toEqual(expected);
  });

  const idsIn = (...files: [file: string, text: string][]): string[] =>
    testNamesIn(files.map(([file, text]) => ({ file, text }))).map(
      ({ ids, place }) => `${place} ${ids.join()}`,
    );

  test('[SY3] in a file that has nothing of Vitest there are none, and another name for test is one', () => {
    const call = "check('[MG1] a', run);\ntest('[MG2] b', run);";
    const own = "import { test as check } from 'vitest';\nimport { test } from './own.ts';\n";
    expect([idsIn(['a.test.ts', call]), idsIn(['a.test.ts', own + call])]).toEqual([[], ['a.test.ts:3 MG1']]);
  });

  test('[SY3] of a function that hands its first parameter on, the names it is given are the tests', () => {
    const story =
      "import { test } from 'vitest';\nexport function story(name, run) { test.each(seeds)(`${name}, seed %i`, run); }";
    const other = "import { test } from 'vitest';\nexport function story(run, name) { test(name, run); }";
    const told = "import { story } from '../story.ts';\nstory('[MG1] a', run);\nstory(title, run);";
    expect([
      idsIn(['test/story.ts', story], ['test/x/a.test.ts', told]),
      idsIn(['test/story.ts', other], ['test/x/a.test.ts', told]),
    ]).toEqual([['test/x/a.test.ts:2 MG1', 'test/x/a.test.ts:3 '], ['test/story.ts:2 ']]);
  });
});
