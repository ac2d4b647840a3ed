// Copies of one sheet, filled in by many hands, coming back in any order and any number of times.
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fieldNames, type FieldName, type FieldValue } from '../../../plan/field.ts';
import { fileEdits, type FileEdit } from '../../../plan/file/file-edits.ts';
import type { FileReading } from '../../../plan/file/file-reading.ts';
import { mutationId, type Mutation } from '../../../plan/mutation.ts';
import { leadsOf } from '../../../plan/permission.ts';
import { decidePush, type Decided, type Snapshot } from '../../../plan/push.ts';
import type { Row } from '../../../plan/row.ts';
import { toCell } from '../../../plan/sheet/cells.ts';
import { columnIndex } from '../../../plan/sheet/columns.ts';
import { secretariat } from '../../builders.ts';
import { lineAt, plan, readBack, rows, sheetFor, tasks, units } from '../sheet/sheet-stories.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const today = '2023-05-15';

type Edit = Readonly<{ rowId: string; field: FieldName; value: FieldValue }>;

const values: Readonly<Record<FieldName, readonly FieldValue[]>> = {
  status: ['inProgress', 'done', null],
  percent: [0, 40, 100, null],
  result: ['Đã họp', 'Đã trình', null],
  documents: ['38/KH-HĐTĐKT', '41/KH-UBND', null],
  completedOn: ['2023-05-10', '2023-04-04', null],
  obstacles: ['Thiếu kinh phí', null],
  delayReason: ['Chờ ý kiến', '- chậm', null],
  proposal: ['=1+1', 'Đề nghị', null],
  note: ['a', 'A', null],
};

function anEdit(among: readonly Row[], fields: readonly FieldName[]): fc.Arbitrary<Edit> {
  return fc
    .record({ row: fc.constantFrom(...among), field: fc.constantFrom(...fields) })
    .chain(({ row, field }) =>
      fc.constantFrom(...values[field]).map(value => ({ rowId: row.id, field, value })),
    );
}

/** Few cells, so that copies get into each other's way. */
const contested = anEdit(rows.slice(-2), ['percent', 'result']);

/** A copy is fetched after some arrivals, filled in by its owner, sorted and sent. */
const aStory = fc.record({
  copies: fc.array(
    fc.record({ edits: fc.array(contested, { maxLength: 6 }), turn: fc.integer({ min: 0, max: 1000 }) }),
    { minLength: 1, maxLength: 5 },
  ),
  /** What happens next: a copy is fetched, if it is not yet, and otherwise arrives, again or not. */
  steps: fc.array(fc.nat(), { minLength: 8, maxLength: 25 }),
});

function aSnapshot(version: number, all: readonly Row[]): Snapshot {
  return {
    version,
    rows: new Map(all.map(row => [row.id, row])),
    tasks: new Map(tasks.map(task => [task.no, task])),
    units: new Map(units.map(unit => [unit.id, unit])),
    leads: leadsOf(all),
    plan,
  };
}

/** The copy as it comes back: its cells typed over, its lines turned around. */
function cameBack(given: readonly Row[], edits: readonly Edit[], turn: number): FileReading {
  const { hidden, ...reading } = readBack(sheetFor(secretariat, { rows: given }));
  const lines = reading.lines.map(line => {
    const typed = [...line.values];
    for (const { rowId, field, value } of edits) {
      if (typed[columnIndex('rowId')] === rowId) typed[columnIndex(field)] = toCell(field, value);
    }
    return { ...lineAt(line.sheetRow, typed), covered: [] };
  });
  const first = turn % lines.length;
  return {
    ...reading,
    hidden,
    calendar: 1900,
    above: [],
    ignoredSheets: [],
    lines: [...lines.slice(first), ...lines.slice(0, first)],
  };
}

function editsIn(given: readonly Row[], edits: readonly Edit[], turn: number): readonly FileEdit[] {
  return fileEdits({
    reading: cameBack(given, edits, turn),
    base: given,
    wasGiven: () => true,
    plan,
    tasks,
    units,
    account: secretariat,
    today,
  }).edits;
}

/** The last of several edits of one cell, where it says something else than was given. */
function meant(given: readonly Row[], edits: readonly Edit[]): Edit[] {
  const last = new Map(edits.map(edit => [`${edit.rowId} ${edit.field}`, edit]));
  return [...last.values()].filter(
    ({ rowId, field, value }) => given.find(row => row.id === rowId)!.fields[field] !== value,
  );
}

const keyOf = ({ rowId, field }: Readonly<{ rowId: string; field: string }>): string => `${rowId} ${field}`;

type Copy = Readonly<{ edits: readonly Edit[]; turn: number }>;
type Told = Readonly<{ cell: string; value: FieldValue; kind: string }>;

/** Copies of what was given come back in this order; what then stands, and what each of them was told. */
function arrivals(order: readonly Copy[]): Readonly<{ stands: unknown; told: readonly (readonly Told[])[] }> {
  let snapshot = aSnapshot(4, rows);
  const decided = new Map<string, Decided>();
  const told = order.map(({ edits, turn }) => {
    const found = editsIn(rows, edits, turn);
    const mutations = found.map((edit): Mutation => {
      if (edit.kind === 'refused') throw new Error(`expected a good cell, found ${edit.finding.reason}`);
      const { rowId, field, value, baseVersion: base } = edit;
      return {
        id: mutationId({ plan: plan.id, rowId, field, base, value }, hash),
        rowId,
        field,
        value,
        base,
      };
    });
    const author = { account: secretariat, person: null };
    const batch = { author, source: 'file' as const, at: '2023-05-15T01:00:00Z', mutations };
    const { outcomes, remember, rows: changed, version } = decidePush(snapshot, batch, decided, { today });
    for (const [id, memory] of remember) decided.set(id, memory);
    const all = new Map(snapshot.rows);
    for (const row of changed) all.set(row.id, row);
    snapshot = aSnapshot(version, [...all.values()]);
    return outcomes.map((outcome, index) => ({
      cell: keyOf(outcome),
      value: mutations[index]!.value,
      kind: outcome.kind,
    }));
  });
  return { stands: [...snapshot.rows.values()].map(({ id, fields }) => [id, fields]), told };
}

/** Copies, and two orders in which all of them come back, some more than once. */
function inTwoOrders(edit: fc.Arbitrary<Edit>) {
  return fc
    .array(fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 5 }), turn: fc.nat() }), {
      minLength: 2,
      maxLength: 4,
    })
    .chain(copies => {
      const order = fc
        .tuple(
          fc.shuffledSubarray(copies, { minLength: copies.length }),
          fc.array(fc.constantFrom(...copies), { maxLength: 3 }),
          fc.nat(),
        )
        .map(([all, again, at]) => {
          const place = at % (all.length + 1);
          return [...all.slice(0, place), ...again, ...all.slice(place)];
        });
      return fc.record({ copies: fc.constant(copies), one: order, other: order });
    });
}

/** In each cell everybody says the same: what is said depends on the cell alone. */
const agreeing = anEdit(rows.slice(-3), ['percent', 'result', 'note']).map(edit => ({
  ...edit,
  value: values[edit.field][rows.findIndex(({ id }) => id === edit.rowId) % 2]!,
}));

describe('edits in copies', () => {
  test('[IN30] where copies do not contradict each other, every order and repetition comes to the same state', () => {
    fc.assert(
      fc.property(inTwoOrders(agreeing), ({ copies, one, other }) => {
        const [first, second] = [arrivals(one), arrivals(other)];
        expect(first.stands).toEqual(second.stands);
        const wanted = copies.flatMap(({ edits }) => meant(rows, edits));
        const cells = (told: typeof first.told): string[] =>
          [...new Set(told.flat().map(each => each.cell))].sort();
        expect(cells(first.told)).toEqual([...new Set(wanted.map(keyOf))].sort());
        expect(cells(second.told)).toEqual(cells(first.told));
        const kinds = new Set([...first.told, ...second.told].flat().map(({ kind }) => kind));
        expect([...kinds].filter(kind => kind !== 'applied' && kind !== 'unchanged')).toEqual([]);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test('[IN30] where they do, every order answers the same cells: the first content to come stands, each other is a conflict', () => {
    let contradictions = 0;
    fc.assert(
      fc.property(inTwoOrders(contested), ({ one, other }) => {
        const accounted = [one, other].map(order => {
          const { told } = arrivals(order);
          const firstOf = new Map<string, FieldValue>();
          for (const { cell, value, kind } of told.flat()) {
            if (!firstOf.has(cell)) firstOf.set(cell, value);
            const isFirst = firstOf.get(cell) === value;
            expect([cell, value, kind === 'conflict']).toEqual([cell, value, !isFirst]);
            if (!isFirst) contradictions += 1;
          }
          return [...new Set(told.flat().map(({ cell, value }) => `${cell} ${String(value)}`))].sort();
        });
        expect(accounted[0]).toEqual(accounted[1]);
      }),
      { seed: 7, numRuns: 60 },
    );
    expect(contradictions).toBeGreaterThan(50);
  });

  test('[IN21] exactly the cells that were changed are found, each once', () => {
    fc.assert(
      fc.property(fc.array(anEdit(rows, fieldNames), { maxLength: 30 }), fc.nat(), (edits, turn) => {
        const found = editsIn(rows, edits, turn).map(edit => [
          keyOf(edit),
          edit.kind === 'change' ? edit.value : edit.finding,
        ]);
        const expected = meant(rows, edits).map(edit => [keyOf(edit), edit.value]);
        expect(found.sort()).toEqual(expected.sort());
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  test('[IN22] in any order and any repetition each edited cell has an outcome, and the first to say something is kept', () => {
    let arrivals = 0;
    let conflicts = 0;
    fc.assert(
      fc.property(aStory, ({ copies, steps }) => {
        let snapshot = aSnapshot(4, rows);
        const decided = new Map<string, Decided>();
        const fetched = new Map<number, Readonly<{ version: number; rows: readonly Row[] }>>();
        /** What the story says should stand: by cell, its value and the version that wrote it. */
        const expected = new Map(
          rows.flatMap(row =>
            fieldNames.map(field => [
              keyOf({ rowId: row.id, field }),
              { value: row.fields[field], version: row.versions[field] },
            ]),
          ),
        );

        for (const step of steps) {
          const index = step % copies.length;
          const copy = copies[index]!;
          const given = fetched.get(index);
          if (!given) {
            fetched.set(index, { version: snapshot.version, rows: [...snapshot.rows.values()] });
            continue;
          }
          arrivals += 1;
          const edits = editsIn(given.rows, copy.edits, copy.turn);
          const mutations = edits.flatMap(edit => {
            if (edit.kind === 'refused') return [];
            const { rowId, field, value, baseVersion: base } = edit;
            return [
              {
                id: mutationId({ plan: plan.id, rowId, field, base, value }, hash),
                rowId,
                field,
                value,
                base,
              },
            ];
          });
          const decision = decidePush(
            snapshot,
            {
              author: { account: secretariat, person: null },
              source: 'file',
              at: '2023-05-15T01:00:00Z',
              mutations,
            },
            decided,
            { today },
          );

          const wanted = meant(given.rows, copy.edits);
          expect(decision.outcomes.map(keyOf).sort()).toEqual(wanted.map(keyOf).sort());
          conflicts += decision.outcomes.filter(({ kind }) => kind === 'conflict').length;
          for (const edit of wanted) {
            const cell = expected.get(keyOf(edit))!;
            const isNews = cell.version <= given.version && cell.value !== edit.value;
            if (isNews) expected.set(keyOf(edit), { value: edit.value, version: decision.version });
          }
          for (const [id, memory] of decision.remember) decided.set(id, memory);
          const all = new Map(snapshot.rows);
          for (const row of decision.rows) all.set(row.id, row);
          snapshot = aSnapshot(decision.version, [...all.values()]);
          const stands = [...snapshot.rows.values()].flatMap(row =>
            fieldNames.map(field => [keyOf({ rowId: row.id, field }), row.fields[field]]),
          );
          expect(stands).toEqual([...expected].map(([key, { value }]) => [key, value]));
        }
      }),
      { seed: 5, numRuns: 200 },
    );
    expect(arrivals).toBeGreaterThan(500);
    expect(conflicts).toBeGreaterThan(50);
  });
});
