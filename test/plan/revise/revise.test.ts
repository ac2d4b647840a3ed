import { describe, expect, test } from 'vitest';
import type { Task } from '../../../plan/plan.ts';
import type { PlanDocument } from '../../../plan/plan-document.ts';
import { revisePlan, type Amending, type RevisedPlan } from '../../../plan/revise.ts';
import { Operation } from '../../../plan/revise/operation.ts';
import { reassignRows } from '../../../plan/revise/reassign-rows.ts';
import { emptyRows } from '../../../plan/row.ts';
import { aPlan, aRow, aTask, aUnit } from '../../builders.ts';

const noiVu = aUnit('so-noi-vu', { name: 'Sở Nội vụ' });
const giaoDuc = aUnit('so-gddt', { name: 'Sở Giáo dục và Đào tạo' });
const taiChinh = aUnit('so-tai-chinh', { name: 'Sở Tài chính' });
const document: PlanDocument = {
  plan: aPlan(),
  tasks: [
    aTask({ no: 1, lead: 'so-noi-vu', coordinating: ['so-gddt'] }),
    aTask({ no: 2, lead: 'so-noi-vu', carried: true }),
    aTask({ no: 3, lead: 'so-noi-vu', carried: true }),
  ],
  units: [noiVu, giaoDuc],
};
const amending: Amending = { today: '2023-06-01', directory: [taiChinh], lastNo: 5 };
type Draft = Parameters<(typeof Operation)['parse']>[0];

function revise(...operations: readonly Draft[]): RevisedPlan {
  return revisePlan(document, Operation.array().parse(operations), amending);
}

function revised(...operations: readonly Draft[]): PlanDocument {
  const result = revise(...operations);
  if (result.kind !== 'revised') throw new Error(`expected an amended plan, found ${result.reason}`);
  return result.document;
}

const task = ({ tasks }: PlanDocument, no: number): Task => tasks.find(each => each.no === no)!;

const added = {
  kind: 'add',
  task: {
    title: 'Việc mới',
    lead: 'Sở Giáo dục và Đào tạo',
    coordinating: 'Sở Nội vụ; Sở Tài chính',
    timing: 'Quý III',
  },
};

describe('an amendment', () => {
  test('[RV1] leaves what it does not name as it is, and the document it was made on too', () => {
    const before = structuredClone(document);
    const after = revised({ kind: 'reword', no: 2, title: 'Viết lại' });
    expect(after).toEqual({
      ...document,
      tasks: [document.tasks[0], { ...document.tasks[1], title: 'Viết lại' }, document.tasks[2]],
    });
    expect(document).toEqual(before);
  });

  test('[RV1] adds a task whose units and timing are read as in a plan', () => {
    const mention = (unit: string, name: string) => ({ name, printed: name, unit, kind: 'unit' });
    expect(task(revised(added), 6)).toEqual({
      no: 6,
      printedNo: '6',
      title: 'Việc mới',
      lead: {
        printed: 'Sở Giáo dục và Đào tạo',
        resolved: 'Sở Giáo dục và Đào tạo',
        carriedFrom: null,
        units: [mention('so-gddt', 'Sở Giáo dục và Đào tạo')],
      },
      coordinating: {
        printed: 'Sở Nội vụ; Sở Tài chính',
        units: [mention('so-noi-vu', 'Sở Nội vụ'), mention('so-tai-chinh', 'Sở Tài chính')],
      },
      timing: {
        printed: 'Quý III',
        resolved: 'Quý III',
        carriedFrom: null,
        kind: 'quarters',
        quarters: [3],
        start: '2023-07-01',
        due: '2023-09-30',
      },
      line: null,
    });
  });

  test('[RV1] sets a task another time and other units, named by text or by id', () => {
    const after = revised(
      { kind: 'retime', no: 1, timing: 'Trước 30/9' },
      { kind: 'reassign', no: 1, lead: ['so-tai-chinh'], coordinating: '' },
    );
    const { timing, lead, coordinating } = task(after, 1);
    expect([
      timing.printed,
      timing.due,
      lead.printed,
      lead.units.map(({ unit }) => unit),
      coordinating.units,
    ]).toEqual(['Trước 30/9', '2023-09-30', 'Sở Tài chính', ['so-tai-chinh'], []]);
  });

  test('[RV2] gives a new task a number that none ever had, and shifts none', () => {
    const after = revised({ kind: 'remove', no: 1 }, added, added, { kind: 'remove', no: 7 }, added);
    expect(after.tasks.map(({ no, printedNo }) => [no, printedNo])).toEqual([
      [2, '2.'],
      [3, '3.'],
      [6, '6'],
      [8, '8'],
    ]);
  });

  test.each<[string, readonly Draft[], string, string]>([
    ['an unknown task', [added, { kind: 'remove', no: 9 }], 'taskNotInPlan', 'operations.1.no'],
    [
      'a task that it has just taken out',
      [
        { kind: 'remove', no: 1 },
        { kind: 'retime', no: 1, timing: 'Quý I' },
      ],
      'taskNotInPlan',
      'operations.1.no',
    ],
    [
      'a lead that nobody knows',
      [{ kind: 'reassign', no: 1, lead: 'Sở Không Có' }],
      'unitNotInDirectory',
      'operations.0.lead',
    ],
    [
      'a unit id that nobody knows',
      [{ kind: 'reassign', no: 1, coordinating: ['so-khong-co'] }],
      'unitNotInDirectory',
      'operations.0.coordinating',
    ],
    [
      'a new task without a lead',
      [{ ...added, task: { ...added.task, lead: '' } }],
      'leadUnresolved',
      'operations.0.task.lead',
    ],
    ['the end of all tasks', [1, 2, 3].map(no => ({ kind: 'remove', no })), 'planEmptied', 'operations'],
  ])('[RV3] with %s is refused whole, and its place named', (_story, operations, reason, where) => {
    const { kind, ...refusal } = revise(...operations);
    expect({ kind, ...refusal }).toEqual({
      kind: 'refused',
      reason,
      where,
      params: expect.any(Object) as object,
    });
  });

  test('[RV3] with a timing that cannot be read holds, and says so', () => {
    const result = revise({ kind: 'retime', no: 1, timing: '31/6' });
    expect(result.kind === 'revised' && result.issues).toEqual([
      { no: 1, reason: 'timingInvalid', params: { row: 1, text: '31/6' } },
    ]);
  });

  test.each<[string, Draft]>([
    ['taken out', { kind: 'remove', no: 1 }],
    ['given to another', { kind: 'reassign', no: 1, lead: 'Sở Tài chính' }],
  ])('[RV4] what was carried from a task that is %s still holds below it', (_story, operation) => {
    const { tasks } = revised(operation);
    const below = tasks
      .filter(({ no }) => no > 1)
      .map(({ lead }) => [lead.printed, lead.resolved, lead.carriedFrom]);
    expect(below).toEqual([
      ['Đơn vị so-noi-vu', 'Đơn vị so-noi-vu', null],
      ['', 'Đơn vị so-noi-vu', 2],
    ]);
  });

  test('[RV5] takes a unit that it names into the plan, and no other', () => {
    const ids = (after: PlanDocument) => after.units.map(({ id }) => id);
    expect(ids(revised({ kind: 'remove', no: 1 }))).toEqual(['so-noi-vu', 'so-gddt']);
    expect(ids(revised(added))).toEqual(['so-noi-vu', 'so-gddt', 'so-tai-chinh']);
  });
});

describe('rows after an amendment', () => {
  test('[RV8] known rows keep their record, new ones are empty, the others are taken away with theirs', () => {
    const kept = aRow(1, 'so-gddt', 'coordinate', { note: 'Đã nộp' }, 3);
    const back = aRow(2, 'so-gddt', 'coordinate', { note: 'Từ trước' }, 2);
    const gone = aRow(1, 'so-noi-vu', 'lead', { note: 'Của nơi cũ' }, 4);
    const after = revised(
      { kind: 'reassign', no: 1, lead: 'Sở Tài chính' },
      { kind: 'reassign', no: 2, coordinating: 'Sở Giáo dục và Đào tạo' },
    );
    const { rows, retired } = reassignRows(after, [gone, kept, back]);
    const fresh = new Map(emptyRows(after.tasks, after.units).map(row => [row.id, row]));
    expect(rows).toEqual([...fresh.values()].map(row => [kept, back].find(({ id }) => id === row.id) ?? row));
    expect([rows.length, retired]).toEqual([5, [gone]]);
  });
});
