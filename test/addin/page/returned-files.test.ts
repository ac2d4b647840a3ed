// Files handed in on the page, against the real service.
import { beforeEach, describe, expect, test } from 'vitest';
import { ReturnedFiles, type ReturnedFile } from '../../../addin/page/returned-files.ts';
import { aTrialService, PASSWORD, type Person, type TrialService } from '../../server/a-service.ts';
import { fileOf, filledIn, type CellEdit } from '../../server/workbook/file-stories.ts';
import { aPane, type Pane } from '../a-pane.ts';

const ROW = '04.VPUBND';
const OTHER = '06.VPUBND';

let service: TrialService;
beforeEach(async () => {
  service = await aTrialService();
});

type Desk = Readonly<{ pane: Pane; files: ReturnedFiles; saved: string[] }>;

/** Somebody at the page with a plan open. */
async function aDesk(account: string): Promise<Desk> {
  const pane = aPane(service, { source: 'web' });
  const saved: string[] = [];
  const files = new ReturnedFiles(pane.session, (_file, name) => saved.push(name));
  await pane.session.start({ account, password: PASSWORD });
  await pane.session.load(String(service.plan.split('/').at(-1)));
  return { pane, files, saved };
}

function fileNamed(name: string, content: Uint8Array): File {
  return new File([new Uint8Array(content)], name);
}

async function aFileOf(person: Person, ...edits: CellEdit[]): Promise<Buffer> {
  return filledIn(await fileOf(person), ...edits);
}

/** Hands files in and waits until each has its answer. */
async function handIn({ files }: Desk, ...handed: File[]): Promise<void> {
  const isDone = (): boolean => files.list().every(({ kind }) => kind === 'merged' || kind === 'failed');
  const done = new Promise<void>(resolve => {
    const stop = files.subscribe(() => {
      if (!isDone()) return;
      stop();
      resolve();
    });
  });
  files.add(handed);
  await done;
}

/** What a story turns on of a file. */
function told(file: ReturnedFile | undefined): unknown {
  if (file?.kind === 'failed') return [file.name, file.failure.reason];
  if (file?.kind !== 'merged') return file?.kind;
  const { name, answer, conflicts, settled } = file;
  return {
    name,
    unit: answer.unit,
    outcomes: answer.outcomes.map(({ rowId, field, kind }) => [rowId, field, kind]),
    conflicts: conflicts.map(({ rowId, field, base, mine, theirs }) => [rowId, field, base, mine, theirs]),
    settled,
  };
}

/** A file of the office in which two cells differ from what the secretariat wrote since. */
async function aDisputedFile(): Promise<File> {
  const { vpUbnd, secretariat } = service;
  const file = await aFileOf(vpUbnd, [ROW, 'note', 'Bản trong tệp'], [OTHER, 'percent', 60]);
  await secretariat.push(
    { rowId: ROW, field: 'note', value: 'Thư ký ghi' },
    { rowId: OTHER, field: 'percent', value: 40 },
  );
  return fileNamed('vp.xlsx', file);
}

async function valuesOf(person: Person): Promise<unknown[]> {
  const { rows } = await person.rows();
  const of = (id: string) => rows.find(row => row.id === id)!.fields;
  return [of(ROW).note, of(OTHER).percent];
}

describe('files handed in on the page', () => {
  test('[WP7] many at once, of any unit for the secretariat: each has its answer, and one that is refused stops no other', async () => {
    const { vpUbnd, soGddt } = service;
    const desk = await aDesk('thu-ky');
    await handIn(
      desk,
      fileNamed('vp.xlsx', await aFileOf(vpUbnd, [ROW, 'note', 'Đã xong'])),
      fileNamed('ghi-chu.txt', Buffer.from('không phải sổ tính')),
      fileNamed('so.xlsx', await aFileOf(soGddt, ['13.SOGDDT', 'percent', 140])),
    );
    const told3 = desk.files.list().map(told);
    await desk.pane.session.lookFurther();
    expect({ told3, note: desk.pane.open().rows.find(row => row.id === ROW)?.fields.note }).toEqual({
      told3: [
        {
          name: 'vp.xlsx',
          unit: 'vp-ubnd-tinh',
          outcomes: [[ROW, 'note', 'applied']],
          conflicts: [],
          settled: 0,
        },
        ['ghi-chu.txt', 'notWorkbook'],
        {
          name: 'so.xlsx',
          unit: 'so-gddt',
          outcomes: [['13.SOGDDT', 'percent', 'rejected']],
          conflicts: [],
          settled: 0,
        },
      ],
      note: 'Đã xong',
    });
  });

  test.each(['thu-ky', 'vp-ubnd-tinh'])(
    '[WP8] %s settles a conflict: the content of the file is pushed upon what was shown, the other stays by itself',
    async account => {
      const desk = await aDesk(account);
      await handIn(desk, await aDisputedFile());
      const first = desk.files.list()[0]!;
      const before = told(first);
      const conflicts = first.kind === 'merged' ? first.conflicts : [];
      await desk.files.choose(first.id, conflicts.slice(0, 1), { kind: 'mine' });
      await desk.files.choose(first.id, conflicts.slice(1), { kind: 'theirs' });
      const outcomes = [
        [ROW, 'note', 'conflict'],
        [OTHER, 'percent', 'conflict'],
      ];
      const head = { name: 'vp.xlsx', unit: 'vp-ubnd-tinh', outcomes };
      expect({ before, after: told(desk.files.list()[0]), service: await valuesOf(service.vpUbnd) }).toEqual({
        before: {
          ...head,
          conflicts: [
            [ROW, 'note', null, 'Bản trong tệp', 'Thư ký ghi'],
            [OTHER, 'percent', null, 60, 40],
          ],
          settled: 0,
        },
        after: { ...head, conflicts: [], settled: 2 },
        service: ['Bản trong tệp', 40],
      });
    },
  );

  test('[WP9] where somebody wrote since, nothing is sent and the newer content is shown', async () => {
    const desk = await aDesk('vp-ubnd-tinh');
    await handIn(desk, await aDisputedFile());
    await service.secretariat.push({ rowId: ROW, field: 'note', value: 'Sửa lần nữa', base: 1 });
    const file = desk.files.list()[0]!;
    if (file.kind === 'merged') await desk.files.choose(file.id, file.conflicts, { kind: 'mine' });
    const after = desk.files.list()[0]!;
    expect({
      left: after.kind === 'merged' && after.conflicts.map(({ theirs, trouble }) => [theirs, trouble]),
      service: await valuesOf(service.vpUbnd),
    }).toEqual({ left: [['Sửa lần nữa', { kind: 'overtaken' }]], service: ['Sửa lần nữa', 60] });
  });

  test('[WP10] a file that did not arrive is sent again, and its receipt is saved beside its name', async () => {
    const desk = await aDesk('vp-ubnd-tinh');
    const content = await aFileOf(service.vpUbnd, [ROW, 'note', 'Đã xong']);
    desk.pane.disconnect(true);
    await handIn(desk, fileNamed('bao-cao.quy 2.xlsx', content));
    const lost = told(desk.files.list()[0]);
    desk.pane.disconnect(false);
    desk.files.retry(1);
    await handIn(desk);
    await desk.files.saveReceipt(1);
    expect({ lost, then: told(desk.files.list()[0]), saved: desk.saved }).toEqual({
      lost: ['bao-cao.quy 2.xlsx', 'unreachable'],
      then: {
        name: 'bao-cao.quy 2.xlsx',
        unit: 'vp-ubnd-tinh',
        outcomes: [[ROW, 'note', 'applied']],
        conflicts: [],
        settled: 0,
      },
      saved: ['bao-cao.quy 2_ket-qua.xlsx'],
    });
  });

  test('[WP11] another account in the same window begins with an empty list', async () => {
    const desk = await aDesk('vp-ubnd-tinh');
    await handIn(desk, fileNamed('x.xlsx', Buffer.from('x')));
    const before = desk.files.list().length;
    await desk.pane.session.signOut();
    await desk.pane.session.signIn({ account: 'thu-ky', password: PASSWORD });
    desk.pane.workbook.clear();
    await desk.pane.session.retry();
    await desk.pane.session.load(String(service.plan.split('/').at(-1)));
    expect([before, desk.files.list()]).toEqual([1, []]);
  });
});
