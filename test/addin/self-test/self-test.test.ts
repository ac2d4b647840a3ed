import { describe, expect, it } from 'vitest';
import { expectedAnswers, questionIds } from '../../../addin/self-test/questions.ts';
import { selfTestResult } from '../../../addin/self-test/verdicts.ts';
import { aWorkbook } from '../excel/a-workbook.ts';

describe('the self-test', () => {
  it('[ZT1] the test host gives every answer that a real Excel is to give, and the scratch sheet is gone', async () => {
    for (const date1904 of [false, true]) {
      const { plan, workbook } = await aWorkbook({ date1904 });
      const answers = await plan.selfTest();
      expect(answers).toEqual(
        Object.fromEntries(Object.entries(expectedAnswers).map(([id, answer]) => [id, { answer }])),
      );
      expect(workbook.sheets.map(sheet => sheet.state.name)).toEqual(['Trang_tính1']);
      expect(workbook.names).toEqual([]);
    }
  });

  it('[ZT2] an answer that differs, and one that Excel refused, fail and say what was found', async () => {
    const { plan } = await aWorkbook();
    const answers = {
      ...(await plan.selfTest()),
      linkKeepsNumber: { answer: '5' },
      mergedAreas: { failed: 'ApiNotFound' },
    };
    const { passed, failed, verdicts } = selfTestResult(answers, {
      at: '2023-05-15T00:00:00Z',
      host: 'Excel',
    });
    expect([passed, failed]).toEqual([questionIds.length - 2, 2]);
    expect(verdicts.filter(verdict => !verdict.passed)).toEqual([
      { id: 'mergedAreas', passed: false, expected: 1, found: { failed: 'ApiNotFound' } },
      { id: 'linkKeepsNumber', passed: false, expected: 5, found: { answer: '5' } },
    ]);
  });
});
