// The whole way round through a real LibreOffice, where the machine has one: opened, typed into, sorted, rows inserted,
// copied and deleted, saved as it saves, and read again.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../../plan/account.ts';
import { fileEdits } from '../../plan/file/file-edits.ts';
import { writePlanWorkbook } from '../../server/workbook/write-plan-workbook.ts';
import { readPlanFile } from '../../server/workbook/read/read-plan-file.ts';
import { aTrialService } from '../server/a-service.ts';
import { fileOf, sendFile, told } from '../server/workbook/file-stories.ts';
import { hasPrograms } from '../server/workbook/libre-office.ts';
import { plan, rows, sheetOf, tasks, units } from '../server/workbook/seed-plan.ts';
import { atLibreOffice, type Hand, type Job } from './at-libre-office.ts';

const account: Account = { id: 'vp-ubnd-tinh', name: 'VP', unit: 'vp-ubnd-tinh', role: 'unit' };
const { hidden } = sheetOf('vp-ubnd-tinh');
const identity = { ...hidden, base: hidden.base.length };

/** Cells filled in, a row inserted with a remark of its own, and the whole sorted the other way. */
function fillIn({ type, empty, insertRow, sort }: Hand): void {
  type('04.VPUBND', 'percent', '75');
  type('04.VPUBND', 'completedOn', '10/05/2023');
  type('06.VPUBND', 'note', '=Đã gửi bản giấy');
  type('08.VPUBND', 'status', 'Đang thực hiện');
  type('08.VPUBND', 'documents', '05/2023');
  empty('07.VPUBND', 'obstacles');
  insertRow('06.VPUBND', 'result', 'Ghi thêm');
  sort('rowId', 'down');
}

const filledIn = {
  edits: [
    ['04.VPUBND', 'completedOn', '2023-05-10'],
    ['04.VPUBND', 'percent', 75],
    ['06.VPUBND', 'note', '=Đã gửi bản giấy'],
    ['07.VPUBND', 'obstacles', null],
    ['08.VPUBND', 'documents', '05/2023'],
    ['08.VPUBND', 'status', 'inProgress'],
  ],
  findings: ['missingRowId'],
  identity,
};
const nothing = { edits: [], findings: [], identity };

/** A column of somebody's own, a row copied, another deleted, and the rest sorted by a column of fields. */
function rearrange({ insertColumn, copyRow, deleteRow, type, sort }: Hand): void {
  copyRow('09.VPUBND');
  deleteRow('08.VPUBND');
  insertColumn('status');
  type('06.VPUBND', 'result', 'Đã ban hành');
  sort('status', 'up');
}
const rearranged = {
  edits: [['06.VPUBND', 'result', 'Đã ban hành']],
  findings: ['missingRow'],
  identity,
};

describe.skipIf(!hasPrograms('soffice'))('a file in LibreOffice', () => {
  const stories = {
    'saved as .xlsx': { job: { savedAs: ['xlsx'] }, found: nothing },
    'saved as .ods and then as .xlsx': { job: { savedAs: ['ods', 'xlsx'] }, found: nothing },
    'saved as .xls and then as .xlsx': { job: { savedAs: ['xls', 'xlsx'] }, found: nothing },
    'filled in and saved as .xlsx': { job: { work: fillIn, savedAs: ['xlsx'] }, found: filledIn },
    'filled in and saved as .ods, then as .xlsx': {
      job: { work: fillIn, savedAs: ['ods', 'xlsx'] },
      found: filledIn,
    },
    'rearranged and saved as .xlsx': { job: { work: rearrange, savedAs: ['xlsx'] }, found: rearranged },
    'rearranged and saved as .xls, then as .xlsx': {
      job: { work: rearrange, savedAs: ['xls', 'xlsx'] },
      found: rearranged,
    },
  } as const satisfies Record<string, { job: Omit<Job, 'given'>; found: unknown }>;
  const refused = { ods: 'openDocument', xls: 'oldWorkbook' } as const;
  let saved: Record<string, Buffer>;

  beforeAll(async () => {
    const given = await writePlanWorkbook(sheetOf('vp-ubnd-tinh'));
    const jobs = Object.entries(stories).map(([name, { job }]) => [name, { ...job, given }] as const);
    const others = (['ods', 'xls'] as const).map(kind => [kind, { given, savedAs: [kind] }] as const);
    saved = atLibreOffice(Object.fromEntries<Job>([...jobs, ...others]));
  }, 180_000);

  test.each(Object.entries(stories))(
    '[IN23] %s: exactly what was done is found, and the file still says where it comes from',
    (name, { found }) => {
      expect(foundIn(saved[name]!)).toEqual(found);
    },
  );

  test.each(Object.entries(refused))(
    '[IN23] as .%s itself it is refused with the sentence that says how to save it',
    (kind, reason) => {
      expect(() => readPlanFile(saved[kind]!)).toThrow(expect.objectContaining({ reason }));
    },
  );

  test('[IN28] sent back to the service it changes what was filled in, and its receipt goes the same way round', async () => {
    const { url, vpUbnd, secretariat } = await aTrialService();
    const given = await fileOf(vpUbnd);
    await secretariat.push({ rowId: '06.VPUBND', field: 'note', value: 'Thư ký ghi' });
    const first = atLibreOffice({ file: { given, work: fillIn, savedAs: ['xlsx'] } });

    const answer = await sendFile(url, vpUbnd, first.file);
    const receipt = await vpUbnd.get<Buffer>(answer.receipt);
    const second = atLibreOffice({
      file: {
        given: receipt.body,
        work: hand => {
          hand.type('06.VPUBND', 'note', 'Đã gửi bản giấy');
          hand.sort('due', 'down');
        },
        savedAs: ['ods', 'xlsx'],
      },
    });

    expect(told(answer).sort()).toEqual([
      ['04.VPUBND', 'completedOn', 'applied', '2023-05-10'],
      ['04.VPUBND', 'percent', 'applied', 75],
      ['06.VPUBND', 'note', 'conflict', '=Đã gửi bản giấy', 'changedByOther'],
      ['08.VPUBND', 'documents', 'applied', '05/2023'],
      ['08.VPUBND', 'status', 'applied', 'inProgress'],
    ]);
    expect(told(await sendFile(url, vpUbnd, second.file))).toEqual([
      ['06.VPUBND', 'note', 'applied', 'Đã gửi bản giấy'],
    ]);
  }, 180_000);
});

function foundIn(file: Buffer): unknown {
  const reading = readPlanFile(file);
  const { edits, findings } = fileEdits({
    reading,
    base: rows.filter(row => row.unit === account.unit),
    wasGiven: () => true,
    plan,
    tasks,
    units,
    account,
    today: '2023-05-15',
  });
  return {
    // The order of the lines is the sorter's; the cells are what counts.
    edits: edits
      .map(edit => [edit.rowId, edit.field, edit.kind === 'change' ? edit.value : edit.finding.reason])
      .sort((a, b) => String(a).localeCompare(String(b))),
    findings: findings.map(({ reason }) => reason).sort(),
    identity: reading.hidden && { ...reading.hidden, base: reading.hidden.base.length },
  };
}
