import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../plan/account.ts';
import { fieldNames, type FieldValue } from '../../plan/field.ts';
import type { Mutation } from '../../plan/mutation.ts';
import { answerOutcome, explainConflict } from '../../plan/outcome.ts';
import { decideBatch, decidePush, type Batch, type Decided, type Snapshot } from '../../plan/push.ts';
import { noVersions, type Row } from '../../plan/row.ts';
import { aRow, aSnapshot, aTask, aUnit, secretariat, unitAccount } from '../builders.ts';

const tasks = [
  aTask({ no: 1, quarters: [1] }),
  aTask({ no: 2, lead: 'chu-tri', coordinating: ['phoi-hop'] }),
];
const units = [aUnit('chu-tri'), aUnit('phoi-hop'), aUnit('ngoai-cuoc')];
const lead = unitAccount('chu-tri');
const coordinating = unitAccount('phoi-hop');
const outsider = unitAccount('ngoai-cuoc');
const context = { today: '2023-05-15' };
const AT = '2023-05-15T02:00:00.000Z';
const LEAD_ROW = '02.CHUTRI';
const COORDINATING_ROW = '02.PHOIHOP';

let count = 0;
function edit(
  rowId: string,
  field: string,
  value: FieldValue,
  base = 5,
  id = `mutation-${++count}`,
): Mutation {
  return { id, rowId, field, value, base };
}

function batchOf(account: Account, ...mutations: Mutation[]): Batch {
  return { author: { account, person: 'Lan' }, source: 'pane', at: AT, mutations };
}

/** At version 5; result was last written in version 4. */
const snapshot = aSnapshot({
  version: 5,
  tasks,
  units,
  rows: [aRow(2, 'phoi-hop', 'coordinate', { result: 'Bản cũ' }, 4)],
});

const push = (account: Account, ...mutations: Mutation[]) =>
  decidePush(snapshot, batchOf(account, ...mutations), new Map(), context);
const headOf = ({ id, rowId, field }: Mutation) => ({ id, rowId, field });

describe('an edit', () => {
  test('[PU1] to a row or field that does not exist is rejected alone; the others are applied', () => {
    const [unknownRow, unknownField, good] = [
      edit('99.KHONGCO', 'result', 'x'),
      edit(COORDINATING_ROW, 'title', 'x'),
      edit(COORDINATING_ROW, 'status', 'inProgress'),
    ] as const;
    const decision = push(coordinating, unknownRow, unknownField, good);
    expect(decision.outcomes).toEqual([
      { ...headOf(unknownRow), kind: 'rejected', reason: 'unknownRow', params: { rowId: '99.KHONGCO' } },
      { ...headOf(unknownField), kind: 'rejected', reason: 'unknownField', params: { field: 'title' } },
      { ...headOf(good), kind: 'applied', current: 'inProgress' },
    ]);
    expect(decision.version).toBe(6);
  });

  test.each(['__proto__', 'constructor', 'toString'])('[PU1] field %j is unknown, not a trap', field => {
    expect(push(coordinating, edit(COORDINATING_ROW, field, 'x')).outcomes[0]).toMatchObject({
      reason: 'unknownField',
    });
  });

  test("[PU2] to another unit's row is rejected by the owner's name; only who may read it sees its value", () => {
    const mutation = edit(COORDINATING_ROW, 'result', 'x');
    const refused = {
      ...headOf(mutation),
      kind: 'rejected',
      reason: 'notYourRow',
      params: { no: 2, owner: 'Đơn vị phoi-hop' },
    };
    expect(push(outsider, mutation)).toEqual({
      version: 5,
      outcomes: [refused],
      changes: [],
      rows: [],
      issues: [],
      remember: new Map(),
    });
    expect(push(lead, mutation).outcomes).toEqual([{ ...refused, current: 'Bản cũ' }]);
    expect(push(secretariat, mutation).outcomes).toEqual([
      { ...headOf(mutation), kind: 'applied', current: 'x' },
    ]);
  });

  test('[PU3] that is applied makes one version, the changed row and a line of the change log', () => {
    const mutation = edit(COORDINATING_ROW, 'result', ' Bản mới ');
    expect(push(coordinating, mutation)).toEqual({
      version: 6,
      outcomes: [{ ...headOf(mutation), kind: 'applied', current: 'Bản mới' }],
      changes: [
        {
          version: 6,
          rowId: COORDINATING_ROW,
          field: 'result',
          before: 'Bản cũ',
          after: 'Bản mới',
          mutation: mutation.id,
          account: 'phoi-hop',
          person: 'Lan',
          unit: 'phoi-hop',
          source: 'pane',
          at: AT,
        },
      ],
      rows: [
        {
          ...aRow(2, 'phoi-hop', 'coordinate', { result: 'Bản mới' }),
          versions: { ...noVersions, result: 6 },
        },
      ],
      issues: [
        {
          rowId: COORDINATING_ROW,
          field: 'status',
          reason: 'statusMissing',
          severity: 'warning',
          params: {},
          fixes: [],
        },
      ],
      remember: new Map([
        [
          mutation.id,
          { rowId: COORDINATING_ROW, field: 'result', value: ' Bản mới ', base: 5, outcome: 'applied' },
        ],
      ]),
    });
  });

  test('[PU3] changes nothing of the snapshot it is decided on', () => {
    const before = structuredClone(snapshot);
    push(coordinating, edit(COORDINATING_ROW, 'result', 'x'), edit(COORDINATING_ROW, 'percent', '50%'));
    expect(snapshot).toEqual(before);
  });

  test('[PU4] to a value that stands already is unchanged and makes no version', () => {
    const mutation = edit(COORDINATING_ROW, 'result', 'Bản cũ', 0);
    const decision = push(coordinating, mutation);
    expect(decision).toMatchObject({ version: 5, changes: [], rows: [] });
    expect(decision.outcomes).toEqual([{ ...headOf(mutation), kind: 'unchanged', current: 'Bản cũ' }]);
    expect([...decision.remember.keys()]).toEqual([mutation.id]);
  });

  test('[PU5] to a field written since the base is a conflict that the history has to explain', () => {
    const mutation = edit(COORDINATING_ROW, 'result', 'Của tôi', 3);
    const decision = push(coordinating, mutation);
    expect(decision).toMatchObject({ version: 5, changes: [], rows: [], remember: new Map() });
    expect(decision.outcomes).toEqual([
      { ...headOf(mutation), kind: 'conflict', reason: 'changedByOther', current: 'Bản cũ' },
    ]);
    const explained = explainConflict(decision.outcomes[0]!, { base: null, by: 'Minh', at: AT });
    expect(answerOutcome(explained, 'vi')).toEqual({
      ...headOf(mutation),
      kind: 'conflict',
      reason: 'changedByOther',
      message:
        'Ô này đã được Minh cập nhật lúc 09:00 ngày 15/05/2023. Đề nghị xem hai nội dung và chọn trước khi gửi.',
      current: 'Bản cũ',
      base: null,
      by: 'Minh',
      at: AT,
    });
  });

  test('[PU6] with a bad value is rejected alone with the reason of the cell', () => {
    const bad = edit(COORDINATING_ROW, 'percent', '50,5');
    const good = edit(COORDINATING_ROW, 'completedOn', '10/05/2023');
    const decision = push(coordinating, bad, good);
    expect(decision.outcomes).toEqual([
      {
        ...headOf(bad),
        kind: 'rejected',
        reason: 'percentFraction',
        params: { text: '50,5', lower: 50, upper: 51 },
        current: null,
      },
      { ...headOf(good), kind: 'applied', current: '2023-05-10' },
    ]);
    expect(decision.rows[0]?.fields.completedOn).toBe('2023-05-10');
  });

  test('[PU7] with a doubtful value is applied and the doubt comes back as an issue', () => {
    const decision = push(coordinating, edit(COORDINATING_ROW, 'documents', '34-CT/TW'));
    expect(decision.outcomes[0]).toMatchObject({ kind: 'applied' });
    expect(decision.issues).toContainEqual({
      rowId: COORDINATING_ROW,
      field: 'documents',
      reason: 'documentNumber',
      severity: 'warning',
      params: { text: '34-CT/TW' },
      fixes: [],
    });
  });

  test('[PU8] that breaks a row rule is applied; the rule is judged after the whole batch', () => {
    const half = push(coordinating, edit(COORDINATING_ROW, 'status', 'done'));
    expect(half.outcomes[0]).toMatchObject({ kind: 'applied' });
    expect(half.issues.map(issue => issue.reason)).toEqual(['doneNeedsDate']);
    const whole = push(
      coordinating,
      edit(COORDINATING_ROW, 'status', 'done'),
      edit(COORDINATING_ROW, 'completedOn', '10/05/2023'),
    );
    expect(whole.issues).toEqual([]);
    expect(push(outsider, edit(COORDINATING_ROW, 'status', 'done')).issues).toEqual([]);
  });

  test('[PU8] a task due before the plan was issued asks for no reason', () => {
    const issued: Snapshot = { ...snapshot, plan: { year: 2023, issuedOn: '2023-04-04' } };
    const late = batchOf(lead, edit('01.CHUTRI', 'status', 'inProgress'));
    expect(decidePush(issued, late, new Map(), context).issues).toEqual([]);
    expect(decidePush(snapshot, late, new Map(), context).issues.map(issue => issue.reason)).toEqual([
      'delayReasonMissing',
    ]);
  });
});

describe('once only', () => {
  const mutation = edit(COORDINATING_ROW, 'result', 'Bản cũ hơn', 1);
  const decided = new Map<string, Decided>([
    [
      mutation.id,
      { rowId: COORDINATING_ROW, field: 'result', value: 'Bản cũ hơn', base: 1, outcome: 'applied' },
    ],
  ]);
  const again = (repeat: Mutation, account = coordinating) =>
    decidePush(snapshot, batchOf(account, repeat), decided, context);

  test("[PU9] the same mutation again is answered as it was, with today's value beside, and changes nothing", () => {
    expect(again(mutation)).toMatchObject({ version: 5, changes: [], rows: [], remember: new Map() });
    expect(again(mutation).outcomes).toEqual([{ ...headOf(mutation), kind: 'applied', current: 'Bản cũ' }]);
  });

  test.each<Partial<Mutation>>([{ value: 'Khác' }, { base: 2 }, { field: 'note' }, { rowId: LEAD_ROW }])(
    '[PU10] the same id with other content (%j) is refused',
    other => {
      const changed = { ...mutation, ...other };
      const author = changed.rowId === LEAD_ROW ? secretariat : coordinating;
      expect(again(changed, author).outcomes[0]).toMatchObject({
        kind: 'rejected',
        reason: 'mutationReused',
      });
      expect(again(changed, author).changes).toEqual([]);
    },
  );

  test('[PU11] a repeated edit to a row that was re-assigned is rejected as not yours', () => {
    expect(again(mutation, outsider).outcomes[0]).toMatchObject({ kind: 'rejected', reason: 'notYourRow' });
  });

  test('[PU9] a mutation twice in one batch is applied once', () => {
    const twice = edit(COORDINATING_ROW, 'note', 'x');
    const decision = push(coordinating, twice, twice);
    expect(decision.outcomes).toEqual(
      [1, 2].map(() => ({ ...headOf(twice), kind: 'applied', current: 'x' })),
    );
    expect(decision.changes).toHaveLength(1);
  });

  test('[PU12] conflict and rejected changed nothing, are not remembered and are judged again', () => {
    const conflicting = edit(COORDINATING_ROW, 'result', 'Của tôi', 3);
    const bad = edit(COORDINATING_ROW, 'percent', 'xong');
    expect(push(coordinating, conflicting, bad).remember).toEqual(new Map());
    const settled = aSnapshot({ version: 6, tasks, units });
    expect(
      decidePush(settled, batchOf(coordinating, conflicting), new Map(), context).outcomes[0],
    ).toMatchObject({ kind: 'applied' });
  });
});

describe('several edits', () => {
  test('[PU13] two edits of one cell in a batch are judged one after the other', () => {
    const [first, same, other] = ['A', 'A', 'B'].map(value => edit(COORDINATING_ROW, 'note', value));
    const decision = push(coordinating, first!, same!, other!);
    expect(decision.outcomes.map(outcome => [outcome.kind, outcome.current])).toEqual([
      ['applied', 'A'],
      ['unchanged', 'A'],
      ['conflict', 'A'],
    ]);
    expect(decision.changes.map(change => change.after)).toEqual(['A']);
  });

  test('[PU14] pushes that arrive together are decided one after another and commit as one version', () => {
    const mine = edit(LEAD_ROW, 'note', 'Của tôi');
    const theirs = edit(LEAD_ROW, 'note', 'Của thư ký');
    const elsewhere = edit(COORDINATING_ROW, 'note', 'Nơi khác');
    const decision = decideBatch(
      snapshot,
      [batchOf(lead, mine), batchOf(secretariat, theirs), batchOf(coordinating, elsewhere)].map(batch => ({
        batch,
        decided: new Map(),
      })),
      context,
    );
    expect(
      decision.pushes.map(({ outcomes }) => outcomes.map(({ kind, current }) => [kind, current])),
    ).toEqual([[['applied', 'Của tôi']], [['conflict', 'Của tôi']], [['applied', 'Nơi khác']]]);
    expect(decision.version).toBe(6);
    expect(decision.changes.map(change => [change.version, change.rowId, change.after])).toEqual([
      [6, LEAD_ROW, 'Của tôi'],
      [6, COORDINATING_ROW, 'Nơi khác'],
    ]);
    expect(decision.rows.map(row => [row.id, row.fields.note, row.versions.note])).toEqual([
      [LEAD_ROW, 'Của tôi', 6],
      [COORDINATING_ROW, 'Nơi khác', 6],
    ]);
  });

  test('[PU14] the same mutation of one unit in two pushes of a commit is applied once', () => {
    const twice = edit(LEAD_ROW, 'note', 'x');
    const copies = [1, 2].map(() => ({ batch: batchOf(lead, twice), decided: new Map() }));
    const decision = decideBatch(snapshot, copies, context);
    expect(decision.changes).toHaveLength(1);
    expect(decision.pushes.map(({ outcomes }) => outcomes[0]?.kind)).toEqual(['applied', 'applied']);
  });
});

describe('bases', () => {
  test('[PU15] from another epoch, or ahead of the plan, make each difference a question', () => {
    const mutation = edit(COORDINATING_ROW, 'note', 'x');
    const distrusted = { ...batchOf(coordinating, mutation), trusted: false };
    expect(decidePush(snapshot, distrusted, new Map(), context).outcomes[0]).toMatchObject({
      kind: 'conflict',
    });
    expect(push(coordinating, edit(COORDINATING_ROW, 'note', 'x', 6)).outcomes[0]).toMatchObject({
      kind: 'conflict',
    });
    expect(push(coordinating, edit(COORDINATING_ROW, 'note', null, 6)).outcomes[0]).toMatchObject({
      kind: 'unchanged',
    });
  });
});

describe('any batches', () => {
  const account = fc.constantFrom(lead, coordinating, outsider, secretariat);
  const mutation = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map(number => `mutation-any-${number}`),
    rowId: fc.constantFrom(LEAD_ROW, COORDINATING_ROW, '01.CHUTRI', '99.KHONGCO'),
    field: fc.constantFrom(...fieldNames, 'title'),
    value: fc.constantFrom<FieldValue>(null, 'A', 'B', 'done', 'Đang thực hiện', 50, '50,5', '10/05/2023'),
    base: fc.integer({ min: 0, max: 7 }),
  });
  const pushes = fc.array(fc.record({ account, mutations: fc.array(mutation, { maxLength: 8 }) }), {
    maxLength: 5,
  });

  test('[PU14] rows are what the change log says, one change per cell and version at most', () => {
    let applied = 0;
    fc.assert(
      fc.property(pushes, several => {
        const decision = decideBatch(
          snapshot,
          several.map(({ account: by, mutations }) => ({
            batch: batchOf(by, ...mutations),
            decided: new Map(),
          })),
          context,
        );
        applied += decision.changes.length;
        expect(decision.version).toBe(decision.changes.length > 0 ? 6 : 5);
        expect(new Set(decision.changes.map(change => `${change.rowId} ${change.field}`)).size).toBe(
          decision.changes.length,
        );
        expect(new Map(decision.rows.map(row => [row.id, row]))).toEqual(replay(snapshot, decision.changes));
        decision.pushes.forEach((one, index) =>
          expect(one.outcomes.map(outcome => outcome.id)).toEqual(
            several[index]!.mutations.map(({ id }) => id),
          ),
        );
      }),
      { numRuns: 500 },
    );
    expect(applied).toBeGreaterThan(100);
  });

  test('[PU9] a batch sent again changes nothing', () => {
    fc.assert(
      fc.property(
        account,
        fc.uniqueArray(mutation, { maxLength: 8, selector: one => one.id }),
        (by, mutations) => {
          const first = decidePush(snapshot, batchOf(by, ...mutations), new Map(), context);
          const after: Snapshot = {
            ...snapshot,
            version: first.version,
            rows: new Map([...snapshot.rows, ...first.rows.map(row => [row.id, row] as const)]),
          };
          const second = decidePush(after, batchOf(by, ...mutations), first.remember, context);
          for (const [index, outcome] of second.outcomes.entries()) {
            const before = first.outcomes[index]!.kind;
            if (before === 'applied' || before === 'unchanged') expect(outcome.kind).toBe(before);
          }
          expect(second.changes.filter(change => first.remember.has(change.mutation))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function replay(from: Snapshot, changes: ReturnType<typeof decideBatch>['changes']): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { rowId, field, before, after, version } of changes) {
    const row = rows.get(rowId) ?? from.rows.get(rowId)!;
    expect(row.fields[field]).toBe(before);
    rows.set(rowId, {
      ...row,
      fields: { ...row.fields, [field]: after },
      versions: { ...row.versions, [field]: version },
    });
  }
  return rows;
}
