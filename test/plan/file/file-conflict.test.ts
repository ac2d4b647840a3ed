import { describe, expect, test } from 'vitest';
import { conflictsFound, endOf, type FileConflict } from '../../../plan/file/file-conflict.ts';
import type { FieldValue } from '../../../plan/field.ts';
import type { FileOutcome } from '../../../plan/http.ts';
import type { Change } from '../../../plan/mutation.ts';
import { sha256 } from '../../../server/history/sha256.ts';
import { aPlan, OFFICE, rowsOf, written } from '../../server/a-plan.ts';

const row = written(rowsOf(aPlan('ke-hoach'))[1]!, 'Đang có', 3);
const author = { account: OFFICE, person: 'Hoa', unit: OFFICE, at: '2023-05-15T01:00:00.000Z' };
const conflict: FileConflict = {
  ...{ id: 'a', rowId: row.id, field: 'result', value: 'Trong tệp', base: null, version: 3 },
  ...author,
};

function aChange(version: number, after: FieldValue, change: Partial<Change> = {}): Change {
  return {
    ...{ version, rowId: row.id, field: 'result', before: null, after, mutation: 'm', source: 'web' },
    ...author,
    ...change,
  };
}

const bySecretariat = { account: 'thu-ky', unit: null } as const;

describe('a conflict of a file', () => {
  test.each<[what: string, changes: readonly Change[], end: number | null]>([
    ['waits while nobody writes', [aChange(2, 'Cũ'), aChange(3, 'Đang có')], null],
    ['ends once the cell holds what the file says', [aChange(4, 'Trong tệp', bySecretariat)], 4],
    ['whoever wrote that, and whatever came after', [aChange(4, 'Trong tệp'), aChange(5, 'Khác')], 4],
    ['also by another file', [aChange(4, 'Trong tệp', { source: 'file' })], 4],
    ['ends once the unit writes something else on the page', [aChange(4, 'Viết mới')], 4],
    ['or in the pane', [aChange(4, 'Viết mới', { source: 'pane' })], 4],
    ['or empties the cell', [aChange(4, null)], 4],
    ['waits on when another file writes', [aChange(4, 'Viết mới', { source: 'file' })], null],
    ['waits on when the secretariat writes something else', [aChange(4, 'Khác', bySecretariat)], null],
    ['waits on when what another file says is chosen', [aChange(4, 'Tệp kia')], null],
    ['what was written before it was found ends nothing', [aChange(3, 'Viết mới')], null],
  ])('[FC5] %s', (_what, changes, end) => {
    expect(endOf(conflict, changes, OFFICE, ['Tệp kia'])?.version ?? null).toBe(end);
  });

  const outcome = (value: FieldValue, more: Partial<FileOutcome> = {}): FileOutcome => ({
    ...{ id: 'm', rowId: row.id, field: 'result', kind: 'conflict', value, base: 'Gốc', current: 'Đang có' },
    ...more,
  });
  const found = (outcomes: readonly FileOutcome[], now = row): FileConflict[] =>
    conflictsFound(outcomes, new Map([[now.id, now]]), { version: 3, ...author }, sha256);

  test('[FC1] is taken from the outcome, with what the file says and was given; other outcomes make none', () => {
    const taken = found([
      outcome('A'),
      outcome('B', { base: undefined }),
      outcome('C', { kind: 'applied' }),
      outcome('D', { kind: 'rejected', field: 'notAField' }),
      outcome('E', { field: 'notAField' }),
      outcome('G', { rowId: '99.KHONG' }),
    ]);
    const head = { rowId: row.id, field: 'result', version: 3, ...author };
    const id = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
    expect(taken).toEqual([
      { id, value: 'A', base: 'Gốc', ...head },
      { id, value: 'B', ...head },
    ]);
  });

  test('[FC6] the same file finds the same one until the cell is written again; another content is another', () => {
    const id = (value: string, now = row): string | undefined => found([outcome(value)], now)[0]?.id;
    const later = written(row, 'Viết nữa', 4);
    expect([id('A') === id('A', { ...row }), id('A') === id('B'), id('A') === id('A', later)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
