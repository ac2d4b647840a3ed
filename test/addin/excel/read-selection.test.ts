// A pasted appendix in any sheet, with merged cells.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../plan/read/read-plan.ts';
import { knownPlan, readingDifferences } from '../../../plan/read/reading-differences.ts';
import { readDirectory } from '../../../plan/units/directory.ts';
import { area, lastColumn, lastRow } from '../../excel-host/workbook/area.ts';
import { mergeCells, setInputs } from '../../excel-host/workbook/edit.ts';
import { tasks } from '../../server/workbook/seed-plan.ts';
import { aWorkbook } from './a-workbook.ts';

const directory = readDirectory(
  JSON.parse(readFileSync(new URL('../../../seeds/units.json', import.meta.url), 'utf8')),
);

/** The appendix as somebody pastes it: title above, lead and timing merged over the rows that they hold for. */
async function aPastedAppendix() {
  const open = await aWorkbook();
  const { workbook } = open;
  const sheet = workbook.activeSheet;
  setInputs(workbook, sheet, area(1, 1), [['PHỤ LỤC']]);
  setInputs(workbook, sheet, area(2, 1), [['Kèm theo Kế hoạch số 38/KH-HĐTĐKT ngày 04/4/2023']]);
  const headers = ['Stt', 'Nội dung', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'];
  setInputs(workbook, sheet, area(4, 1, 1, 5), [headers]);
  const top = 5;
  sheet.changeFormat(area(top, 1, tasks.length, 5), format => ({ ...format, numberFormat: '@' }));
  setInputs(
    workbook,
    sheet,
    area(top, 1, tasks.length, 5),
    tasks.map(task => [
      String(task.no),
      task.title,
      task.lead.resolved,
      task.coordinating.printed,
      task.timing.resolved,
    ]),
  );
  for (const [column, of] of [
    [3, 'lead'],
    [5, 'timing'],
  ] as const) {
    for (let first = 0; first < tasks.length;) {
      let last = first;
      while (tasks[last + 1]?.[of].resolved === tasks[first]![of].resolved) last += 1;
      if (last > first) mergeCells(workbook, sheet, area(top + first, column, last - first + 1, 1), false);
      first = last + 1;
    }
  }
  return { ...open, sheet };
}

describe('a selection', () => {
  it('[SU1] a pasted appendix with merged cells is read, each blank filled from its own merged cell', async () => {
    const { plan, workbook, sheet } = await aPastedAppendix();
    const used = sheet.usedRange(true)!;
    for (const selection of [used, area(4, 1)]) {
      workbook.select(sheet, selection);
      const before = sheet.state;
      const selected = await plan.readSelection();
      expect(sheet.state).toBe(before);
      const reading = readPlan({ kind: 'lines', ...selected! }, directory);
      expect(reading.tasks.map(({ no, title }) => [no, title])).toEqual(
        tasks.map(({ no, title }) => [no, title]),
      );
      expect(readingDifferences(reading.tasks, tasks)).toEqual({ added: [], missing: [], changed: [] });
      expect([lastRow(used), lastColumn(used)]).toEqual([4 + tasks.length, 5]);
    }
  });

  it('[SU2] an empty selection is nothing, and a single cell stands for its whole sheet', async () => {
    const { plan, workbook, sheet } = await aPastedAppendix();
    workbook.select(sheet, area(90, 0, 3, 3));
    expect(await plan.readSelection()).toBeNull();
    workbook.select(sheet, area(90, 9));
    expect((await plan.readSelection())?.rows).toBe(tasks.length + 4);
  });
});

describe('what differs', () => {
  it('[SU3] tasks left out, added and worded otherwise are told; another spelling of the same words is none', () => {
    const [first, second, third] = tasks;
    const read = [
      { ...first!, title: `${first!.title.toLocaleUpperCase('vi')}` },
      { ...third!, timing: { ...third!.timing, resolved: 'Quý IV' } },
      { ...second!, no: 99 },
    ];
    expect(readingDifferences(read, tasks.slice(0, 3))).toEqual({
      added: [99],
      missing: [2],
      changed: [{ no: 3, part: 'timing', read: 'Quý IV', known: third!.timing.resolved }],
    });
    const known = [
      { id: 'kh-1', number: '38/KH-HĐTĐKT', year: 2022 },
      { id: 'kh-2', number: '38/KH–HĐTĐKT', year: 2023 },
    ];
    expect(knownPlan({ id: 'x', number: '38/KH-HĐTĐKT', year: 2023 }, known)?.id).toBe('kh-2');
    expect(knownPlan({ id: 'x', number: '', year: 2023 }, known)).toBeNull();
  });
});
