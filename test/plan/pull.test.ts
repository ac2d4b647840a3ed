import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../plan/account.ts';
import { fieldNames } from '../../plan/field.ts';
import { leadsOf, mayRead } from '../../plan/permission.ts';
import { rowsHash, RowsHash } from '../../plan/pull/rows-hash.ts';
import { applyPull, patchSince, type Position } from '../../plan/pull.ts';
import { noVersions, type Role, type Row } from '../../plan/row.ts';
import { aRow, secretariat, unitAccount } from '../builders.ts';

const position = (rest: Partial<Position> = {}): Position => ({
  version: 4,
  revision: 1,
  access: 'vp',
  epoch: 'e1',
  ...rest,
});
const byId = (...rows: Row[]) => new Map(rows.map(row => [row.id, row]));
const roles = (...rows: Row[]) => new Map<string, Role>(rows.map(row => [row.id, row.role]));

const known = aRow(1, 'vp', 'coordinate', { note: 'cũ' }, 2);
const changed: Row = {
  ...aRow(2, 'vp', 'coordinate', { note: 'mới', percent: 50 }, 4),
  versions: { ...noVersions, note: 4, percent: 1 },
};

describe('since a cursor', () => {
  test('[PL1] a row the cursor knows comes with what changed only; others do not come', () => {
    expect(
      patchSince({ rows: byId(known, changed), position: position() }, position({ version: 3 })),
    ).toEqual({
      clear: false,
      put: [{ id: changed.id, fields: { note: 'mới' }, versions: { note: 4 } }],
      del: [],
    });
  });

  test('[PL1] a field that was cleared comes as null', () => {
    const cleared = { ...changed, fields: { ...changed.fields, note: null } };
    expect(patchSince({ rows: byId(cleared), position: position() }, position({ version: 3 })).put).toEqual([
      { id: changed.id, fields: { note: null }, versions: { note: 4 } },
    ]);
  });

  test.each<[string, Position | null]>([
    ['no cursor', null],
    ['another epoch', position({ epoch: 'e0' })],
    ['a cursor ahead of the plan', position({ version: 9 })],
    ['another access and nothing known of then', position({ access: 'so-y-te' })],
    ['another revision and nothing known of then', position({ revision: 0 })],
  ])('[PL2] %s: everything is sent anew', (_story, cursor) => {
    expect(patchSince({ rows: byId(known), position: position() }, cursor)).toEqual({
      clear: true,
      put: [known],
      del: [],
    });
  });

  test('[PL3] a row that became visible comes whole although it changed long ago; one no longer visible goes', () => {
    const gone = aRow(9, 'vp');
    const then = position({ revision: 0, version: 4 });
    expect(
      patchSince({ rows: byId(known, changed), position: position() }, then, roles(changed, gone)),
    ).toEqual({ clear: false, put: [known], del: [gone.id] });
  });

  test('[PL3] a row whose role changed tells it', () => {
    const leads: Row = { ...known, role: 'lead' };
    expect(
      patchSince({ rows: byId(leads), position: position() }, position({ revision: 0 }), roles(known)).put,
    ).toEqual([{ id: known.id, role: 'lead', fields: {}, versions: {} }]);
  });
});

describe('a client', () => {
  test('[PL4] that holds no row for a patch fetches all again', () => {
    expect(
      applyPull(new Map(), { clear: false, put: [{ id: '01.VP', fields: {}, versions: {} }], del: [] }),
    ).toBeNull();
  });

  test('[PL4] keeps its own map as it was', () => {
    const rows = byId(known);
    applyPull(rows, { clear: true, put: [changed], del: [] });
    expect(rows).toEqual(byId(known));
  });

  test('[PL5] holds what it may see after any edits, re-assignments and pulls, from a seed', () => {
    type Step =
      | { kind: 'edit'; row: number; field: number; value: string | null }
      | { kind: 'assign'; row: number }
      | { kind: 'pull' }
      | { kind: 'restore' };
    const step: fc.Arbitrary<Step> = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          kind: fc.constant('edit' as const),
          row: fc.nat(5),
          field: fc.nat(8),
          value: fc.constantFrom('x', 'y', null),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('assign' as const), row: fc.nat(5) }) },
      { weight: 3, arbitrary: fc.constant({ kind: 'pull' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'restore' as const }) },
    );
    const readers: Account[] = [unitAccount('a'), unitAccount('b'), secretariat];
    let patches = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(...readers), (steps, reader) => {
        const everything = [1, 2, 3].flatMap(task => [aRow(task, 'a'), aRow(task, 'b', 'coordinate')]);
        const assigned = new Map(everything.map(row => [row.id, row]));
        // Re-assigning keeps the record: a row that comes back has what was reported on it.
        const setAside = new Map<string, Row>();
        let [version, revision, epoch] = [1, 1, 1];
        let cursor: Position | null = null;
        let seenThen = new Map<string, Role>();
        let client = new Map<string, Row>();
        const visible = () => {
          const leads = leadsOf(assigned.values());
          return new Map([...assigned].filter(([, row]) => mayRead(reader, row, leads)));
        };
        const pull = () => {
          const now = {
            rows: visible(),
            position: { version, revision, epoch: `${epoch}`, access: reader.id },
          };
          const answer = patchSince(now, cursor, seenThen);
          if (!answer.clear) patches += answer.put.length;
          client = applyPull(client, answer)!;
          expect(client).toEqual(now.rows);
          expect(applyPull(client, answer)).toEqual(client);
          cursor = now.position;
          seenThen = roles(...now.rows.values());
        };
        for (const one of steps) {
          if (one.kind === 'pull') pull();
          else if (one.kind === 'restore') [epoch, version] = [epoch + 1, Math.max(1, version - 2)];
          else if (one.kind === 'assign') {
            const { id } = everything[one.row]!;
            const [from, to] = assigned.has(id) ? [assigned, setAside] : [setAside, assigned];
            to.set(id, from.get(id)!);
            from.delete(id);
            revision += 1;
          } else {
            const row = assigned.get(everything[one.row]!.id);
            if (!row) continue;
            version += 1;
            const field = fieldNames[one.field]!;
            assigned.set(row.id, {
              ...row,
              fields: { ...row.fields, [field]: one.value },
              versions: { ...row.versions, [field]: version },
            });
          }
        }
        pull();
      }),
      { numRuns: 300 },
    );
    expect(patches).toBeGreaterThan(50);
  });
});

describe('the hash of the rows', () => {
  const rows = [known, changed, aRow(3, 'so-y-te', 'lead', { result: 'Đã trình' }, 3)];

  test('[PL6] is the same in any order and for any copy of the same rows', () => {
    const copies = structuredClone(rows).reverse();
    expect(rowsHash(copies)).toBe(rowsHash(rows));
    expect(rowsHash(rows)).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each<[string, Row[]]>([
    ['a row that is missing', rows.slice(1)],
    ['a row that came twice', [...rows, known]],
    ['another value', [{ ...known, fields: { ...known.fields, note: 'khác' } }, ...rows.slice(1)]],
    [
      'another version of a field',
      [{ ...known, versions: { ...known.versions, note: 3 } }, ...rows.slice(1)],
    ],
    ['another role', [{ ...known, role: 'lead' }, ...rows.slice(1)]],
    [
      'a value that moved to another field',
      [{ ...known, fields: { ...known.fields, note: null, result: known.fields.note } }, ...rows.slice(1)],
    ],
  ])('[PL6] tells %s', (_story, others) => {
    expect(rowsHash(others)).not.toBe(rowsHash(rows));
  });

  test('[PL6] moved on by what was added and taken away it is what it would be anew', () => {
    const hash = new RowsHash();
    for (const row of rows) hash.add(row);
    hash.remove(known);
    const newer = { ...known, fields: { ...known.fields, note: 'mới' } };
    hash.add(newer);
    expect(hash.toString()).toBe(rowsHash([newer, ...rows.slice(1)]));
  });
});
