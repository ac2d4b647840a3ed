import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCell, type CellContext, type CellInput } from '../../../plan/check/check-cell.ts';
import { fieldNames, Status, statusLabels, TEXT_LIMIT, type FieldName } from '../../../plan/field.ts';
import { addDays, formatDate, toSerial } from '../../../plan/iso-date.ts';
import { sentence } from '../../../plan/reasons/reason.ts';
import { fields } from './field-values.ts';
import { aTask } from '../../builders.ts';
import textCases from '../../data/text-cases.json' with { type: 'json' };

const context: CellContext = { today: '2023-05-15', year: 2023 };
const secondQuarter: CellContext = { ...context, task: aTask({ no: 12, quarters: [2] }) };

const check = (field: FieldName, value: CellInput['value'], text?: string, where = context) =>
  checkCell(field, text === undefined ? { value } : { value, text }, where);
const accepted = (value: string | number | null) => ({ ok: true, value, findings: [] });
const offers = (verdict: ReturnType<typeof check>) =>
  verdict.findings.map(({ reason, fixes }) => [reason, ...fixes.map(fix => fix.value)]);

/** What is said of the cell alone: the value is composed in any case. */
const withoutComposition = (verdict: ReturnType<typeof check>) => ({
  ...verdict,
  findings: verdict.findings.filter(({ reason }) => reason !== 'decomposedText'),
});

describe('status', () => {
  test.each(
    Status.options.flatMap(status => [
      [status, status],
      [statusLabels[status], status],
      [statusLabels[status].toUpperCase(), status],
      [` ${statusLabels[status].normalize('NFD')} `, status],
    ]),
  )('[CK1] the status %j is read as %s', (typed, status) => {
    expect(check('status', typed)).toEqual(accepted(status));
  });

  test.each([
    ['Hoàn thành', ['done']],
    ['Da hoan thanh', ['done']],
    ['Đang triển khai', ['inProgress']],
    ['Hủy', ['cancelled']],
    ['ổn', Status.options],
    [3, Status.options],
  ])('[CK1] the status %j is refused and the nearest ones are offered', (typed, near) => {
    const verdict = check('status', typed);
    expect(verdict.ok).toBe(false);
    expect(offers(verdict)).toEqual([['notInList', ...near]]);
  });
});

describe('percent', () => {
  test.each<[CellInput['value'], string | undefined, number | null]>([
    [0, undefined, 0],
    [-0, undefined, 0],
    [1, undefined, 1],
    [50, undefined, 50],
    [100, '100', 100],
    ['50', undefined, 50],
    ['50%', undefined, 50],
    [' 50 % ', undefined, 50],
    ['50,0', undefined, 50],
    ['５０', undefined, 50],
    [0.5, '50%', 50],
    [0.5, '50,0%', 50],
    [0.29, '29%', 29],
    [0.57, '57 %', 57],
    [1, '100%', 100],
    [1, '1%', 1],
    [50, '50%', 50],
    [0, '0%', 0],
    ['', undefined, null],
    ['  ', undefined, null],
    [null, undefined, null],
  ])('[CK2] progress %j shown as %j is %j', (value, text, percent) => {
    expect(check('percent', value, text)).toEqual(accepted(percent));
    expect(Object.is((check('percent', value, text) as { value: unknown }).value, -0)).toBe(false);
  });

  test.each<[CellInput['value'], string | undefined]>([
    ['50,5', undefined],
    ['50.5', undefined],
    ['50,5%', undefined],
    [50.5, undefined],
    [50.5, '50,5'],
    [0.505, '50,5%'],
    [0.505, '51%'],
  ])('[CK3] 50,5 is refused and 50 and 51 are offered (%j shown as %j)', (value, text) => {
    const verdict = check('percent', value, text);
    expect(verdict.ok).toBe(false);
    expect(offers(verdict)).toEqual([['percentFraction', 50, 51]]);
  });

  test.each<[CellInput['value'], string | undefined, number]>([
    [0.5, undefined, 50],
    [0.5, '0,5', 50],
    ['0,5', undefined, 50],
    ['0.25', undefined, 25],
  ])('[CK3] a share %j (shown %j) is refused and the percentage %j offered', (value, text, percent) => {
    const verdict = check('percent', value, text);
    expect(verdict.ok).toBe(false);
    expect(offers(verdict)).toEqual([['percentShare', percent]]);
  });

  test.each([-1, 101, 100.5, '101', '-5', 'xong', '1.000', '50.000', '5o', 1e300])(
    '[CK2] progress %j is out of range',
    value =>
      expect(check('percent', value)).toEqual({
        ok: false,
        findings: [{ reason: 'percentRange', params: {}, fixes: [] }],
      }),
  );
});

describe('dates', () => {
  test.each<[CellInput['value'], string | undefined]>([
    [toSerial('2023-04-30'), undefined],
    [toSerial('2023-04-30'), '30/04/2023'],
    [toSerial('2023-04-30'), '30-Apr'],
    [toSerial('2023-04-30'), '4/30'],
    [toSerial('2023-04-30'), '#####'],
    [toSerial('2023-04-30') + 0.75, '30/4/2023 18:00'],
    ['2023-04-30', undefined],
    ['2023-04-30T17:00:00.000Z', undefined],
    ['30/04/2023', undefined],
    ['30/4/2023', undefined],
    ['30/4/23', undefined],
    ['30-04-2023', undefined],
    ['30.04.2023', undefined],
    ['30 / 4 / 2023', undefined],
    ['30/04/2023.', undefined],
    ['30/04/2023 00:00:00', undefined],
    ['ngày 30 tháng 4 năm 2023', undefined],
    ['Ngày 30/4/2023', undefined],
    ['30 tháng 4, 2023', undefined],
    ['NGÀY 30 THÁNG 04 NĂM 2023'.normalize('NFD'), undefined],
  ])('[CK4] the date %j shown as %j is 30/04/2023', (value, text) => {
    expect(check('completedOn', value, text)).toEqual(accepted('2023-04-30'));
  });

  test('[CK4] a serial of an old Mac workbook counts from 1904', () => {
    const value = toSerial('2023-04-30', 1904);
    expect(check('completedOn', value, undefined, { ...context, calendar: 1904 })).toEqual(
      accepted('2023-04-30'),
    );
  });

  test.each<[CellInput['value'], string | undefined, string[]]>([
    ['Tháng 12/2026', undefined, ['2026-12-31', '2026-12-01']],
    ['tháng 12 năm 2026', undefined, ['2026-12-31', '2026-12-01']],
    ['T12/2026', undefined, ['2026-12-31', '2026-12-01']],
    ['12/2026', undefined, ['2026-12-31', '2026-12-01']],
    ['2026-12', undefined, ['2026-12-31', '2026-12-01']],
    [toSerial('2026-12-01'), 'Tháng 12/2026', ['2026-12-31', '2026-12-01']],
    [toSerial('2026-12-01'), '12/2026', ['2026-12-31', '2026-12-01']],
    [toSerial('2026-12-01'), 'Dec-26', ['2026-12-31', '2026-12-01']],
    [toSerial('2023-02-01'), '2/23', ['2023-02-28', '2023-02-01']],
    ['Quý II/2023', undefined, ['2023-06-30']],
    ['Qúy 1', undefined, ['2023-03-31']],
    ['QÚY IV/2023', undefined, ['2023-12-31']],
  ])('[CK5] %j shown as %j names no day: refused, days are offered', (value, text, days) => {
    const verdict = check('completedOn', value, text);
    expect(verdict).toEqual({
      ok: false,
      findings: [
        {
          reason: 'dateNoDay',
          params: { text: text ?? value, example: formatDate(days[0]!) },
          fixes: days.map(day => ({ value: day, label: formatDate(day) })),
        },
      ],
    });
  });

  test.each<[CellInput['value'], string[]]>([
    ['31/6/2023', ['2023-06-30']],
    ['2023-02-30', ['2023-02-28']],
    ['29/02/2023', ['2023-02-28']],
    ['6/30/2023', ['2023-06-30']],
    ['30/6', ['2023-06-30']],
    ['20230630', ['2023-06-30']],
    [20230630, ['2023-06-30']],
    ['45107', ['2023-06-30']],
    ['30/6/45', ['2045-06-30']],
    ['00/06/2023', ['2023-06-30']],
    [2023, []],
    [-1, []],
    ['hôm qua', []],
    ['32/13/2023', []],
    ['30/6/1066', []],
    [' x'.repeat(4000), []],
  ])('[CK4] %j is no date; a likely one is offered: %j', (value, days) => {
    const verdict = check('completedOn', value);
    expect(verdict.ok).toBe(false);
    expect(offers(verdict)).toEqual([['dateFormat', ...days]]);
  });

  test.each<[CellInput['value'], string | null]>([
    ['05/12/2023', '2023-05-12'],
    [toSerial('2023-12-05'), '2023-05-12'],
    ['2023-12-05', '2023-05-12'],
    ['03/05/2023', null],
    ['05/05/2023', null],
    ['25/01/2023', null],
    ['01/02/2023', null],
    ['05/06/2023', '2023-05-06'],
  ])('[CK6] day and month of %j in a task of quarter II: %j is offered', (value, other) => {
    const swaps = check('completedOn', value, undefined, secondQuarter).findings.filter(
      finding => finding.reason === 'dateSwapped',
    );
    expect(swaps.map(swap => swap.fixes.map(fix => fix.value))).toEqual(other === null ? [] : [[other]]);
  });

  test('[CK7] a completion date after today is accepted with a warning', () => {
    expect(check('completedOn', '16/05/2023')).toEqual({
      ok: true,
      value: '2023-05-16',
      findings: [{ reason: 'futureDate', params: {}, fixes: [] }],
    });
    expect(check('completedOn', '15/05/2023')).toEqual(accepted('2023-05-15'));
  });
});

describe('documents', () => {
  test.each([
    '38/KH-HĐTĐKT',
    '06/2022/QH15',
    '15/2020/NĐ-CP',
    '12/TTr-SNV',
    '45/UBND-NC',
    '12/SGDĐT-GDTrH',
    'Số 38/KH-HĐTĐKT',
    'Quyết định số 2357/QĐ-UBND ngày 23/8/2019',
    '38/KH-HĐTĐKT ngày 04/4/2023; 39/BC-SNV ngày 05 tháng 4 năm 2023',
    '38/KH-HĐTĐKT (04/4/2023) của Hội đồng',
    '- 38/KH-HĐTĐKT;\n- 39/BC-SNV;',
  ])('[CK8] %j is a usual document number', documents => {
    expect(check('documents', documents)).toEqual(accepted(documents));
  });

  test.each([
    ['34-CT/TW', ['34-CT/TW']],
    ['38/KH-HĐTĐKT; Nghị quyết Đảng ủy', ['Nghị quyết Đảng ủy']],
    ['Đã ban hành', ['Đã ban hành']],
    ['38/KH-HĐTĐKT ngày 31/6/2023', ['38/KH-HĐTĐKT ngày 31/6/2023']],
    ['a; b; c; d; e; f; g', ['a', 'b', 'c', 'd', 'e']],
  ])('[CK8] %j is kept with a warning, as Party and older documents are', (documents, unusual) => {
    expect(check('documents', documents)).toEqual({
      ok: true,
      value: documents,
      findings: unusual.map(text => ({ reason: 'documentNumber', params: { text }, fixes: [] })),
    });
  });

  test('[CK8] a number that Excel took for a date is what its cell shows', () => {
    expect(check('documents', toSerial('2026-05-01'), '05/2026')).toMatchObject({
      ok: true,
      value: '05/2026',
    });
  });
});

describe('text', () => {
  test.each([
    ['  Đã tổ chức \u00a0\n', 'Đã tổ chức'],
    ['Sở Nội vụ'.normalize('NFD'), 'Sở Nội vụ'],
    ['một\r\nhai\rba', 'một\nhai\nba'],
    ['- Đã ban hành\n+ Đã gửi', '- Đã ban hành\n+ Đã gửi'],
    ['Văn  phòng – “UBND”', 'Văn  phòng – “UBND”'],
  ])('[CK9] %j is kept as %j, otherwise as typed', (typed, kept) => {
    expect(withoutComposition(check('result', typed))).toEqual(accepted(kept));
  });

  test('[CK17] accents as characters of their own are told, with the composed form on offer', () => {
    const typed = 'Đã họp Sở Nội vụ'.normalize('NFD');
    const kept = 'Đã họp Sở Nội vụ'.normalize('NFC');
    expect(check('note', typed)).toEqual({
      ok: true,
      value: kept,
      findings: [{ reason: 'decomposedText', params: {}, fixes: [{ value: kept, label: kept }] }],
    });
    expect(check('note', kept)).toEqual(accepted(kept));
  });

  test.each([
    ['Qúy 1 đã xong', 'Qúy', 'Quý', 'Quý 1 đã xong'],
    ['Kết quả qúy II, QÚY III', 'qúy', 'quý', 'Kết quả quý II, QUÝ III'],
    ['Lập qũy thi đua', 'qũy', 'quỹ', 'Lập quỹ thi đua'],
  ])('[CK18] in %j the tone mark is offered at its place', (typed, text, meant, whole) => {
    expect(check('result', typed)).toEqual({
      ok: true,
      value: typed,
      findings: [
        { reason: 'misplacedTone', params: { text, meant }, fixes: [{ value: whole, label: whole }] },
      ],
    });
  });

  test.each(['Quý I', 'quỹ khen thưởng', 'hòa giải, hoà giải', 'của các đơn vị', 'Qù'])(
    '[CK18] nothing is said of %j',
    typed => {
      expect(check('result', typed)).toEqual(accepted(typed));
    },
  );

  test.each([
    ['=1+1', '='],
    ['+84 227', '+'],
    ['-1', '-'],
    ['@SUM(A1)', '@'],
    [' =HYPERLINK("x")', '='],
  ])('[CK10] %j is kept as text with a warning', (typed, sign) => {
    expect(check('note', typed)).toEqual({
      ok: true,
      value: typed.trim(),
      findings: [{ reason: 'formulaLike', params: { sign }, fixes: [] }],
    });
  });

  test.each(
    textCases.legacy.flatMap(
      entry =>
        [
          ['TCVN3', entry.tcvn3, entry],
          ['VNI', entry.vni, entry],
        ] as const,
    ),
  )('[CK11] %s text %j is kept and its Unicode reading offered', (encoding, typed, entry) => {
    const unicode =
      encoding === 'TCVN3' && 'convertsTo' in entry ? (entry.convertsTo ?? entry.unicode) : entry.unicode;
    const verdict = check('result', typed);
    const expected = typed === entry.unicode ? [] : [['legacyEncoding', unicode]];
    expect(verdict).toMatchObject({ ok: true, value: typed });
    expect(offers(verdict)).toEqual(expected);
  });

  test('[CK11] Unicode text is never taken for an old encoding', () => {
    for (const { unicode } of textCases.legacy) expect(check('result', unicode)).toEqual(accepted(unicode));
  });

  test.each(['a\u0000b', 'a\u001bb', 'a\u0085b', 'a\ud800b', 'a\ufffeb'])(
    '[CK12] the control character in %j is refused and the text without it offered',
    typed =>
      expect(check('note', typed)).toEqual({
        ok: false,
        findings: [{ reason: 'controlCharacter', params: {}, fixes: [{ value: 'ab', label: 'ab' }] }],
      }),
  );

  test('[CK13] text is refused from one character over the limit, counted after composition', () => {
    expect(withoutComposition(check('note', 'ạ'.normalize('NFD').repeat(TEXT_LIMIT)))).toEqual(
      accepted('ạ'.repeat(TEXT_LIMIT)),
    );
    expect(check('note', 'a'.repeat(TEXT_LIMIT + 1))).toEqual({
      ok: false,
      findings: [{ reason: 'textTooLong', params: { length: TEXT_LIMIT + 1, limit: TEXT_LIMIT }, fixes: [] }],
    });
  });
});

describe('any field', () => {
  test.each(fieldNames)('[CK14] %s: error values and booleans are of the wrong kind', field => {
    for (const value of [
      '#REF!',
      '#N/A',
      ' #value! ',
      '#DIV/0!',
      '#NAME?',
      true,
      false,
      Number.NaN,
      Infinity,
    ]) {
      expect(check(field, value)).toEqual({
        ok: false,
        findings: [{ reason: 'wrongKind', params: {}, fixes: [] }],
      });
    }
  });

  test.each(fieldNames)('[CK14] %s: an empty cell is an empty field', field => {
    for (const value of [null, '', '   ', '\n']) expect(check(field, value)).toEqual(accepted(null));
  });

  const anyInput = fc.record({
    field: fc.constantFrom(...fieldNames),
    value: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.double(),
      fc.integer({ min: -10, max: 60_000 }),
      fc.constantFrom<CellInput['value']>(null, true, '50,5', '31/6/2023', '=x', '34-CT/TW; x', 'Th­ëng'),
      fields.map(all => all.documents),
      fields.map(all => all.completedOn),
    ),
    text: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
    task: fc.constantFrom(undefined, secondQuarter.task),
  });
  const judge = ({ field, value, text, task }: typeof anyInput extends fc.Arbitrary<infer T> ? T : never) =>
    checkCell(field, text === undefined ? { value } : { value, text }, task ? { ...context, task } : context);

  test('[CK15] an accepted value is accepted again unchanged, with the same findings', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyInput, input => {
        const verdict = judge(input);
        if (!verdict.ok) return;
        seen += 1;
        const again = judge({ ...input, value: verdict.value, text: undefined });
        expect(again).toEqual(withoutComposition(verdict));
      }),
      { numRuns: 3000 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  test('[CK15] each fix that is offered is accepted as it is', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyInput, input => {
        for (const fix of judge(input).findings.flatMap(finding => finding.fixes)) {
          seen += 1;
          expect(judge({ ...input, value: fix.value, text: undefined })).toMatchObject({
            ok: true,
            value: fix.value,
          });
        }
      }),
      { numRuns: 3000 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  test('[CK16] no value whatever makes the check fail, and what it answers is short', () => {
    const long = fc
      .tuple(fc.string({ minLength: 1, maxLength: 5, unit: 'binary' }), fc.integer({ min: 1, max: 30_000 }))
      .map(([piece, times]) => piece.repeat(times));
    const junk = fc.oneof(fc.anything(), fc.string(), long);
    fc.assert(
      fc.property(fc.constantFrom(...fieldNames), junk, junk, (field, value, text) => {
        const input = { value, text } as CellInput;
        const { findings } = checkCell(field, input, context);
        expect(findings.length).toBeLessThan(9);
        for (const finding of findings) {
          expect(sentence(finding.reason, finding.params).length).toBeLessThan(600);
          expect(finding.fixes.length).toBeLessThan(6);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('[CK4] every day of the plan years reads back from serial, ISO and day/month/year', () => {
    for (let day = '2022-12-01'; day < '2024-02-01'; day = addDays(day, 1)) {
      for (const value of [toSerial(day), day, formatDate(day)]) {
        expect(check('completedOn', value)).toMatchObject({ ok: true, value: day });
      }
    }
  });
});
