// A workbook that came back is merged like the push of a client.
import { describe, expect, test } from 'vitest';
import { HIDDEN_SHEET_NAME } from '../../../plan/sheet/sheet-document.ts';
import { aTrialService, type Person } from '../a-service.ts';
import { edited, fileOf, filledIn, postFile, sendFile, told } from './file-stories.ts';

/** A row of the office and one of the schools. */
const OFFICE_ROW = '04.VPUBND';
const OTHER_OFFICE_ROW = '06.VPUBND';

async function fieldsOf(person: Person, rowId: string) {
  const { rows } = await person.rows();
  return rows.find(row => row.id === rowId)!.fields;
}

describe('a file as the service made it', () => {
  test('[IN1] each cell that was changed is one outcome, recorded as coming from a file', async () => {
    const { url, vpUbnd } = await aTrialService();
    const file = await filledIn(
      await fileOf(vpUbnd),
      [OFFICE_ROW, 'status', 'Đang thực hiện'],
      [OFFICE_ROW, 'percent', 40],
      [OTHER_OFFICE_ROW, 'result', 'Đã trình'],
    );

    const answer = await sendFile(url, vpUbnd, file);

    expect(answer).toMatchObject({ version: 1, trusted: true, unit: 'vp-ubnd-tinh', findings: [] });
    expect(told(answer)).toEqual([
      [OFFICE_ROW, 'status', 'applied', 'inProgress'],
      [OFFICE_ROW, 'percent', 'applied', 40],
      [OTHER_OFFICE_ROW, 'result', 'applied', 'Đã trình'],
    ]);
    expect(await fieldsOf(vpUbnd, OFFICE_ROW)).toMatchObject({ status: 'inProgress', percent: 40 });
    const history = await vpUbnd.get<{ changes: { source: string }[] }>(
      `${vpUbnd.plan}/history?rowId=${OFFICE_ROW}`,
    );
    expect(history.body.changes.map(({ source }) => source)).toEqual(['file', 'file']);
  });

  test('[IN2] the same file twice changes nothing and is answered alike', async () => {
    const { url, vpUbnd } = await aTrialService();
    const file = await filledIn(await fileOf(vpUbnd), [OFFICE_ROW, 'result', 'Đã trình']);

    const [first, second] = [await sendFile(url, vpUbnd, file), await sendFile(url, vpUbnd, file)];

    expect([first.version, second.version]).toEqual([1, 1]);
    expect(told(second)).toEqual(told(first));
  });

  test('[IN2] a file that nobody changed says nothing', async () => {
    const { url, vpUbnd } = await aTrialService();

    const answer = await sendFile(url, vpUbnd, await fileOf(vpUbnd));

    expect(answer).toMatchObject({ version: 0, outcomes: [], issues: [], findings: [] });
  });

  test('[IN3] two copies of one file both merge; where they differ the second is asked', async () => {
    const { url, vpUbnd } = await aTrialService();
    const file = await fileOf(vpUbnd);
    const [one, other] = [
      await filledIn(file, [OFFICE_ROW, 'result', 'Đã trình'], [OFFICE_ROW, 'note', 'bản giấy']),
      await filledIn(file, [OFFICE_ROW, 'result', 'Đã ban hành'], [OFFICE_ROW, 'percent', 60]),
    ];

    await sendFile(url, vpUbnd, one);
    const answer = await sendFile(url, vpUbnd, other);

    expect(told(answer)).toEqual([
      [OFFICE_ROW, 'percent', 'applied', 60],
      [OFFICE_ROW, 'result', 'conflict', 'Đã ban hành', 'changedByOther'],
    ]);
    expect(await fieldsOf(vpUbnd, OFFICE_ROW)).toMatchObject({
      result: 'Đã trình',
      note: 'bản giấy',
      percent: 60,
    });
  });

  test('[IN4] an old file is merged with what it was given, not with what stands now', async () => {
    const { url, vpUbnd } = await aTrialService();
    await vpUbnd.push({ rowId: OFFICE_ROW, field: 'result', value: 'Bản một' });
    const old = await fileOf(vpUbnd);
    await vpUbnd.push(
      { rowId: OFFICE_ROW, field: 'result', value: 'Bản hai', base: 1 },
      { rowId: OFFICE_ROW, field: 'note', value: 'mới', base: 0 },
    );

    const answer = await sendFile(
      url,
      vpUbnd,
      await filledIn(old, [OFFICE_ROW, 'percent', 10], [OFFICE_ROW, 'note', 'cũ']),
    );

    // The result was left as it was given: nobody said anything about it.
    expect(told(answer)).toEqual([
      [OFFICE_ROW, 'percent', 'applied', 10],
      [OFFICE_ROW, 'note', 'conflict', 'cũ', 'changedByOther'],
    ]);
    expect(answer.outcomes[1]).toMatchObject({
      base: null,
      current: 'mới',
      by: 'Văn phòng Ủy ban nhân dân tỉnh',
    });
    expect(await fieldsOf(vpUbnd, OFFICE_ROW)).toMatchObject({ result: 'Bản hai', note: 'mới', percent: 10 });
  });

  test('[IN5] the base in the file is never trusted: whoever changes it gains nothing', async () => {
    const { url, vpUbnd, secretariat } = await aTrialService();
    await secretariat.push({ rowId: OFFICE_ROW, field: 'result', value: 'Của thư ký' });
    const file = await fileOf(vpUbnd);
    await secretariat.push({ rowId: OFFICE_ROW, field: 'result', value: 'Thư ký sửa', base: 1 });
    const forged = await edited(file, ({ book, cell }) => {
      cell(OFFICE_ROW, 'result').value = 'Đè lên';
      book.getWorksheet(HIDDEN_SHEET_NAME)!.eachRow((row, number) => {
        if (row.getCell(1).value !== OFFICE_ROW || number < 10) return;
        row.getCell(4).value = 'Thư ký sửa';
        row.getCell(11).value = '9 9 9 9 9 9 9 9 9';
      });
    });

    expect(told(await sendFile(url, vpUbnd, forged))).toEqual([
      [OFFICE_ROW, 'result', 'conflict', 'Đè lên', 'changedByOther'],
    ]);
  });

  test('[IN6] a bad value is refused with its reason and offers, and stops no other', async () => {
    const { url, vpUbnd } = await aTrialService();
    const file = await filledIn(
      await fileOf(vpUbnd),
      [OFFICE_ROW, 'status', 'Xong rồi'],
      [OFFICE_ROW, 'percent', '50,5'],
      [OFFICE_ROW, 'result', 'Đã trình'],
    );

    const answer = await sendFile(url, vpUbnd, file);

    expect(told(answer)).toEqual([
      [OFFICE_ROW, 'status', 'rejected', 'Xong rồi', 'notInList'],
      [OFFICE_ROW, 'percent', 'rejected', '50,5', 'percentFraction'],
      [OFFICE_ROW, 'result', 'applied', 'Đã trình'],
    ]);
    expect(answer.issues.find(({ field }) => field === 'percent')).toMatchObject({
      reason: 'percentFraction',
      fixes: [{ value: 50 }, { value: 51 }],
    });
  });

  test("[IN7] another unit's rows stay as they are, and its record is not told", async () => {
    const { url, vpUbnd, soGddt } = await aTrialService();
    await vpUbnd.push({ rowId: OFFICE_ROW, field: 'note', value: 'riêng của Văn phòng' });
    const file = await filledIn(await fileOf(vpUbnd), [OFFICE_ROW, 'result', 'Người khác ghi']);

    const answer = await sendFile(url, soGddt, file);

    expect(answer.version).toBe(1);
    expect(answer.outcomes.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['rejected', 'notYourRow'],
      ['rejected', 'notYourRow'],
    ]);
    expect(answer.outcomes.filter(outcome => 'current' in outcome)).toEqual([]);
    expect((await fieldsOf(vpUbnd, OFFICE_ROW)).result).toBeNull();
  });

  test("[IN8] the secretariat sends a unit's file, which is recorded as the secretariat's", async () => {
    const { url, secretariat } = await aTrialService();
    const file = await filledIn(await fileOf(secretariat, 'vp-ubnd-tinh'), [
      OFFICE_ROW,
      'result',
      'Đã trình',
    ]);

    const answer = await sendFile(url, secretariat, file);

    expect(answer).toMatchObject({ unit: 'vp-ubnd-tinh', outcomes: [{ kind: 'applied' }] });
    const history = await secretariat.get<{ changes: { account: string }[] }>(
      `${secretariat.plan}/history?rowId=${OFFICE_ROW}`,
    );
    expect(history.body.changes.map(({ account }) => account)).toEqual(['thu-ky']);
  });
});

describe('a file made before the plan was amended', () => {
  test('[IN24] is merged with the rows as they are now; what became of the others is told', async () => {
    const { url, vpUbnd, secretariat } = await aTrialService();
    const file = await filledIn(
      await fileOf(vpUbnd),
      [OFFICE_ROW, 'result', 'Đã trình'],
      [OTHER_OFFICE_ROW, 'result', 'Nhiệm vụ không còn'],
      ['08.VPUBND', 'result', 'Không còn được giao'],
    );
    const amended = await secretariat.post(`${secretariat.plan}/revisions`, {
      base: 1,
      operations: [
        { kind: 'remove', no: 6 },
        { kind: 'reassign', no: 8, coordinating: '' },
        { kind: 'reword', no: 4, title: 'Tham mưu đăng ký thi đua (điều chỉnh)' },
      ],
    });
    expect(amended.status).toBe(200);

    const answer = await sendFile(url, vpUbnd, file);

    expect(told(answer)).toEqual([
      [OFFICE_ROW, 'result', 'applied', 'Đã trình'],
      [OTHER_OFFICE_ROW, 'result', 'rejected', 'Nhiệm vụ không còn', 'taskRemoved'],
      ['08.VPUBND', 'result', 'rejected', 'Không còn được giao', 'assignmentEnded'],
    ]);
    // The wording is judged by the plan that the file was made from.
    expect(answer).toMatchObject({ trusted: true, findings: [] });
    expect(await sendFile(url, vpUbnd, file)).toMatchObject({ version: answer.version });
  });
});

describe('a file that nobody can vouch for', () => {
  const untrusted: [string, (file: Buffer) => Promise<Buffer>][] = [
    [
      'the hidden sheet was deleted',
      file => edited(file, ({ book }) => book.removeWorksheet(HIDDEN_SHEET_NAME)),
    ],
    [
      'its version was changed',
      file =>
        edited(file, ({ book }) => void (book.getWorksheet(HIDDEN_SHEET_NAME)!.getCell('B5').value = 0)),
    ],
    [
      'its signature was lost',
      file =>
        edited(file, ({ book }) => void (book.getWorksheet(HIDDEN_SHEET_NAME)!.getCell('B7').value = '')),
    ],
  ];

  test.each(untrusted)(
    '[IN9] where %s, each differing cell is a question and nothing changes',
    async (_name, spoil) => {
      const { url, vpUbnd } = await aTrialService();
      await vpUbnd.push({ rowId: OFFICE_ROW, field: 'result', value: 'Đã có' });
      const file = await filledIn(
        await fileOf(vpUbnd),
        [OFFICE_ROW, 'result', 'Khác'],
        [OFFICE_ROW, 'percent', 30],
      );

      const answer = await sendFile(url, vpUbnd, await spoil(file));

      expect(answer).toMatchObject({ version: 1, trusted: false, unit: 'vp-ubnd-tinh' });
      expect(told(answer)).toEqual([
        [OFFICE_ROW, 'percent', 'conflict', 30, 'baseUnknown'],
        [OFFICE_ROW, 'result', 'conflict', 'Khác', 'baseUnknown'],
      ]);
      expect(answer.outcomes.map(({ current }) => current)).toEqual([null, 'Đã có']);
    },
  );

  test('[IN10] a file of another plan is refused, also where only its tasks tell', async () => {
    const { url, vpUbnd } = await aTrialService();
    const file = await fileOf(vpUbnd);
    const otherPlan = await edited(file, ({ book }) => {
      book.getWorksheet(HIDDEN_SHEET_NAME)!.getCell('B2').value = 'ke-hoach-khac';
    });
    const otherTasks = await edited(file, ({ book, sheet, headerRow, column }) => {
      book.removeWorksheet(HIDDEN_SHEET_NAME);
      for (let row = headerRow + 1; row <= sheet.rowCount; row += 1) {
        sheet.getCell(row, column('title')).value = `Việc khác ${row}`;
      }
    });

    const answers = [await postFile(url, vpUbnd, otherPlan), await postFile(url, vpUbnd, otherTasks)];

    expect(answers.map(({ status, body }) => [status, body.reason])).toEqual([
      [422, 'otherPlanFile'],
      [422, 'planNotRecognised'],
    ]);
  });
});
