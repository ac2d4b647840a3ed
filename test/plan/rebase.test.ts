import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldNames, type FieldValue } from '../../plan/field.ts';
import { mergeField } from '../../plan/merge.ts';
import { rebaseField, rebaseRow, type Rebase } from '../../plan/rebase.ts';
import { noVersions } from '../../plan/row.ts';
import { someFields } from '../builders.ts';

const at = (value: FieldValue, version: number) => ({ value, version });

describe('one cell', () => {
  test.each<[Rebase, string, [FieldValue, number] | null, FieldValue | undefined, [FieldValue, number]]>([
    ['same', 'nothing happened', ['A', 1], 'A', ['A', 1]],
    ['same', 'somebody wrote the same again', ['A', 1], 'A', ['A', 3]],
    ['take', 'somebody wrote, nobody here did', ['A', 1], 'A', ['B', 2]],
    ['take', 'somebody cleared it', ['A', 1], 'A', [null, 2]],
    ['keep', 'I wrote, nobody else did', ['A', 1], 'M', ['A', 1]],
    ['keep', 'I wrote; it was changed and changed back', ['A', 1], 'M', ['A', 3]],
    ['keep', 'I cleared it', ['A', 1], null, ['A', 1]],
    ['keep', 'I wrote something unreadable', ['A', 1], undefined, ['A', 1]],
    ['settled', 'mine is there', ['A', 1], 'M', ['M', 2]],
    ['conflict', 'both wrote', ['A', 1], 'M', ['B', 2]],
    ['conflict', 'I cleared it, somebody wrote', ['A', 1], null, ['B', 2]],
    ['conflict', 'unreadable here, written there', ['A', 1], undefined, ['B', 2]],
    ['same', 'an instance that lags behind answers', ['B', 2], 'B', ['A', 1]],
    ['keep', 'an instance that lags behind answers, and I wrote', ['B', 2], 'M', ['A', 1]],
    ['same', 'another epoch, no difference', null, 'A', ['A', 1]],
    ['conflict', 'another epoch, a difference', null, 'A', ['B', 1]],
  ])('[RB1] %s: %s', (expected, _story, base, mine, server) => {
    expect(rebaseField({ base: base && at(...base), mine, server: at(...server) })).toBe(expected);
  });
});

describe('a row', () => {
  const base = {
    fields: someFields({ result: 'A', note: 'A', proposal: 'A' }),
    versions: { ...noVersions, result: 1, note: 1, proposal: 1 },
  };
  const server = {
    fields: someFields({ result: 'S', note: 'S', proposal: 'A', percent: 50 }),
    versions: { ...noVersions, result: 2, note: 2, proposal: 1, percent: 2 },
  };

  test('[RB2] only cells that differ and that nobody touched are written', () => {
    const rebased = rebaseRow({ base, mine: someFields({ result: 'M', note: 'A', proposal: 'M' }), server });
    expect(rebased.take).toEqual(['percent', 'note']);
    expect(rebased.conflicts).toEqual(['result']);
    expect(rebased.verdicts).toMatchObject({ proposal: 'keep', status: 'same' });
  });

  test("[RB3] the base moves on to the server's, except where a conflict waits for its author", () => {
    const rebased = rebaseRow({ base, mine: someFields({ result: 'M', note: 'A', proposal: 'M' }), server });
    expect(rebased.base).toEqual({
      fields: { ...server.fields, result: 'A' },
      versions: { ...server.versions, result: 1 },
    });
  });

  test('[RB3] without a base a question is sent as one that was never answered', () => {
    const rebased = rebaseRow({ base: null, mine: someFields({ result: 'M' }), server });
    expect(rebased.conflicts).toEqual(['percent', 'result', 'proposal', 'note']);
    expect(rebased.base.versions).toEqual(noVersions);
  });

  test('[RB4] what a rebase keeps the server applies, and what it calls a conflict the server does too', () => {
    const value = fc.constantFrom<FieldValue>(null, 'A', 'B', 'M');
    const version = fc.integer({ min: 1, max: 4 });
    let questions = 0;
    fc.assert(
      fc.property(value, version, value, value, version, (baseValue, baseVersion, mine, now, nowVersion) => {
        fc.pre(nowVersion > baseVersion || (nowVersion === baseVersion && now === baseValue));
        const rebased = rebaseRow({
          base: {
            fields: someFields({ note: baseValue as string }),
            versions: { ...noVersions, note: baseVersion },
          },
          mine: someFields({ note: mine as string }),
          server: {
            fields: someFields({ note: now as string }),
            versions: { ...noVersions, note: nowVersion },
          },
        });
        const pending = mine !== rebased.base.fields.note;
        const verdict = rebased.verdicts.note;
        if (verdict !== 'take') expect(pending).toBe(verdict === 'keep' || verdict === 'conflict');
        if (!pending || verdict === 'take') return;
        const sent = mergeField({
          base: rebased.base.fields.note,
          current: now,
          incoming: mine,
          baseVersion: rebased.base.versions.note,
          currentVersion: nowVersion,
        });
        if (verdict === 'conflict') questions += 1;
        expect(sent).toBe(verdict === 'conflict' ? 'conflict' : 'applied');
      }),
      { numRuns: 1000 },
    );
    expect(questions).toBeGreaterThan(50);
  });

  test('[RB2] a rebase done twice does nothing the second time', () => {
    const first = rebaseRow({ base, mine: someFields({ result: 'M', note: 'A' }), server });
    const mine = { ...someFields({ result: 'M', note: 'A' }) };
    const written = Object.fromEntries(
      fieldNames.map(name => [name, first.take.includes(name) ? server.fields[name] : mine[name]]),
    );
    const second = rebaseRow({ base: first.base, mine: written, server });
    expect(second.take).toEqual([]);
    expect(second.base).toEqual(first.base);
  });
});
