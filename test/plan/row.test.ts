import { describe, expect, test } from 'vitest';
import { emptyFields } from '../../plan/field.ts';
import { assignmentsOf, emptyRows, noVersions, RowId, rowIdOf } from '../../plan/row.ts';
import { aTask, aUnit } from '../builders.ts';

const units = [
  aUnit('chu-tri'),
  aUnit('phoi-hop'),
  aUnit('huyen-a'),
  aUnit('huyen-b'),
  aUnit('cu', { canReport: false }),
  aUnit('nhom-huyen', {
    canReport: false,
    group: 'memberList',
    members: ['huyen-a', 'huyen-b', 'cu', 'khong-co'],
  }),
  aUnit('khoi', { canReport: true, group: 'yearly', members: ['huyen-a'] }),
  aUnit('nhom-trong', { canReport: false, group: 'decidedLater' }),
];
const assigned = (...coordinating: string[]) =>
  assignmentsOf([aTask({ no: 7, coordinating })], units).map(({ unit, role }) => [unit, role]);

describe('assignments', () => {
  test('[AS1] lead first, then the coordinating units in the order of the plan', () => {
    expect(assigned('phoi-hop', 'huyen-a')).toEqual([
      ['chu-tri', 'lead'],
      ['phoi-hop', 'coordinate'],
      ['huyen-a', 'coordinate'],
    ]);
  });

  test("[AS2] one per task and unit; where both roles meet the lead's wins", () => {
    expect(assigned('chu-tri', 'phoi-hop', 'phoi-hop')).toEqual([
      ['chu-tri', 'lead'],
      ['phoi-hop', 'coordinate'],
    ]);
  });

  test('[AS3] a group expands to its members that report; one that reports itself stays one', () => {
    expect(assigned('nhom-huyen')).toEqual([
      ['chu-tri', 'lead'],
      ['huyen-a', 'coordinate'],
      ['huyen-b', 'coordinate'],
    ]);
    expect(assigned('khoi')).toEqual([
      ['chu-tri', 'lead'],
      ['khoi', 'coordinate'],
    ]);
  });

  test('[AS3] a group without known members, or an unknown unit, makes no row yet', () => {
    expect(assigned('nhom-trong', 'khong-co')).toEqual([['chu-tri', 'lead']]);
  });

  test.each([
    [6, 'vp-ubnd-tinh', '06.VPUBND'],
    [28, 'ban-tdkt', '28.BANTDKT'],
    [140, 'so-y-te', '140.SOYTE'],
  ])('[AS4] the row of task %s and %s is %s', (task, unit, id) => {
    expect(rowIdOf(task, unit)).toBe(id);
    expect(RowId.parse(id)).toBe(id);
  });

  test('[AS4] rows start empty and never changed', () => {
    expect(emptyRows([aTask({ no: 1 })], units)).toEqual([
      { id: '01.CHUTRI', task: 1, unit: 'chu-tri', role: 'lead', fields: emptyFields, versions: noVersions },
    ]);
  });
});
