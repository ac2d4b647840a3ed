// The answer to the agency: its file as it now stands, with what became of each cell it changed.
import type ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { WorkbookAnswer } from '../../../plan/http.ts';
import { reasons } from '../../../plan/reasons/reason.ts';
import { columnMark } from '../../../plan/sheet/sheet-rules.ts';
import { readPlanFile } from '../../../server/workbook/read/read-plan-file.ts';
import { SUMMARY_SHEET_NAME } from '../../../server/workbook/receipt/summary-sheet.ts';
import { aTrialService, type Person, type TrialService } from '../a-service.ts';
import { fileOf, filledIn, openFile, postFile, rowsOf, sendFile, told } from './file-stories.ts';
import { validateXlsx } from './validate-xlsx.ts';

const ROW = '04.VPUBND';
const OTHER = '06.VPUBND';

async function receiptOf(person: Person, { receipt }: WorkbookAnswer): Promise<Buffer> {
  const answer = await person.get<Buffer>(receipt);
  if (answer.status !== 200) throw new Error(`expected a receipt, found ${answer.status}`);
  return answer.body;
}

/** A file of which one cell each is applied, kept, in conflict and refused. */
async function aMixedFile({ url, vpUbnd, secretariat }: TrialService): Promise<WorkbookAnswer> {
  await vpUbnd.push({ rowId: ROW, field: 'result', value: 'Bản gốc' });
  const file = await fileOf(vpUbnd);
  await secretariat.push(
    { rowId: ROW, field: 'result', value: 'Thư ký sửa', base: 1 },
    { rowId: ROW, field: 'proposal', value: 'Giống nhau' },
  );
  return sendFile(
    url,
    vpUbnd,
    await filledIn(
      file,
      [ROW, 'result', 'Đơn vị sửa'],
      [ROW, 'percent', 150],
      [ROW, 'proposal', 'Giống nhau'],
      [OTHER, 'note', 'Đã ghi'],
    ),
  );
}

const noteText = (cell: ExcelJS.Cell): string => {
  const note = cell.note as ExcelJS.Comment | string;
  return typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('');
};

describe('the receipt', () => {
  test('[RC1] it is the unit’s file as it now stands: a cell in trouble holds what the service holds', async () => {
    const service = await aTrialService();
    const answer = await aMixedFile(service);

    const { cell } = await openFile(await receiptOf(service.vpUbnd, answer));

    expect(told(answer)).toEqual([
      [ROW, 'percent', 'rejected', '150', 'percentRange'],
      [ROW, 'result', 'conflict', 'Đơn vị sửa', 'changedByOther'],
      [ROW, 'proposal', 'unchanged', 'Giống nhau'],
      [OTHER, 'note', 'applied', 'Đã ghi'],
    ]);
    expect([
      cell(ROW, 'percent').value,
      cell(ROW, 'result').value,
      cell(ROW, 'proposal').value,
      cell(OTHER, 'note').value,
    ]).toEqual([null, 'Thư ký sửa', 'Giống nhau', 'Đã ghi']);
  });

  test('[RC2] each changed cell has a colour and a note that says what became of it', async () => {
    const service = await aTrialService();
    const { cell } = await openFile(await receiptOf(service.vpUbnd, await aMixedFile(service)));

    expect(noteText(cell(OTHER, 'note'))).toBe('Đã ghi nhận. Nội dung trong tệp: Đã ghi');
    expect(noteText(cell(ROW, 'proposal'))).toMatch(/^Giữ nguyên/);
    expect(noteText(cell(ROW, 'percent'))).toMatch(/^Bị từ chối\. .*\nNội dung trong tệp: 150$/);
    expect(noteText(cell(ROW, 'result')).split('\n').slice(1)).toEqual([
      'Nội dung trong tệp: Đơn vị sửa',
      'Nội dung gốc: Bản gốc',
      expect.stringMatching(
        /^Trong hệ thống: Thư ký sửa \(Thư ký Hội đồng, \d\d:\d\d ngày \d\d\/\d\d\/\d{4}\)$/,
      ),
    ]);
    const fills = [cell(ROW, 'result'), cell(ROW, 'proposal'), cell(OTHER, 'note')].map(
      each => (each.fill as ExcelJS.FillPattern).fgColor?.argb,
    );
    expect(new Set(fills).size).toBe(3);
    expect([cell(ROW, 'sync').value, cell(OTHER, 'sync').value]).toEqual([
      `Khác nhau ${columnMark('Kết quả, sản phẩm')} ${columnMark('Tiến độ %')}`,
      'Đã gửi',
    ]);
  });

  test('[RC2] what was recorded before and written over since says both', async () => {
    const { url, vpUbnd } = await aTrialService();
    const file = await filledIn(await fileOf(vpUbnd), [ROW, 'result', 'Lần một']);
    await sendFile(url, vpUbnd, file);
    await vpUbnd.push({ rowId: ROW, field: 'result', value: 'Lần hai', base: 1 });

    const { cell } = await openFile(await receiptOf(vpUbnd, await sendFile(url, vpUbnd, file)));

    expect([cell(ROW, 'result').value, noteText(cell(ROW, 'result'))]).toEqual([
      'Lần hai',
      'Đã ghi nhận, sau đó đã được sửa.\nNội dung trong tệp: Lần một\nTrong hệ thống: Lần hai',
    ]);
  });

  test('[RC3] a summary sheet lists every changed cell, what needs somebody first, with all that was sent', async () => {
    const service = await aTrialService();
    const { sheet } = await openFile(await receiptOf(service.vpUbnd, await aMixedFile(service)));
    const summary = sheet.workbook.getWorksheet(SUMMARY_SHEET_NAME)!;

    const header = rowsOf(summary).find(row => summary.getCell(row, 2).value === 'Mã dòng')!;
    const lines = [1, 2, 3, 4].map(index =>
      [2, 4, 5, 6, 7, 8].map(column => summary.getCell(header + index, column).value ?? ''),
    );
    expect(lines).toEqual([
      [ROW, 'Kết quả, sản phẩm', 'Khác nhau', 'Đơn vị sửa', 'Bản gốc', 'Thư ký sửa'],
      [ROW, 'Tiến độ %', 'Bị từ chối', '150', '', '(để trống)'],
      [OTHER, 'Ghi chú', 'Đã ghi nhận', 'Đã ghi', '', 'Đã ghi'],
      [ROW, 'Kiến nghị', 'Giữ nguyên', 'Giống nhau', '', 'Giống nhau'],
    ]);
    expect(summary.getCell(4, 1).value).toBe(
      'Số ô đã sửa: 4. Khác nhau: 1; Bị từ chối: 1; Đã ghi nhận: 1; Giữ nguyên: 1.',
    );
  });

  test('[RC3] it speaks Vietnamese, whatever the language of the answer', async () => {
    const { url, vpUbnd } = await aTrialService();
    const file = await filledIn(await fileOf(vpUbnd), [ROW, 'percent', 150]);

    const { body } = await postFile<WorkbookAnswer>(url, vpUbnd, file, 'en');

    const { cell } = await openFile(await receiptOf(vpUbnd, body));
    expect([body.outcomes[0]?.message, noteText(cell(ROW, 'percent'))]).toEqual([
      reasons.percentRange.en,
      `Bị từ chối. ${reasons.percentRange.vi}\nNội dung trong tệp: 150`,
    ]);
  });

  test('[RC4] sent back as it is it changes nothing; with the cell filled in again the question is settled', async () => {
    const service = await aTrialService();
    const { url, vpUbnd } = service;
    const receipt = await receiptOf(vpUbnd, await aMixedFile(service));

    expect(await sendFile(url, vpUbnd, receipt)).toMatchObject({ version: 3, trusted: true, outcomes: [] });
    const settled = await sendFile(url, vpUbnd, await filledIn(receipt, [ROW, 'result', 'Đơn vị sửa']));
    expect(told(settled)).toEqual([[ROW, 'result', 'applied', 'Đơn vị sửa']]);
  });

  test('[RC5] Excel opens it without offering a repair', async () => {
    const service = await aTrialService();
    const receipt = await receiptOf(service.vpUbnd, await aMixedFile(service));

    expect(await validateXlsx(receipt)).toEqual([]);
    expect(readPlanFile(receipt).ignoredSheets).toEqual([]);
  });

  test('[RC6] the secretariat gets that of the unit whose file it sent, with nothing that the unit may not read', async () => {
    const { url, secretariat, vpUbnd } = await aTrialService();
    const file = await filledIn(await fileOf(secretariat, 'vp-ubnd-tinh'), [ROW, 'result', 'Đã trình']);

    const receipt = await receiptOf(secretariat, await sendFile(url, secretariat, file));

    const [theirs, own] = [receipt, await fileOf(vpUbnd)].map(each =>
      readPlanFile(each).lines.map(({ values }) => values[0]),
    );
    expect(theirs).toEqual(own);
  });

  test('[RC7] nobody else gets it, and one that is gone says how to get another', async () => {
    const service = await aTrialService();
    const { vpUbnd, soGddt, secretariat } = service;
    const { receipt } = await aMixedFile(service);

    const [own, others, all] = [
      await vpUbnd.get(receipt),
      await soGddt.get(receipt),
      await secretariat.get(receipt),
    ];
    expect([own.status, others.status, others.body.reason, all.status]).toEqual([
      200,
      404,
      'receiptGone',
      200,
    ]);
    service.clock.move(25 * 3_600_000);
    const later = await (await service.signIn('vp-ubnd-tinh')).get(receipt);
    expect([later.status, later.body.reason]).toEqual([404, 'receiptGone']);
  });

  test('[RC8] it outlives a restart of the service', async () => {
    const service = await aTrialService();
    const { receipt } = await aMixedFile(service);
    await service.restart();
    const after = await service.vpUbnd.get<Buffer>(receipt);
    expect([after.status, (await openFile(after.body)).cell(OTHER, 'note').value]).toEqual([200, 'Đã ghi']);
  });
});
