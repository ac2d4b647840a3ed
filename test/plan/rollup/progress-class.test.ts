import { describe, expect, test } from 'vitest';
import type { Fields } from '../../../plan/field.ts';
import { progressClassOf } from '../../../plan/rollup/progress-class.ts';
import type { ProgressClass } from '../../../plan/rollup.ts';
import { aTask, someFields } from '../../builders.ts';

const second = aTask({ no: 12, quarters: [2] }).timing;
const done = (completedOn: string | null): Partial<Fields> => ({ status: 'done', completedOn });
const classOn = (asOf: string, fields: Partial<Fields>, timing = second): ProgressClass =>
  progressClassOf(timing, someFields(fields), { year: 2023, asOf });

describe('the class of a task of quarter II', () => {
  test.each<[string, string, Partial<Fields>, ProgressClass]>([
    ['before the quarter', '2023-03-31', {}, 'notYetDue'],
    ['before the quarter, begun', '2023-03-31', { status: 'inProgress' }, 'notYetDue'],
    ['on the first day', '2023-04-01', {}, 'openInTime'],
    ['on the due day', '2023-06-30', { status: 'inProgress' }, 'openInTime'],
    ['the day after', '2023-07-01', { status: 'inProgress' }, 'openOverdue'],
    ['paused the day after', '2023-07-01', { status: 'paused' }, 'openOverdue'],
    ['nothing entered the day after', '2023-07-01', {}, 'openOverdue'],
    ['completed before the quarter', '2023-03-31', done('2023-03-15'), 'doneOnTime'],
    ['completed on the due day', '2023-06-30', done('2023-06-30'), 'doneOnTime'],
    ['completed on the day it is judged', '2023-05-15', done('2023-05-15'), 'doneOnTime'],
    ['completed the day after it is judged', '2023-05-15', done('2023-05-16'), 'openInTime'],
    ['completed late', '2023-12-31', done('2023-07-01'), 'doneLate'],
    ['completed late, judged before that', '2023-07-05', done('2023-07-10'), 'openOverdue'],
    ['completed without a date', '2023-07-05', done(null), 'openOverdue'],
    [
      'a date without completion',
      '2023-05-15',
      { status: 'inProgress', completedOn: '2023-05-01' },
      'openInTime',
    ],
    ['cancelled', '2023-12-31', { status: 'cancelled' }, 'cancelled'],
    ['cancelled before it began', '2023-01-01', { status: 'cancelled' }, 'cancelled'],
  ])('[RO1] %s (%s)', (_story, asOf, fields, expected) => {
    expect(classOn(asOf, fields)).toBe(expected);
  });

  test('[RO2] a continuous task is never overdue, whatever its record', () => {
    const continuous = aTask({ no: 1, quarters: [1, 2, 3, 4], due: null, kind: 'continuous' }).timing;
    expect(classOn('2030-01-01', {}, continuous)).toBe('continuous');
    expect(classOn('2023-01-01', { status: 'inProgress' }, continuous)).toBe('continuous');
    expect(classOn('2023-01-01', { status: 'cancelled' }, continuous)).toBe('cancelled');
  });

  test('[RO1] a task of two quarters has begun with the first and is due with the last', () => {
    const both = aTask({ no: 10, quarters: [1, 2] }).timing;
    expect(
      ['2022-12-31', '2023-01-01', '2023-06-30', '2023-07-01'].map(asOf => classOn(asOf, {}, both)),
    ).toEqual(['notYetDue', 'openInTime', 'openInTime', 'openOverdue']);
  });
});
