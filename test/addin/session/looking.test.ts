// How much of the sheet a pane reads for what is asked of it, and that nothing is missed for it.
import { beforeEach, describe, expect, test } from 'vitest';
import { aTrialService, PASSWORD, type TrialService } from '../../server/a-service.ts';
import type { Looking } from '../../../addin/excel/plan-workbook.ts';
import { PageWorkbook } from '../../../addin/page/page-workbook.ts';
import { aPane } from '../a-pane.ts';
import { SomebodyInExcel } from '../scenarios/somebody-in-excel.ts';
import { Weather } from '../scenarios/weather.ts';
import { typeText } from '../../excel-host/workbook/typing.ts';
import type { FieldName } from '../../../plan/field.ts';

const ROW = '06.VPUBND';
const OTHER_ROW = '07.VPUBND';

let service: TrialService;
let an: SomebodyInExcel;
beforeEach(async () => {
  service = await aTrialService();
  an = new SomebodyInExcel(service, new Weather(1), { name: 'An', account: 'vp-ubnd-tinh' });
  await an.opensPane();
  await an.session.run('load');
  an.excel.host.resetCounters();
});

/** Types, and Excel's event comes or is lost. */
async function types(rowId: string, field: FieldName, text: string, isLost = false): Promise<void> {
  const { events } = an.excel.host;
  events.mode = isLost ? 'drop' : 'deliver';
  const { row, column } = an.spot(rowId, field);
  an.workbook.step('types', () => typeText(an.workbook, an.sheet, row, column, text));
  events.mode = 'deliver';
  await new Promise(resolve => setImmediate(resolve));
}
async function passes(ms: number): Promise<void> {
  an.clock.move(ms);
  await an.rests();
}
const waiting = () => an.sees.waiting;
/** A sheet's state is another object as soon as anything is written to it. */
const states = () => an.workbook.sheets.map(sheet => sheet.state);

describe('looking', () => {
  test('[SL1] a refresh with nothing new asks Excel twice and writes nothing', async () => {
    await types(ROW, 'note', 'Chờ');
    await an.looks();
    await an.asks('receive');
    an.excel.host.resetCounters();
    const before = states();
    await an.asks('receive');
    expect(an.excel.host.counters.syncs).toBe(2);
    expect(states().every((state, index) => state === before[index])).toBe(true);
    expect(waiting()).toEqual([`${ROW} note`]);
  });

  test('[SL4] what no event told of is sent', async () => {
    await types(ROW, 'note', 'Không ai nói', true);
    await an.asks('send');
    expect((await service.vpUbnd.rows()).rows.find(({ id }) => id === ROW)?.fields.note).toBe('Không ai nói');
  });

  test('[SL4] it is found by a check, and by a refresh that brings something new', async () => {
    await types(ROW, 'note', 'Một', true);
    await an.asks('check');
    const checked = waiting();
    await types(OTHER_ROW, 'note', 'Hai', true);
    await service.vpUbnd.push({ rowId: '08.VPUBND', field: 'note', value: 'Mới' });
    await an.asks('receive');
    expect([checked, waiting()]).toEqual([[`${ROW} note`], [`${ROW} note`, `${OTHER_ROW} note`]]);
  });

  test('[SL4] it is found once the sheet rests, on coming back to the window, and now and then', async () => {
    await types(ROW, 'note', 'Nghe được');
    await types(OTHER_ROW, 'result', 'Nghỉ', true);
    await passes(1000);
    const atOnce = waiting();
    await passes(10_000);
    const rested = waiting();
    await types(OTHER_ROW, 'documents', '1/KH', true);
    await an.session.lookFurther();
    const backAgain = waiting();
    await types(OTHER_ROW, 'percent', '50', true);
    await an.hears();
    const soon = waiting();
    an.clock.move(300_001);
    await an.hears();
    const note = `${ROW} note`;
    const others = (...fields: string[]) => fields.map(field => `${OTHER_ROW} ${field}`);
    expect({ atOnce, rested, backAgain, soon, later: waiting() }).toEqual({
      atOnce: [note],
      rested: [note, ...others('result')],
      backAgain: [note, ...others('documents', 'result')],
      soon: [note, ...others('documents', 'result')],
      later: [note, ...others('documents', 'percent', 'result')],
    });
  });

  test('[SL5] what arrives over an edit that nobody told of is a conflict at once, and the edit stays', async () => {
    await service.vpUbnd.push({ rowId: OTHER_ROW, field: 'note', value: 'Nhận ngay từ đây' });
    await an.asks('receive');
    await types(ROW, 'note', 'Của tôi', true);
    await service.vpUbnd.push({ rowId: ROW, field: 'note', value: 'Của người khác' });
    await an.hears();
    expect([an.value(ROW, 'note'), an.sees.conflicts]).toEqual([
      'Của tôi',
      [`${ROW} note: Của tôi / Của người khác`],
    ]);
  });

  test('[SL6] pokes that come together are answered by one look, and by none where nothing is new', async () => {
    const { session, excel } = an;
    const syncsOf = async (work: () => Promise<void>): Promise<number> => {
      excel.host.resetCounters();
      await work();
      return excel.host.counters.syncs;
    };
    const check = () => Promise.all([session.check(), an.rests()]).then(() => undefined);
    const alone = await syncsOf(check);
    const withPokes = await syncsOf(() => {
      const checked = check();
      for (let poke = 0; poke < 10; poke += 1) an.isPoked();
      return checked.then(() => an.session.goTo('', 'rowId'));
    });
    const atRest = await syncsOf(() => an.session.goTo('', 'rowId'));
    expect(withPokes - alone - atRest).toBe(0);

    const told = (rowId: string, pokes: number) =>
      syncsOf(async () => {
        await service.vpUbnd.push({ rowId, field: 'note', value: 'Nơi khác ghi' });
        for (let poke = 0; poke < pokes; poke += 1) an.isPoked();
        await an.rests();
      });
    const once = await told(OTHER_ROW, 1);
    expect(once).toBeGreaterThan(atRest);
    // One more reads again what was written before.
    expect([await told(ROW, 10), an.value(ROW, 'note')]).toEqual([once + 1, 'Nơi khác ghi']);
  });

  test('[SL9] a pane that opens over a sheet reads all of it once', async () => {
    const lookings: string[] = [];
    class Watched extends PageWorkbook {
      override read(looking: Looking = { kind: 'whole' }) {
        lookings.push(looking.kind);
        return super.read();
      }
    }
    const workbook = new Watched();
    const before = aPane(service, { workbook });
    await before.session.start();
    await before.session.signIn({ account: 'vp-ubnd-tinh', password: PASSWORD });
    await before.session.run('load');
    before.session.close();
    workbook.type(ROW, 'note', 'Nhập khi đóng ngăn');
    lookings.length = 0;
    const after = aPane(service, { workbook, kept: before.keep.read() });
    await after.session.start();
    await after.wait(60_000);
    expect([lookings, after.open().view.pending.map(({ rowId }) => rowId)]).toEqual([
      ['whole', 'heard'],
      [ROW],
    ]);
  });

  test('[SL10] what stands as it stood is the same object after a whole reading', async () => {
    const before = (await an.plan.read())!;
    expect(await an.plan.read()).toBe(before);
    await types(ROW, 'note', 'Gõ', true);
    const after = (await an.plan.read())!;
    expect(after.lines.filter(line => !before.lines.includes(line)).map(({ values }) => values[0])).toEqual([
      ROW,
    ]);
    expect([after.headers, after.hidden]).toEqual([before.headers, before.hidden]);
    expect(after.headers).toBe(before.headers);
    expect(after.hidden).toBe(before.hidden);
  });
});
