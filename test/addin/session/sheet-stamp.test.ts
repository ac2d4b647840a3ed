// What the pane's own sheet says of itself: signed as a file of the service, and never for more than it holds.
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyFile } from '../../../server/workbook/sign-file.ts';
import { aTrialService, type TrialService } from '../../server/a-service.ts';
import { anOpenPane, aPane, type Pane } from '../a-pane.ts';
import { fileKey, restoreBackup } from './a-restored-backup.ts';

const ROW = '06.VPUBND';
const OTHER_ROW = '07.VPUBND';

let service: TrialService;
let pane: Pane;
beforeEach(async () => {
  service = await aTrialService();
  pane = await anOpenPane(service, 'vp-ubnd-tinh', 'Nguyễn Văn An');
});

async function stampOf(at: Pane = pane) {
  const { hidden } = (await at.workbook.read())!;
  const isSigned = verifyFile(hidden, hidden.signature, await fileKey(service));
  return { version: hidden.version, isSigned, epoch: hidden.epoch };
}
const epochNow = async () => (await service.vpUbnd.rows()).epoch;
const fieldsOf = async (rowId: string) =>
  (await service.vpUbnd.rows()).rows.find(row => row.id === rowId)?.fields;
async function reopened(): Promise<Pane> {
  pane.session.close();
  const after = aPane(service, { workbook: pane.workbook, kept: pane.keep.read() });
  await after.session.start();
  return after;
}

describe('the signature of a sheet made in the pane', () => {
  test('[SE38] is the service’s own from the beginning, and moves on with what the sheet takes in', async () => {
    const loaded = await stampOf();
    await pane.type(ROW, 'note', 'Một');
    await pane.session.send();
    const epoch = await epochNow();
    expect([loaded, await stampOf()]).toEqual([
      { version: 0, isSigned: true, epoch },
      { version: 1, isSigned: true, epoch },
    ]);
  });

  test('[SE38] stays where it is while a conflict stands, and moves on when it is decided', async () => {
    await pane.type(ROW, 'note', 'Của tôi');
    await service.vpUbnd.push({ rowId: ROW, field: 'note', value: 'Của người khác' });
    await service.vpUbnd.push({ rowId: OTHER_ROW, field: 'note', value: 'Việc khác' });
    await pane.poke();
    const during = { ...(await stampOf()), other: pane.workbook.textOf(OTHER_ROW, 'note') };
    await pane.session.choose(pane.open().view.conflicts, { kind: 'theirs' });
    const epoch = await epochNow();
    expect([during, await stampOf()]).toEqual([
      { version: 0, isSigned: true, epoch, other: 'Việc khác' },
      { version: 2, isSigned: true, epoch },
    ]);
  });

  test('[SE38] stays where it is while something that arrived is only shown', async () => {
    await service.vpUbnd.push({ rowId: ROW, field: 'note', value: 'Mới' });
    await pane.session.receive();
    const during = await stampOf();
    await pane.session.takeIn();
    expect([during.version, (await stampOf()).version]).toEqual([0, 1]);
  });
});

describe('after a restore from backup', () => {
  test('[SE39] a sheet that equals the service goes over to the new history without a question', async () => {
    const { epoch: before } = await stampOf();
    await restoreBackup(service);
    const after = await reopened();
    const epoch = await epochNow();
    expect([epoch === before, after.open().view.conflicts, await stampOf(after)]).toEqual([
      false,
      [],
      { version: 0, isSigned: true, epoch },
    ]);
  });

  test('[SE39] each cell that differs is a question, touched or not, and what was chosen is sent', async () => {
    await pane.type(ROW, 'note', 'Chờ gửi');
    await restoreBackup(service);
    await service.vpUbnd.push({ rowId: OTHER_ROW, field: 'result', value: 'Sau khôi phục' });
    const after = await reopened();
    const asked = after.open().view.conflicts.map(({ rowId, mine, theirs }) => [rowId, mine, theirs]);
    await after.session.send();
    const unsent = (await fieldsOf(ROW))?.note;
    const during = await stampOf(after);
    for (const conflict of after.open().view.conflicts) {
      await after.session.choose([conflict], { kind: conflict.rowId === ROW ? 'mine' : 'theirs' });
    }
    await after.session.send();
    expect({
      asked,
      unsent,
      isOfOldHistory: during.epoch !== (await epochNow()),
      service: [(await fieldsOf(ROW))?.note, (await fieldsOf(OTHER_ROW))?.result],
      sheet: after.workbook.textOf(OTHER_ROW, 'result'),
      view: [after.open().view.conflicts, after.open().view.pending],
      stamp: await stampOf(after),
    }).toEqual({
      asked: [
        [ROW, 'Chờ gửi', null],
        [OTHER_ROW, null, 'Sau khôi phục'],
      ],
      unsent: null,
      isOfOldHistory: true,
      service: ['Chờ gửi', 'Sau khôi phục'],
      sheet: 'Sau khôi phục',
      view: [[], []],
      stamp: { version: 2, isSigned: true, epoch: await epochNow() },
    });
  });

  test('[SE39] a pane that was open all the while asks as well', async () => {
    await pane.type(ROW, 'note', 'Chờ gửi');
    await restoreBackup(service);
    await pane.session.send();
    expect([(await fieldsOf(ROW))?.note, pane.open().view.conflicts.map(({ mine }) => mine)]).toEqual([
      null,
      ['Chờ gửi'],
    ]);
  });

  test('[SE37] what was chosen is no question again until the service holds something else', async () => {
    await pane.type(ROW, 'note', 'Của tôi');
    await pane.type(OTHER_ROW, 'note', 'Chưa quyết');
    await restoreBackup(service);
    const after = await reopened();
    await after.session.choose(
      after.open().view.conflicts.filter(({ rowId }) => rowId === ROW),
      { kind: 'mine' },
    );
    await after.session.check();
    const chosen = after.open().view.conflicts.map(({ rowId }) => rowId);
    await service.vpUbnd.push({ rowId: ROW, field: 'note', value: 'Của người khác' });
    await after.poke();
    expect([chosen, after.open().view.conflicts.map(({ rowId, theirs }) => [rowId, theirs])]).toEqual([
      [OTHER_ROW],
      [
        [ROW, 'Của người khác'],
        [OTHER_ROW, null],
      ],
    ]);
  });

  describe('where something else of the sheet is still a question', () => {
    const questionOf = (at: Pane, rowId: string) =>
      at.open().view.conflicts.filter(conflict => conflict.rowId === rowId);

    beforeEach(async () => {
      await pane.type(ROW, 'note', 'Của tôi');
      await pane.type(OTHER_ROW, 'note', 'Chưa quyết');
      await restoreBackup(service);
      await service.vpUbnd.push({ rowId: ROW, field: 'note', value: 'Của người khác' });
      pane = await reopened();
      await pane.session.choose(questionOf(pane, ROW), { kind: 'mine' });
    });

    test('[SE37] a choice holds with the pane closed meanwhile, and is sent', async () => {
      pane = await reopened();
      await pane.session.send();
      expect([questionOf(pane, ROW), (await fieldsOf(ROW))?.note]).toEqual([[], 'Của tôi']);
    });

    test('[SE37] it counts once: the same content written there again is taken in, not written over', async () => {
      await pane.session.send();
      const base = (await service.vpUbnd.rows()).version;
      await service.vpUbnd.push({ rowId: ROW, field: 'note', value: 'Của người khác', base });
      await pane.session.receive();
      await pane.session.takeIn();
      await pane.session.send();
      expect({
        service: (await fieldsOf(ROW))?.note,
        sheet: pane.workbook.textOf(ROW, 'note'),
        pending: pane.open().view.pending.map(({ rowId }) => rowId),
        asked: pane.open().view.conflicts.map(({ rowId }) => rowId),
      }).toEqual({
        service: 'Của người khác',
        sheet: 'Của người khác',
        pending: [OTHER_ROW],
        asked: [OTHER_ROW],
      });
    });
  });
});
