import { describe, expect, test } from 'vitest';
import { checkRow } from '../../../plan/check/check-row.ts';
import type { Fields } from '../../../plan/field.ts';
import { severityOf, type ReasonCode } from '../../../plan/reasons/reason.ts';
import { aTask, someFields } from '../../builders.ts';

const task = aTask({ no: 12, quarters: [2] });
const DUE = '2023-06-30';
const judged = (fields: Partial<Fields>, today = '2023-05-15', issuedOn: string | null = '2023-04-04') =>
  checkRow({ id: '12.A', fields: someFields(fields) }, task, { today, issuedOn });
const reasonsOf = (fields: Partial<Fields>, today?: string, issuedOn?: string | null): ReasonCode[] =>
  judged(fields, today, issuedOn).map(issue => issue.reason);

const done = { status: 'done', completedOn: '2023-05-10', result: 'Đã họp' } as const;

describe('what a record still lacks', () => {
  test.each<[string, Partial<Fields>, ReasonCode[]]>([
    ['an empty row', {}, []],
    ['work in progress', { status: 'inProgress', percent: 40 }, []],
    ['a completion with date and result', done, []],
    ['a completion with date and document', { ...done, result: null, documents: '38/KH-HĐTĐKT' }, []],
    ['a completion at 100%', { ...done, percent: 100 }, []],
    ['a completion without a date', { ...done, completedOn: null }, ['doneNeedsDate']],
    ['a completion without result or document', { ...done, result: null }, ['doneNeedsResult']],
    ['a completion at 80%', { ...done, percent: 80 }, ['doneNot100']],
    ['100% without completion', { status: 'inProgress', percent: 100 }, ['hundredNotDone']],
    ['not started at 10%', { status: 'notStarted', percent: 10 }, ['progressNotStarted']],
    ['not started at 0%', { status: 'notStarted', percent: 0 }, []],
    ['a date without completion', { status: 'inProgress', completedOn: '2023-05-10' }, ['dateNotDone']],
    ['a result without a status', { result: 'Đã họp' }, ['statusMissing']],
    [
      'a cancellation without anything',
      { status: 'cancelled' },
      ['cancelledNeedsDocument', 'delayReasonMissing'],
    ],
    ['a cancellation with a reason', { status: 'cancelled', delayReason: 'x' }, ['cancelledNeedsDocument']],
    ['a cancellation with both', { status: 'cancelled', delayReason: 'x', documents: '1/QĐ-UBND' }, []],
    ['a pause without a reason', { status: 'paused' }, ['delayReasonMissing']],
    ['a pause with a reason', { status: 'paused', delayReason: 'Chờ kinh phí' }, []],
  ])('[RW1] %s', (_story, fields, expected) => {
    expect(reasonsOf(fields)).toEqual(expected);
  });

  test('[RW1] an issue names its row, field, severity and repair', () => {
    expect(judged({ ...done, percent: 80, completedOn: null })).toEqual([
      {
        rowId: '12.A',
        field: 'percent',
        reason: 'doneNot100',
        severity: 'warning',
        params: { p: 80 },
        fixes: [{ value: 100, label: '100' }],
      },
      {
        rowId: '12.A',
        field: 'completedOn',
        reason: 'doneNeedsDate',
        severity: 'error',
        params: {},
        fixes: [],
      },
    ]);
  });

  test('[RW1] what stops a report is an error, the rest a warning', () => {
    const errors: ReasonCode[] = ['doneNeedsDate', 'delayReasonMissing', 'cancelledNeedsDocument'];
    const warnings: ReasonCode[] = ['doneNeedsResult', 'doneNot100', 'hundredNotDone', 'statusMissing'];
    expect(errors.map(severityOf)).toEqual(errors.map(() => 'error'));
    expect(warnings.map(severityOf)).toEqual(warnings.map(() => 'warning'));
  });
});

describe('late', () => {
  test.each<[string, Partial<Fields>, string, ReasonCode[]]>([
    ['open on the due day itself', { status: 'inProgress' }, DUE, []],
    ['open the day after', { status: 'inProgress' }, '2023-07-01', ['delayReasonMissing']],
    ['nothing entered the day after', {}, '2023-07-01', ['delayReasonMissing']],
    ['open the day after, with a reason', { status: 'inProgress', delayReason: 'x' }, '2023-07-01', []],
    ['completed on the due day', { ...done, completedOn: DUE }, '2023-08-01', []],
    ['completed the day after', { ...done, completedOn: '2023-07-01' }, '2023-08-01', ['delayReasonMissing']],
    ['completed, date to come', { ...done, completedOn: null }, '2023-08-01', ['doneNeedsDate']],
  ])('[RW2] a task due 30/06/2023, %s', (_story, fields, today, expected) => {
    expect(reasonsOf(fields, today)).toEqual(expected);
  });

  test('[RW3] a task due before the plan was issued raises no alarm; one due on that day does', () => {
    expect(reasonsOf({}, '2023-12-31', '2023-07-01')).toEqual([]);
    expect(reasonsOf({ ...done, completedOn: '2023-08-01' }, '2023-12-31', '2023-07-01')).toEqual([]);
    expect(reasonsOf({}, '2023-12-31', DUE)).toEqual(['delayReasonMissing']);
    expect(reasonsOf({}, '2023-12-31', null)).toEqual(['delayReasonMissing']);
  });

  test('[RW2] a task without a last day is never late', () => {
    const continuous = aTask({ no: 1, quarters: [1, 2, 3, 4], due: null, kind: 'continuous' });
    expect(
      checkRow({ id: '01.A', fields: someFields() }, continuous, { today: '2024-12-31', issuedOn: null }),
    ).toEqual([]);
  });
});
