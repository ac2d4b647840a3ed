import { describe, expect, it } from 'vitest';
import { toFailure, WorkbookFailure } from '../../../addin/excel/workbook-failure.ts';
import { takeTurns } from '../../../addin/excel/take-turns.ts';

const denied = (errorLocation: string) => ({ code: 'AccessDenied', debugInfo: { errorLocation } });

describe('failures of Excel', () => {
  it.each([
    [{ code: 'InvalidOperationInCellEditMode' }, 'cellBeingEdited', {}],
    [denied('WorksheetProtection.unprotect'), 'sheetHasPassword', {}],
    [denied('Range.values'), 'sheetHasPassword', {}],
    [denied('WorksheetCollection.add'), 'workbookLocked', {}],
    [{ code: 'ItemNotFound' }, 'sheetGone', {}],
    [{ code: 'ApiNotFound' }, 'excelTooOld', {}],
    [{ code: 'GeneralException' }, 'excelRefused', { code: 'GeneralException' }],
    [new Error('expected one thing, found another'), 'excelRefused', { code: 'unknown' }],
    ['a text', 'excelRefused', { code: 'unknown' }],
  ])('[XL11] %o is told as %s', (error, reason, params) => {
    const failure = toFailure(error);
    expect({ reason: failure.reason, params: failure.params, cause: failure.cause }).toEqual({
      reason,
      params,
      cause: error,
    });
  });

  it('[XL11] a failure that has its reason keeps it', () => {
    const failure = new WorkbookFailure('sheetGone');
    expect(toFailure(failure)).toBe(failure);
  });
});

describe('operations on one workbook', () => {
  it('[XL14] one begins when the one before has ended, even badly', async () => {
    const inTurn = takeTurns();
    const seen: string[] = [];
    let finishFirst = (): void => undefined;
    const first = inTurn(async () => {
      seen.push('first begins');
      await new Promise<void>(resolve => (finishFirst = resolve));
      seen.push('first ends');
      throw new Error('no');
    });
    const second = inTurn(async () => {
      seen.push('second');
      return 2;
    });
    await Promise.resolve();
    finishFirst();
    await expect(first).rejects.toThrow('no');
    expect(await second).toBe(2);
    expect(seen).toEqual(['first begins', 'first ends', 'second']);
  });
});
