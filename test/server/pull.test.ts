import { describe, expect, test } from 'vitest';
import { applyPull } from '../../plan/pull.ts';
import type { PullAnswer, RowsAnswer } from '../../plan/http.ts';
import { rowsHash } from '../../plan/pull/rows-hash.ts';
import type { Row } from '../../plan/row.ts';
import { aTrialService } from './a-service.ts';

const byId = (rows: readonly Row[]) => new Map(rows.map(row => [row.id, row]));

describe('a pull', () => {
  test('[LH1] tells exactly the cells that changed since the cursor', async () => {
    const { vpUbnd } = await aTrialService();
    const { rows, cursor } = await vpUbnd.rows();
    const [first, second] = rows as [Row, Row];
    await vpUbnd.push({ rowId: first.id, field: 'note', value: 'Một' });
    await vpUbnd.push({ rowId: second.id, field: 'percent', value: 30 });
    const answer = await vpUbnd.pull(cursor);
    const after = await vpUbnd.rows();
    expect({ ...answer, cursor: 'opaque' }).toEqual({
      version: 2,
      revision: 1,
      cursor: 'opaque',
      clear: false,
      put: [
        { id: first.id, fields: { note: 'Một' }, versions: { note: 1 } },
        { id: second.id, fields: { percent: 30 }, versions: { percent: 2 } },
      ],
      del: [],
      epoch: after.epoch,
      hash: rowsHash(after.rows),
    });
    expect(await vpUbnd.pull(answer.cursor)).toEqual({ ...answer, put: [] });
  });

  test('[LH2] without a cursor tells all that the account may see', async () => {
    const { soGddt } = await aTrialService();
    const answer = await soGddt.pull();
    expect([answer.clear, [...applyPull(new Map(), answer)!.values()]]).toEqual([
      true,
      (await soGddt.rows()).rows,
    ]);
  });

  test('[LH3] of what others write, a unit hears only what it may see', async () => {
    const { vpUbnd, soGddt, banTdkt } = await aTrialService();
    const [row] = (await vpUbnd.rows()).rows;
    const [schools, board] = [await soGddt.rows(), await banTdkt.rows()];
    await vpUbnd.push({ rowId: row!.id, field: 'note', value: 'Nội bộ' });
    expect((await soGddt.pull(schools.cursor)).put).toEqual([]);
    expect((await banTdkt.pull(board.cursor)).put.map(patch => patch.id)).toEqual([row!.id]);
  });

  test.each([
    { when: 'from memory', restarts: false },
    { when: 'after a restart', restarts: true },
  ])('[LH4] a client that was away is level with the service again, $when', async ({ restarts }) => {
    const { secretariat, vpUbnd, restart } = await aTrialService();
    const before = await secretariat.rows();
    const { rows } = await vpUbnd.rows();
    for (const [i, row] of rows.entries())
      await vpUbnd.push({ rowId: row.id, field: 'result', value: `Kết quả ${i}` });
    if (restarts) await restart();
    const level = applyPull(byId(before.rows), await secretariat.pull(before.cursor));
    expect([...level!.values()]).toEqual((await secretariat.rows()).rows);
  });

  test('[LH5] a cursor of another account or another history starts anew', async () => {
    const { secretariat, soGddt } = await aTrialService();
    const { cursor } = await secretariat.rows();
    const answer = await soGddt.pull(cursor);
    expect([answer.clear, answer.put.length]).toEqual([true, 3]);
    const foreign = Buffer.from(JSON.stringify([0, 1, 'so-gddt', 'epoch-khac'])).toString('base64url');
    expect((await soGddt.pull(foreign)).clear).toBe(true);
  });

  test('[LH6] a cursor that cannot be read is refused with the way on', async () => {
    const { soGddt, plan } = await aTrialService();
    const answer = await soGddt.get(`${plan}/pull?cursor=khong-phai`);
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        reason: 'cursorUnreadable',
        message: 'Vị trí đồng bộ không đọc được. Đề nghị nhận lại toàn bộ dữ liệu.',
        where: 'cursor',
      },
    ]);
  });

  test('[LH7] where nothing changed, nothing is sent', async () => {
    const { soGddt, plan } = await aTrialService();
    const { cursor } = await soGddt.rows();
    const first = await soGddt.get(`${plan}/pull?cursor=${cursor}`);
    const again = await soGddt.get(`${plan}/pull?cursor=${cursor}`, {
      'If-None-Match': first.headers.get('etag')!,
    });
    expect([again.status, again.body]).toEqual([304, Buffer.alloc(0)]);
  });

  test('[LH8] tells the hash of all that the account now sees, whatever changed on the way', async () => {
    const { secretariat, vpUbnd, soGddt } = await aTrialService();
    const known = await Promise.all([secretariat.rows(), soGddt.rows()]);
    for (const row of (await vpUbnd.rows()).rows.slice(0, 3)) {
      await vpUbnd.push({ rowId: row.id, field: 'note', value: `Ghi chú ${row.id}` });
      const answers = [await secretariat.pull(known[0].cursor), await soGddt.pull(known[1].cursor)];
      expect(answers.map(({ hash }) => hash)).toEqual(
        answers.map((answer, index) => rowsHash(applyPull(byId(known[index]!.rows), answer)!.values())),
      );
    }
    expect((await secretariat.rows()).hash).toBe(rowsHash((await secretariat.rows()).rows));
  });

  test('[LH9] is signed for the sheet that names itself, and for no other', async () => {
    const { vpUbnd, plan } = await aTrialService();
    const signatures = await Promise.all(
      ['so-1', 'so-2', 'so-1'].map(async file => {
        const { body } = await vpUbnd.get<PullAnswer>(`${plan}/pull?file=${file}`);
        const rows = await vpUbnd.get<RowsAnswer>(`${plan}/rows?file=${file}`);
        return [body.signature, rows.body.signature];
      }),
    );
    const [one, two, again] = signatures;
    expect([one![0] === one![1], one![0] === two![0], again, (await vpUbnd.pull()).signature]).toEqual([
      true,
      false,
      one,
      undefined,
    ]);
  });
});
