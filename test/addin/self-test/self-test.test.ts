import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entries, type Entry } from '../../../addin/self-test/entries.ts';
import { onlyByHand } from '../../../addin/self-test/only-by-hand.ts';
import { runSelfTest, type SelfTestRun } from '../../../addin/self-test/run-self-test.ts';
import { columnScenarios } from '../../../addin/self-test/scenarios/columns.ts';
import { sheetScenarios } from '../../../addin/self-test/scenarios/sheets.ts';
import type { Verdict } from '../../../addin/self-test/verdicts.ts';
import { area } from '../../excel-host/workbook/area.ts';
import type { WorkbookOptions } from '../../excel-host/workbook/workbook.ts';
import { sheetOf } from '../../server/workbook/seed-plan.ts';
import { aLoadedWorkbook, aWorkbook, type OpenWorkbook } from '../excel/a-workbook.ts';

const facts = {
  host: 'Excel',
  platform: 'OfficeOnline',
  version: '16.0',
  excelApi: '1.14',
  sharedRuntime: false,
  browser: 'Node',
};

/** Plays the list in a workbook, on a clock that goes on by a millisecond whenever it is looked at. */
async function play({ plan }: Pick<OpenWorkbook, 'plan'>, how: Partial<SelfTestRun> = {}) {
  let nowMs = Date.parse('2023-05-15T00:00:00Z');
  return runSelfTest({ scratch: await plan.scratch(), nowMs: () => (nowMs += 1), facts, ...how });
}

const only = (...ids: readonly string[]): readonly Entry[] => entries.filter(({ id }) => ids.includes(id));

/** Of each entry what was seen, or why nothing was. */
const seenBy = (verdicts: readonly Verdict[]) =>
  Object.fromEntries(verdicts.map(({ id, seen, failure }) => [id, failure ?? seen]));
const expectedBy = (verdicts: readonly Verdict[]) =>
  Object.fromEntries(verdicts.map(({ id, expected }) => [id, expected]));

const excels: readonly (readonly [string, WorkbookOptions])[] = [
  ['of Vietnam', {}],
  [
    'in English, with days from 1904 and columns as numbers',
    { locale: 'en', date1904: true, referenceStyle: 'R1C1' },
  ],
];

describe('the self-test', () => {
  it.each(excels)(
    '[ZT1] in an Excel %s every entry of the list comes to what a real Excel is to come to',
    async (_name, options) => {
      const { verdicts, ...result } = await play(await aWorkbook(options));
      expect(seenBy(verdicts)).toEqual(expectedBy(verdicts));
      const played = entries.length - onlyByHand.length;
      expect(result).toEqual({
        format: 2,
        at: '2023-05-15T00:00:00.001Z',
        facts,
        ms: 2 * played + 1,
        passed: played,
        failed: 0,
        byHand: onlyByHand.length,
        notRun: 0,
      });
    },
  );

  it('[ZT2] what differs, and what Excel refused, fails and says what was found; the rest goes on', async () => {
    const list = only('linkKeepsNumber', 'emptied', 'heard');
    const wrong = list.map(entry =>
      entry.kind === 'scenario' && entry.id === 'heard' ? { ...entry, expected: { said: 'stopped' } } : entry,
    ) as readonly Entry[];
    const open = await aWorkbook();
    const scratch = await open.plan.scratch();
    const { passed, failed, verdicts } = await play(open, {
      list: wrong,
      scratch: {
        ...scratch,
        ask: async () => ({ failed: 'ApiNotFound' }),
        act: async deed => {
          if (deed.kind === 'write' && deed.values[0]?.[0] === '')
            throw new Error('expected Excel, found none');
          await scratch.act(deed);
        },
      },
    });
    expect([passed, failed]).toEqual([0, 3]);
    expect(seenBy(verdicts)).toEqual({
      linkKeepsNumber: { failed: 'ApiNotFound' },
      heard: {
        state: 'open',
        lines: ['01.DONVIA', '02.DONVIA', '03.DONVIA', '04.DONVIA'],
        cells: { '01.DONVIA note': 'Được nghe' },
        sync: { '01.DONVIA': 'Chờ gửi (1 ô)' },
        waiting: ['01.DONVIA note'],
        held: [],
        conflicts: [],
        problems: ['01.DONVIA statusMissing'],
        said: null,
        service: {},
      },
      emptied: 'Error: expected Excel, found none',
    });
  });

  it('[ZT4] beside a plan’s own sheet nothing of the workbook is touched, and the selection is put back', async () => {
    const open = await aLoadedWorkbook(sheetOf('vp-ubnd-tinh'));
    const { workbook, sheet, type } = open;
    type('06.VPUBND', 'note', 'Của đơn vị');
    const own = workbook.addSheet('Của đơn vị');
    workbook.activate(own);
    workbook.select(own, area(4, 2, 3, 2));
    const before = workbook.sheets.map(({ state }) => state);
    const names = workbook.names;
    // A run that was cut off has left a sheet and a name.
    workbook.addSheet('PhuLuc_TuKiemTra (2)');
    const { failed } = await play(open, {
      list: only('chartDraws', ...[...columnScenarios, ...sheetScenarios].map(({ id }) => id)),
    });
    expect(failed).toBe(0);
    expect(workbook.sheets.map(({ state }) => state)).toEqual(before);
    expect(workbook.names).toEqual(names);
    expect([workbook.activeSheet.state.name, workbook.activeSheet.selection]).toEqual([
      'Của đơn vị',
      area(4, 2, 3, 2),
    ]);
    expect(sheet().state.protection).not.toBeNull();
  });

  it('[ZT5] it can be stopped between two steps: what was played stays, nothing of it is left behind', async () => {
    const open = await aWorkbook();
    let asked = 0;
    const list = only('heard', 'emptied', 'sorted', 'coAuthor');
    const { verdicts } = await play(open, { list, isStopped: () => (asked += 1) > 12 });
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['passed', 'notRun', 'notRun', 'byHand']);
    expect(open.workbook.sheets.map(({ state }) => state.name)).toEqual(['Trang_tính1']);
    expect(open.workbook.names).toEqual([]);
  });

  it('[ZT6] what a person does by hand has its line in the ten-minute check, and the list names every such line', () => {
    const page = readFileSync(new URL('../../../docs/excel-check.md', import.meta.url), 'utf8');
    const named = [...page.matchAll(/`\[(\w+)\]`/g)].map(([, id]) => id);
    expect(named.toSorted()).toEqual(onlyByHand.map(({ id }) => id).toSorted());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});
