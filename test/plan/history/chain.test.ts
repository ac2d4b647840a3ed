import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../plan/history/canonical-text.ts';
import { firstLink, linkOfChanges, linkOfRevision, type Revision } from '../../../plan/history/chain.ts';
import { ChainWalk, type Break, type VersionParts } from '../../../plan/history/chain-walk.ts';
import type { Change } from '../../../plan/mutation.ts';
import { assignmentsOf } from '../../../plan/row.ts';
import { aPlan, aTask, aUnit } from '../../builders.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const document = {
  plan: aPlan(),
  tasks: [aTask({ no: 1, coordinating: ['vp'] })],
  units: [aUnit('chu-tri'), aUnit('vp')],
};
const revision: Revision = {
  revision: 1,
  version: 0,
  document,
  assignments: assignmentsOf(document.tasks, document.units),
  account: null,
  person: null,
  at: null,
};

function aChange(version: number, rest: Partial<Change> = {}): Change {
  return {
    version,
    rowId: '01.VP',
    field: 'note',
    before: version === 1 ? null : `lần ${version - 1}`,
    after: `lần ${version}`,
    mutation: `ma-so-${version}`,
    account: 'vp',
    person: null,
    unit: 'vp',
    source: 'pane',
    at: '2023-05-15T01:00:00.000Z',
    ...rest,
  };
}

const first = firstLink(revision, 'ky-1', hash);

describe('a link', () => {
  test('[HS1] stands on the one before it and on every member of every line, in order', () => {
    const [one, two] = [aChange(1), aChange(1, { field: 'result' })];
    const link = linkOfChanges(first, [one, two], hash);
    const others: Partial<Change>[] = [
      { version: 2 },
      { rowId: '02.VP' },
      { field: 'proposal' },
      { before: 'khác' },
      { after: 'khác' },
      { mutation: 'khac' },
      { account: 'khac' },
      { person: 'Hoa' },
      { unit: null },
      { source: 'web' },
      { at: '2023-05-15T01:00:00.001Z' },
    ];
    expect(Object.keys(one).sort()).toEqual(others.flatMap(each => Object.keys(each)).sort());
    const links = [
      linkOfChanges('khác', [one, two], hash),
      linkOfChanges(first, [two, one], hash),
      linkOfChanges(first, [one], hash),
      ...others.map(each => linkOfChanges(first, [{ ...one, ...each }, two], hash)),
    ];
    expect(links).not.toContain(link);
    expect(new Set(links).size).toBe(links.length);
  });

  test('[HS1] of the plan as added stands on its document, its rows and its epoch', () => {
    const links = [
      first,
      firstLink(revision, 'ky-2', hash),
      firstLink({ ...revision, assignments: revision.assignments.slice(1) }, 'ky-1', hash),
      firstLink({ ...revision, document: { ...document, tasks: [aTask({ no: 2 })] } }, 'ky-1', hash),
    ];
    expect(new Set(links).size).toBe(links.length);
  });

  test('[HS1] of an amendment stands on the document, who made it and when', () => {
    const second: Revision = {
      ...revision,
      revision: 2,
      version: 1,
      account: 'thu-ky',
      person: 'Hoa',
      at: 'lúc này',
    };
    const links = [
      linkOfRevision(first, second, hash),
      linkOfRevision('khác', second, hash),
      linkOfRevision(first, { ...second, revision: 3 }, hash),
      linkOfRevision(first, { ...second, version: 2 }, hash),
      linkOfRevision(first, { ...second, document: { ...document, units: [] } }, hash),
      linkOfRevision(first, { ...second, account: 'khac' }, hash),
      linkOfRevision(first, { ...second, person: null }, hash),
      linkOfRevision(first, { ...second, at: 'lúc khác' }, hash),
    ];
    expect(new Set(links).size).toBe(links.length);
  });

  test('[HS2] does not turn on the order of keys, on members left out, or on signs that a database replaces', () => {
    expect(canonicalText({ b: [1, { d: 'x', c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":"x"}]}');
    expect(canonicalText({ b: 'a\0b\ud800', a: '😀' })).toBe('{"a":"😀","b":"a\uFFFDb\uFFFD"}');
  });
});

describe('a walk along the chain', () => {
  const log = [[aChange(1), aChange(1, { field: 'result', before: null })], [aChange(2)], [aChange(3)]];
  const links = log.reduce(
    (known, changes) => [...known, linkOfChanges(known.at(-1)!, changes, hash)],
    [first],
  );

  function walk(change: (parts: VersionParts) => VersionParts): Break | null {
    const walking = new ChainWalk('ky-1', hash);
    for (const [version, link] of links.entries()) {
      const changes = version === 0 ? [] : log[version - 1]!;
      const stored = { version, link, lines: changes.length };
      const broken = walking.take(
        change({ version, stored, changes, revision: version === 0 ? revision : undefined }),
      );
      if (broken) return broken;
    }
    expect([walking.head, walking.lines]).toEqual([links.at(-1), 4]);
    return null;
  }

  const at =
    (version: number, change: (parts: VersionParts) => Partial<VersionParts>) =>
    (parts: VersionParts): VersionParts =>
      parts.version === version ? { ...parts, ...change(parts) } : parts;
  const altered = (changes: readonly Change[] | null) =>
    changes!.map((each, index) => (index === 0 ? { ...each, after: 'sửa' } : each));

  test('[HS3] that nobody touched holds to its end', () => {
    expect(walk(parts => parts)).toBeNull();
  });

  test.each<[string, ReturnType<typeof at>, Break]>([
    [
      'an altered line',
      at(2, ({ changes }) => ({ changes: altered(changes) })),
      { version: 2, kind: 'alteredLine' },
    ],
    ['a line that cannot be read', at(2, () => ({ changes: null })), { version: 2, kind: 'alteredLine' }],
    [
      'a moved line',
      at(1, ({ changes }) => ({ changes: changes!.toReversed() })),
      { version: 1, kind: 'alteredLine' },
    ],
    [
      'a removed line',
      at(1, ({ changes }) => ({ changes: changes!.slice(1) })),
      { version: 1, kind: 'missingLine' },
    ],
    [
      'an added line',
      at(3, ({ changes }) => ({ changes: [...changes!, aChange(3)] })),
      { version: 3, kind: 'addedLine' },
    ],
    [
      'a removed version',
      at(2, () => ({ changes: [], stored: undefined })),
      { version: 2, kind: 'missingVersion' },
    ],
    [
      'a version emptied with its count',
      at(2, ({ stored }) => ({ changes: [], stored: { ...stored!, lines: 0 } })),
      { version: 2, kind: 'missingVersion' },
    ],
    [
      'an altered link',
      at(2, ({ stored }) => ({ stored: { ...stored!, link: first } })),
      { version: 2, kind: 'alteredLine' },
    ],
    [
      'an altered plan',
      at(0, () => ({ revision: { ...revision, account: 'ai-do' } })),
      { version: 0, kind: 'alteredRevision' },
    ],
  ])('[HS3] %s is found at its version', (_story, change, broken) => {
    expect(walk(change)).toEqual(broken);
  });
});
