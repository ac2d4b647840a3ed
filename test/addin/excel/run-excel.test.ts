import { planNames } from '../../../addin/excel/sheet-names.ts';
import { describe, expect, it } from 'vitest';
import { runAsOneUndoStep } from '../../../addin/excel/run-excel.ts';

/** An Excel that refuses to group what cannot be undone, as ExcelApi 1.20 does for protection. */
function anExcelThat(refusesGroups: boolean) {
  const runs: unknown[] = [];
  const run = async (
    options: Excel.RunOptions,
    batch: (context: null) => Promise<unknown>,
  ): Promise<unknown> => {
    runs.push(options);
    if (refusesGroups && options.mergeUndoGroup)
      throw Object.assign(new Error('no'), { code: 'UndoNotSupported' });
    return batch(null);
  };
  return { excel: { run } as unknown as typeof Excel, runs };
}

const plain = { delayForCellEdit: true };
const grouped = { delayForCellEdit: true, mergeUndoGroup: true };

describe('one step of Ctrl+Z', () => {
  it.each([
    ['1.14', false, [plain]],
    ['1.20', false, [grouped]],
    ['1.20', true, [grouped, plain]],
  ])('[XL12] on ExcelApi %s, groups refused %s', async (version, refuses, expected) => {
    const { excel, runs } = anExcelThat(refuses);
    const access = {
      excel,
      names: planNames,
      supports: (wanted: string) => Number(wanted.slice(2)) <= Number(version.slice(2)),
    };
    expect(await runAsOneUndoStep(access, async () => 'done')).toBe('done');
    expect(runs).toEqual(expected);
  });
});
