// A file held against its own base, without a service: what the service says of it is the measure.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FileReading } from '../../../plan/file/file-reading.ts';
import type { WorkbookAnswer } from '../../../plan/http.ts';
import { sentence } from '../../../plan/reasons/reason.ts';
import { checkFile, type FileVerdict } from '../../../server/workbook/check/check-file.ts';
import { countErrors, tellVerdict } from '../../../server/workbook/check/tell-verdict.ts';
import { createFileReader } from '../../../server/workbook/read/file-reader.ts';
import { readPlanFile } from '../../../server/workbook/read/read-plan-file.ts';
import { aTrialService } from '../a-service.ts';
import { edited, fileOf, filledIn, rowsOf, sendFile, type OpenFile } from './file-stories.ts';

const ROW = '04.VPUBND';
const TODAY = '2023-05-15';
const root = fileURLToPath(new URL('../../..', import.meta.url));

const cells =
  (...edits: readonly (readonly [string, Parameters<OpenFile['cell']>[1], string | number | Date])[]) =>
  ({ cell }: OpenFile): void => {
    for (const [rowId, key, value] of edits) cell(rowId, key).value = value;
  };

/** Read as the command does. */
async function inWorker(file: Uint8Array): Promise<FileReading> {
  const reader = createFileReader();
  onTestFinished(() => void reader.close());
  const read = await reader.read(Buffer.from(file));
  if (read?.kind !== 'read')
    throw new Error(`expected a file that can be read, found ${JSON.stringify(read)}`);
  return read.reading;
}

/** The verdict in the terms of an answer. */
function ofVerdict({ changed, remarks }: FileVerdict): unknown {
  return {
    taken: changed,
    refused: remarks
      .filter(({ shown }) => shown !== undefined)
      .map(({ rowId, field, reason, shown }) => [rowId, field, reason, shown]),
    findings: remarks
      .filter(({ rowId }) => rowId === undefined)
      .map(({ reason, params, rows }) => [sentence(reason, params), rows]),
    lacking: remarks
      .filter(({ shown, rowId }) => shown === undefined && rowId !== undefined)
      .map(({ rowId, field, reason, params }) => [rowId, field, sentence(reason, params)])
      .sort(),
  };
}

function ofAnswer({ outcomes, issues, findings }: WorkbookAnswer): unknown {
  const refused = outcomes.filter(({ kind }) => kind === 'rejected');
  const isOffer = (issue: WorkbookAnswer['issues'][number]): boolean =>
    refused.some(
      cell => cell.rowId === issue.rowId && cell.field === issue.field && cell.reason === issue.reason,
    );
  return {
    taken: outcomes.length - refused.length,
    refused: refused.map(({ rowId, field, reason, value }) => [rowId, field, reason, value]),
    findings: findings.map(({ message, rows }) => [message, rows]),
    lacking: issues
      .filter(issue => !isOffer(issue))
      .map(({ rowId, field, message }) => [rowId, field, message])
      .sort(),
  };
}

const stories: readonly (readonly [string, (open: OpenFile) => void])[] = [
  ['nobody touched', () => undefined],
  ['filled in well', cells([ROW, 'status', 'Đang thực hiện'], [ROW, 'percent', 40])],
  [
    'with values of the wrong kind',
    cells(
      [ROW, 'percent', 150],
      [ROW, 'status', 'Xong rồi'],
      [ROW, 'completedOn', '31/2/2023'],
      ['06.VPUBND', 'note', 'Tốt'],
    ),
  ],
  ['done without date and result', cells([ROW, 'status', 'Đã hoàn thành'], [ROW, 'percent', 100])],
  [
    'late without a reason',
    cells(['01.VPUBND', 'status', 'Đang thực hiện'], [ROW, 'completedOn', '6/5/2023']),
  ],
  [
    'with a row deleted and one copied',
    ({ sheet, cell, headerRow }) => {
      const copied = cell(ROW, 'rowId').fullAddress.row;
      const last = rowsOf(sheet).length + 1;
      sheet.getRow(copied).eachCell((from, at) => (sheet.getCell(last, at).value = from.value));
      cell(ROW, 'note').value = 'Bản một';
      sheet.spliceRows(headerRow + 1, 1);
    },
  ],
  [
    'without the column of remarks',
    ({ sheet, headerRow, column }) => {
      sheet.getCell(headerRow, column('note')).value = 'Cột khác';
    },
  ],
];

describe('a file checked without a network', () => {
  test.each(stories)('[IN25] a file %s gets the verdict that the service gives', async (_name, change) => {
    const { url, vpUbnd } = await aTrialService();
    // What the file was given already is no change of its sender.
    await vpUbnd.push(
      { rowId: '06.VPUBND', field: 'percent', value: 60 },
      { rowId: ROW, field: 'result', value: 'Đã trình ký' },
    );
    const file = await edited(await fileOf(vpUbnd), change);
    const verdict = checkFile(await inWorker(file), TODAY);
    expect(ofVerdict(verdict)).toEqual(ofAnswer(await sendFile(url, vpUbnd, file)));
  });

  test('[IN26] a cell of another unit’s row is refused there too', async () => {
    const { url, banTdkt } = await aTrialService();
    const file = await fileOf(banTdkt);
    const foreign = readPlanFile(file).hidden!.base.find(({ rowId }) => !rowId.endsWith('.BANTDKT'))!.rowId;
    const changed = await filledIn(file, [foreign, 'note', 'Ghi thay']);
    const [remark] = checkFile(readPlanFile(changed), TODAY).remarks;
    const [outcome] = (await sendFile(url, banTdkt, changed)).outcomes;
    expect([remark?.rowId, remark?.field, remark?.reason]).toEqual([
      outcome?.rowId,
      outcome?.field,
      outcome?.reason,
    ]);
  });

  test('[IN27] it is told in Vietnamese and English, and that signature and others’ entries were not looked at', async () => {
    const { vpUbnd } = await aTrialService();
    const file = await filledIn(await fileOf(vpUbnd), [ROW, 'percent', 50.5], [ROW, 'note', 'Tốt']);
    const verdict = checkFile(readPlanFile(file), TODAY);
    const told = tellVerdict('a.xlsx', verdict);
    const { reason, params } = verdict.remarks[0]!;
    const said = [
      sentence(reason, params),
      sentence(reason, params, 'en'),
      'chữ ký của tệp',
      'the signature of the file',
      'Gợi ý / try: 50; 51',
    ];
    expect({ missing: said.filter(text => !told.includes(text)), errors: countErrors(verdict) }).toEqual({
      missing: [],
      errors: 1,
    });
  });

  test('[IN27] the command ends with 0 for a clean file and with 1 for another', async () => {
    const { vpUbnd } = await aTrialService();
    const clean = await fileOf(vpUbnd);
    const bad = await filledIn(clean, [ROW, 'percent', 150]);
    const folder = mkdtempSync(path.join(tmpdir(), 'phu-luc-check-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const run = (name: string, content: Uint8Array): readonly [number | null, boolean] => {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', path.join(root, 'server', 'check-file.ts'), file],
        { cwd: root, encoding: 'utf8' },
      );
      return [status, `${stdout}${stderr}`.includes('No errors.')];
    };
    expect([run('a.xlsx', clean), run('b.xlsx', bad), run('c.xlsx', Buffer.from('x'))]).toEqual([
      [0, true],
      [1, false],
      [1, false],
    ]);
  });
});
