// docs/walk.md, step by step: the real session over a workbook in memory, against the real service.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { HistoryAnswer } from '../plan/http.ts';
import { toCell } from '../plan/sheet/cells.ts';
import { aPane } from './addin/a-pane.ts';
import { aTrialService, PASSWORD } from './server/a-service.ts';

const root = new URL('..', import.meta.url);
const walk = readFileSync(new URL('docs/walk.md', root), 'utf8');

test('[WK1] every file that the walk names is there', () => {
  const files = [...walk.matchAll(/`((?:addin|plan|server|test)\/[\w./-]+\.tsx?)`/g)].map(match => match[1]!);
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter(file => !existsSync(new URL(file, root)))).toEqual([]);
});

test('[WK2] 60 typed in one office arrives in the sheet of another, and can be walked back', async () => {
  const service = await aTrialService();
  const minh = aPane(service);
  const thu = aPane(service);
  for (const [pane, person] of [
    [minh, 'Minh'],
    [thu, 'Thu'],
  ] as const) {
    await pane.session.start({ account: 'vp-ubnd-tinh', password: PASSWORD, person });
    await pane.session.load('38-kh-hdtdkt-2023');
  }

  // 1–3. Typed, looked at, checked: one good cell in a row that still wants a status, one that is refused and stays.
  await minh.type('06.VPUBND', 'percent', '60');
  await minh.type('07.VPUBND', 'percent', '50,5');
  const waiting = minh.open().view.pending.map(({ rowId, field, fate }) => [rowId, field, fate]);
  expect(waiting).toEqual([
    ['06.VPUBND', 'percent', 'waiting'],
    ['07.VPUBND', 'percent', 'held'],
  ]);
  expect(
    minh.open().view.problems.flatMap(row => row.problems.map(({ reason }) => [row.rowId, reason])),
  ).toEqual([
    ['06.VPUBND', 'statusMissing'],
    ['07.VPUBND', 'percentFraction'],
  ]);

  // 4. It waits in its cell: another pane over the same workbook finds the same.
  const reopened = aPane(service, { workbook: minh.workbook, kept: minh.keep.read() });
  await reopened.session.start();
  expect(reopened.open().view.pending.map(({ rowId, field, fate }) => [rowId, field, fate])).toEqual(waiting);

  // 5–8. Sent once, with an id that says what it is; answered when it is on disk.
  await minh.session.send();
  const push = minh.sent.filter(({ url }) => url.endsWith('/push')).map(({ body }) => body);
  expect(push).toMatchObject([{ mutations: [{ rowId: '06.VPUBND', field: 'percent', value: 60, base: 0 }] }]);

  // 9–12. Poked, pulled, rebased, written: the other sheet holds it, and nothing in it waits.
  await thu.poke();
  const reading = await thu.workbook.read();
  const line = reading!.lines.find(({ values }) => values[0] === '06.VPUBND')!;
  expect(line.values[reading!.headers.indexOf('Tiến độ %')]).toBe(toCell('percent', 60));
  expect(thu.open().view.pending).toEqual([]);

  const { vpUbnd } = service;
  const { body } = await vpUbnd.get<HistoryAnswer>(`${vpUbnd.plan}/history?rowId=06.VPUBND&field=percent`);
  expect(body.changes).toMatchObject([
    {
      version: 1,
      rowId: '06.VPUBND',
      field: 'percent',
      before: null,
      after: 60,
      account: 'vp-ubnd-tinh',
      person: 'Minh',
      source: 'pane',
    },
  ]);
});
