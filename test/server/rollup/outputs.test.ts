// What leaves the service as a file, read back and held against the figures that were worked out by hand.
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../plan/iso-date.ts';
import { ProgressClass, progressClassLabels } from '../../../plan/rollup.ts';
import { rollUp } from '../../../plan/rollup/roll-up.ts';
import { percentText } from '../../../plan/report/rollup-report.ts';
import { signatureLines } from '../../../plan/report/signature.ts';
import type { Row } from '../../../plan/row.ts';
import { writeRollupFile, type RollupFormat } from '../../../server/rollup/write-rollup-file.ts';
import { onJuly20 } from '../../../seeds/made-up-figures.ts';
import { aMadeUpPlan } from '../../plan/rollup/made-up-plan.ts';
import { validateXlsx } from '../workbook/validate-xlsx.ts';

const { document, rows } = aMadeUpPlan();
const hand = onJuly20.find(each => each.quarter === 2)!;
const rollup = rollUp({ ...document, rows, version: 41 }, { quarter: 2, asOf: '2023-07-20' });
const labels = ProgressClass.options.map(name => progressClassLabels[name].vi);

const mark = { version: 41, revision: 1, day: '2023-07-20', at: '2023-07-20T02:03:04.000Z' };
const closed = { ...mark, account: 'thu-ky', person: null, by: null, asOf: '2023-07-20' };

async function write(
  format: RollupFormat,
  { of = rows, now = new Date('2023-08-01T00:00:00Z') }: { of?: readonly Row[]; now?: Date } = {},
): Promise<Buffer> {
  const read = { rollup, document, rows: of, closed };
  const asked = { language: 'vi', now, today: '2023-08-01', signedAs: 'kt' } as const;
  return (await writeRollupFile(format, read, asked)).bytes;
}

/** Text that programs take for formulas, in every text field of a row. */
const formulas = ['=1+1', '+84 1234', '-5', '@SUM(A1)', '\t=1', '=HYPERLINK("http://a")'];
const hostile: Row[] = rows.map((row, index) =>
  index % 2 === 1
    ? row
    : {
        ...row,
        fields: {
          ...row.fields,
          result: formulas[index % formulas.length]!,
          documents: formulas[(index + 1) % formulas.length]!,
          obstacles: formulas[(index + 2) % formulas.length]!,
        },
      },
);

/** The lines of a .csv as a reader by RFC 4180 has them, text and bare numbers apart. */
function readCsv(bytes: Buffer): (string | number)[][] {
  const text = bytes.toString();
  const lines: (string | number)[][] = [[]];
  const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
  let at = 1;
  while (at < text.length) {
    cell.lastIndex = at;
    const [whole, quoted, bare] = cell.exec(text)!;
    at += whole.length;
    lines
      .at(-1)!
      .push(quoted === undefined ? (bare === '' ? '' : Number(bare)) : quoted.replaceAll('""', '"'));
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      lines.push([]);
    }
  }
  return lines;
}

async function readXlsx(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  return book;
}

/** The tables of a .docx, each cell as its text. */
function tablesIn(xml: string): string[][][] {
  const textOf = (part: string): string =>
    [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text]) => text!.replaceAll('&amp;', '&'))
      .join('');
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([part]) => textOf(part)),
    ),
  );
}

const documentIn = (bytes: Buffer): string => strFromU8(unzipSync(bytes)['word/document.xml']!);

const unitLines = rollup.units.map(({ unit, rows: count, reported, done, overdue }) => [
  document.units.find(each => each.id === unit)!.name,
  ...[count, reported, done, overdue],
]);

describe('the figures in each file', () => {
  test('[KX1] .csv: the quarter’s are those worked out by hand, units and tasks those of the roll-up', async () => {
    const lines = readCsv(await write('csv'));
    const valueOf = (label: string) => lines.find(line => line[0] === label)?.[1];
    expect([valueOf('Nhiệm vụ thực hiện trong quý'), valueOf('Nhiệm vụ đến hạn trong quý')]).toEqual([
      hand.listed,
      hand.due,
    ]);
    expect(labels.map(valueOf)).toEqual(ProgressClass.options.map(name => rollup.classes[name]));
    const units = lines.findIndex(line => line[1] === 'Đơn vị');
    expect(lines.slice(units + 1, units + 1 + unitLines.length).map(line => line.slice(1))).toEqual(
      unitLines,
    );
    const details = lines.findIndex(line => line[0] === 'Mã');
    const listed = new Set(rollup.tasks.map(task => task.task));
    const ids = rows.filter(row => listed.has(row.task)).map(row => row.id);
    expect(lines.slice(details + 1, -1).map(line => line[0])).toEqual(ids);
  });

  test('[KX1] .xlsx: summary, appendix and details hold the same, with bars behind the counts', async () => {
    const bytes = await write('xlsx');
    expect(await validateXlsx(bytes)).toEqual([]);
    const book = await readXlsx(bytes);
    const [summary, appendix, details] = book.worksheets;
    const cellsOf = (sheet: ExcelJS.Worksheet): unknown[][] =>
      // The list has holes, which `map` would keep.
      Array.from(sheet.getSheetValues(), row => (Array.isArray(row) ? (row as unknown[]) : []));
    const lines = cellsOf(summary!);
    expect(labels.map(label => lines.find(line => line[1] === label)?.[3])).toEqual(
      ProgressClass.options.map(name => rollup.classes[name]),
    );
    const units = lines.findIndex(line => line[2] === 'Đơn vị');
    expect(lines.slice(units + 1, units + 1 + unitLines.length).map(line => line.slice(2))).toEqual(
      unitLines,
    );
    const tasks = cellsOf(appendix!).slice(6);
    expect(tasks.map(line => line[1])).toEqual(
      [...rollup.carried, ...rollup.tasks.map(each => each.task)].map(String),
    );
    // Id and number stand on the second page of each row too.
    expect(details!.pageSetup.printTitlesColumn).toBe('A:B');
    expect(details!.rowCount - 1).toBe(rollup.units.reduce((sum, unit) => sum + unit.rows, 0));
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    expect(xml.match(/<cfRule type="dataBar"/g)?.length).toBe(5);
  });

  test('[KX1] .docx: its tables hold the same, its sentences the headline figures', async () => {
    const tables = tablesIn(documentIn(await write('docx')));
    const [head, classes, units, , appendix] = tables;
    expect(head![0]![1]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc');
    expect(classes!.slice(1, -1).map(line => line.slice(1, 3))).toEqual(
      ProgressClass.options.map((name, index) => [labels[index], String(rollup.classes[name])]),
    );
    expect(units!.slice(1).map(line => line.slice(1, 6))).toEqual(unitLines.map(line => line.map(String)));
    expect(appendix!.slice(1).map(line => line[0])).toEqual(
      [...rollup.carried, ...rollup.tasks.map(each => each.task)].map(String),
    );
    const text = documentIn(await write('docx')).replace(/<[^>]+>/g, '');
    expect(text).toContain(`có ${hand.listed} nhiệm vụ thực hiện, trong đó ${hand.due} nhiệm vụ đến hạn`);
    expect(text).toContain(`đạt ${percentText(rollup.rate!)}`);
    expect(text).toContain(`số liệu tính đến ngày ${formatDate(rollup.asOf)}`);
  });
});

describe('what the files are', () => {
  test('[KX2] the written report has the form of the decree: number left open, long date, "./.", signature, recipients, appendix across', async () => {
    const xml = documentIn(await write('docx'));
    const text = xml.replace(/<[^>]+>/g, '');
    for (const part of [
      'Số:         /BC-HĐTĐKT',
      'Thái Bình, ngày 20 tháng 7 năm 2023',
      'theo Kế hoạch số 38/KH-HĐTĐKT',
      './.',
      'TM. HỘI ĐỒNG',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Nơi nhận:',
      'Lưu: VT, HĐTĐKT.',
      '(Kèm theo Báo cáo số         /BC-HĐTĐKT ngày 20 tháng 7 năm 2023',
    ]) {
      expect([part, text.includes(part)]).toEqual([part, true]);
    }
    expect(/<w:pgSz[^>]*w:orient="landscape"/.test(xml)).toBe(true);
    // Twentieths of a point: 30 mm on the left, 20 mm above.
    const margin = /<w:pgMar w:top="(\d+)"[^>]*w:left="(\d+)"/.exec(xml)!;
    expect(margin.slice(1).map(twips => Math.round(Number(twips) / 56.693))).toEqual([20, 30]);
  });

  test('[KX6] a row of its tables is whole on a page, and the last one takes the one before it along', async () => {
    const xml = documentIn(await write('docx'));
    const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
      .map(([table]) => [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) => row))
      .filter(([head]) => head!.includes('<w:tblHeader/>'));
    // Classes, units and the appendix.
    expect(tables).toHaveLength(3);
    for (const [, ...lines] of tables) {
      expect(lines.filter(line => !line.includes('<w:cantSplit/>'))).toEqual([]);
      const keeping = lines.map(line => line.includes('<w:keepNext/>'));
      expect(keeping).toEqual(lines.map((_line, at) => at === lines.length - 2));
    }
  });

  test.each([
    ['Hội đồng Thi đua - Khen thưởng tỉnh', 'tm', ['TM. HỘI ĐỒNG', 'CHỦ TỊCH']],
    ['Ủy ban nhân dân tỉnh', 'kt', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['Ban Chỉ đạo cải cách hành chính', 'tm', ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN']],
    ['Sở Y tế', 'tm', ['THỦ TRƯỞNG CƠ QUAN']],
    ['Hội đồng Thi đua - Khen thưởng tỉnh', 'tl', ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
  ] as const)('[KX3] %s signs, as %s: %j', (issuer, as, lines) => {
    expect(signatureLines(issuer, as)).toEqual(lines);
  });

  test.each(['xlsx', 'docx', 'csv'] as const)(
    '[KX4] .%s of a closed quarter knows no clock but the closing’s',
    async format => {
      const first = await write(format);
      const later = await write(format, { now: new Date('2024-02-03T04:05:06Z') });
      expect(later.equals(first)).toBe(true);
      if (format === 'csv') return;
      const core = strFromU8(unzipSync(first)['docProps/core.xml']!);
      const times = [...core.matchAll(/\d{4}-\d\d-\d\dT[\d:]+/g)].map(([time]) => time);
      expect(new Set(times)).toEqual(new Set(['2023-07-20T02:03:04']));
    },
  );

  test('[KX5] text that begins like a formula is text in each of them, and whole', async () => {
    const csv = readCsv(await write('csv', { of: hostile })).flat();
    const book = await readXlsx(await write('xlsx', { of: hostile }));
    const types = new Set<ExcelJS.ValueType>();
    const texts = new Set<unknown>();
    for (const sheet of book.worksheets) {
      sheet.eachRow(row =>
        row.eachCell(cell => {
          types.add(cell.type);
          texts.add(cell.value);
        }),
      );
    }
    const xml = documentIn(await write('docx', { of: hostile }));
    expect(csv.filter(cell => typeof cell === 'string' && /^[=+\-@\t]/.test(cell))).toEqual([]);
    expect(formulas.filter(text => !csv.includes(`'${text}`))).toEqual([]);
    expect(types.has(ExcelJS.ValueType.Formula)).toBe(false);
    expect(formulas.filter(text => !texts.has(text))).toEqual([]);
    expect(/<w:(fldSimple|instrText|hyperlink)/.test(xml)).toBe(false);
  });
});
