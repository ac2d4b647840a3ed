// Shapes of tables that other bodies use, each written out as it comes out of a file.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Plan, Task } from '../../../plan/plan.ts';
import { readPlan, type PlanReading } from '../../../plan/read/read-plan.ts';
import type { SourceLine } from '../../../plan/read/source-line.ts';
import { fromLegacy, type LegacyEncoding } from '../../../plan/text/legacy.ts';
import { readDirectory } from '../../../plan/units/directory.ts';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const directory = readDirectory(JSON.parse(file('seeds/units.json')));
const seedText = file('seeds/38-KH-HDTDKT-2023.txt');
const read = (text: string): PlanReading => readPlan({ kind: 'text', text }, directory, { year: 2023 });
const rows = (lines: readonly (readonly string[])[]): string =>
  lines.map(cells => cells.join('\t')).join('\n');
const summary = ({ tasks }: PlanReading): object[] =>
  tasks.map(task => [
    task.no,
    task.title,
    task.lead.units.map(({ unit, name }) => unit ?? name),
    task.coordinating.units.map(({ unit, name }) => unit ?? name),
    task.timing.due,
  ]);
const reasons = ({ issues }: PlanReading): string[] => issues.map(issue => issue.reason);

const plain = [
  [1, 'Việc thứ nhất', ['so-y-te'], ['so-noi-vu'], '2023-03-31'],
  [2, 'Việc thứ hai', ['so-tai-chinh'], [], '2023-06-30'],
];

describe('headers', () => {
  it.each([
    [
      'in another order',
      [
        ['Thời hạn hoàn thành', 'TT', 'Đơn vị chủ trì', 'Tên nhiệm vụ', 'Đơn vị phối hợp'],
        ['Quý I', '1', 'Sở Y tế', 'Việc thứ nhất', 'Sở Nội vụ'],
        ['Quý II', '2', 'Sở Tài chính', 'Việc thứ hai', ''],
      ],
    ],
    [
      'in capitals, with a column of no use',
      [
        ['STT', 'NỘI DUNG CÔNG VIỆC', 'KINH PHÍ', 'CƠ QUAN CHỦ TRÌ', 'CƠ QUAN PHỐI HỢP', 'TIẾN ĐỘ THỰC HIỆN'],
        ['1', 'Việc thứ nhất', '10', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'],
        ['2', 'Việc thứ hai', '', 'Sở Tài chính', '', 'Quý II'],
      ],
    ],
    [
      'over two rows',
      [
        ['TT', 'Nhiệm vụ', 'Đơn vị thực hiện', '', 'Thời gian'],
        ['', '', 'Chủ trì', 'Phối hợp', ''],
        ['1', 'Việc thứ nhất', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'],
        ['2', 'Việc thứ hai', 'Sở Tài chính', '', 'Quý II'],
      ],
    ],
    [
      'with numbered columns',
      [
        ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian'],
        ['(1)', '(2)', '(3)', '(4)', '(5)'],
        ['1', 'Việc thứ nhất', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'],
        ['2', 'Việc thứ hai', 'Sở Tài chính', '', 'Quý II'],
      ],
    ],
    [
      'with a column for each quarter',
      [
        ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Quý I', 'Quý II', 'Quý III', 'Quý IV'],
        ['1', 'Việc thứ nhất', 'Sở Y tế', 'Sở Nội vụ', 'x', '', '', ''],
        ['2', 'Việc thứ hai', 'Sở Tài chính', '', 'x', 'x', '', ''],
      ],
    ],
    [
      'without numbers',
      [
        ['Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian'],
        ['Việc thứ nhất', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'],
        ['Việc thứ hai', 'Sở Tài chính', '', 'Quý II'],
      ],
    ],
  ])('[RT1] %s', (_name, lines) => {
    expect(summary(read(rows(lines)))).toEqual(plain);
  });

  it('[RT1] as a Markdown table, with several lines in a cell', () => {
    const found = read(
      '| TT | **Nhiệm vụ** | Chủ trì | Phối hợp | Thời gian |\n|:--|---|---|---|---|\n| 1 | Việc A | - Sở Y tế<br>- Sở Nội vụ | a \\| b | Quý I |',
    );
    expect(summary(found)).toEqual([[1, 'Việc A', ['so-y-te', 'so-noi-vu'], ['a | b'], '2023-03-31']]);
  });

  it('[RT1] as copied from Excel, where a cell of several lines stands in quotes', () => {
    const found = read(
      'TT\tNhiệm vụ\tChủ trì\tThời gian\n1\tViệc A\t"Sở Y tế\nSở Nội vụ"\tQuý I\n2\tViệc "B"\tSở Y tế\tQuý II',
    );
    expect(summary(found)).toEqual([
      [1, 'Việc A', ['so-y-te', 'so-noi-vu'], [], '2023-03-31'],
      [2, 'Việc "B"', ['so-y-te'], [], '2023-06-30'],
    ]);
  });

  it('[RT2] a header that each page repeats, with its numbered columns, is no task', () => {
    const header = [
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian'],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ];
    const found = read(
      rows([
        ...header,
        ['1', 'Việc thứ nhất', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'],
        ['2'],
        ...header,
        ['2', 'Việc thứ hai', 'Sở Tài chính', '', 'Quý II'],
      ]).replace('\n2\n', '\n\n2\n\n'),
    );
    expect(summary(found)).toEqual(plain);
    expect(reasons(found)).toEqual(expect.arrayContaining(['headerRepeated', 'linesSkipped']));
  });

  it('[RT3] a document without a task table says so and makes nothing up', () => {
    const found = read(
      'Kính gửi: Sở Y tế\n\nChủ trì: Sở Nội vụ; thời gian: Quý I.\nHọ tên\tSố điện thoại\nA\t1',
    );
    expect(found.tasks).toEqual([]);
    expect(reasons(found)).toContain('tableMissing');
  });
});

describe('rows', () => {
  const header = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian'];

  it('[RT4] groups restart the numbering: tasks are numbered on, what is printed stays', () => {
    const found = read(
      rows([
        header,
        ['I', 'CÔNG TÁC A', '', '', ''],
        ['1', 'Việc thứ nhất', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'],
        ['II', 'CÔNG TÁC B', '', '', 'năm tiếp theo'],
        ['1', 'Việc thứ hai', 'Sở Tài chính', '', 'Quý II'],
      ]),
    );
    expect(summary(found)).toEqual(plain);
    expect(found.tasks.map(task => task.printedNo)).toEqual(['1', '1']);
    expect(reasons(found).filter(reason => reason === 'numberRepeated')).toEqual([]);
  });

  it('[RT5] a number printed twice and a number left out are said', () => {
    const found = read(
      rows([
        header,
        ['1', 'Việc a', 'Sở Y tế', '', 'Quý I'],
        ['1', 'Việc b', 'Sở Y tế', '', 'Quý I'],
        ['4', 'Việc c', 'Sở Y tế', '', 'Quý I'],
        ['5', '', 'Sở Y tế', '', 'Quý I'],
      ]),
    );
    expect(found.tasks.map(task => task.no)).toEqual([1, 5, 4]);
    const about = (reason: string): object[] =>
      found.issues.filter(issue => issue.reason === reason).map(issue => issue.params);
    expect(about('numberRepeated')).toEqual([{ row: 3, no: 1, other: 2 }]);
    expect(about('numberGap')).toEqual([{ no: '2–3' }]);
    expect(about('titleMissing')).toEqual([{ row: 5 }]);
  });

  it('[RT6] "nt" goes by the row above; a merged lead does not reach beyond its group', () => {
    const found = read(
      rows([
        header,
        ['1', 'Việc a', 'Sở Y tế', '', 'Quý I'],
        ['2', 'Việc b', '', '', 'nt'],
        ['', 'II. NHÓM SAU', '', '', ''],
        ['3', 'Việc c', '', '', 'Quý III'],
      ]),
    );
    expect(
      found.tasks.map(task => [
        task.lead.resolved,
        task.lead.carriedFrom,
        task.timing.resolved,
        task.timing.carriedFrom,
      ]),
    ).toEqual([
      ['Sở Y tế', null, 'Quý I', null],
      ['Sở Y tế', 1, 'Quý I', 1],
      ['', null, 'Quý III', null],
    ]);
    expect(found.issues.find(issue => issue.reason === 'leadUnresolved')?.place.tasks).toEqual([3]);
  });

  it('[RT7] coordinating units are never carried down', () => {
    const found = read(
      rows([header, ['1', 'Việc a', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'], ['2', 'Việc b', '', '', '']]),
    );
    expect(found.tasks[1]!.coordinating).toEqual({ printed: '', units: [] });
  });

  it('[RT8] a source that knows its merged cells is believed', () => {
    const row = (line: number, cells: string[], merged: number[] = []): SourceLine => ({
      kind: 'row',
      line,
      cells,
      merged,
    });
    const lines = [
      row(1, header),
      row(2, ['1', 'Việc a', 'Sở Y tế', '', 'Quý I']),
      row(3, ['2', 'Việc b', '', '', ''], [2]),
    ];
    const found = readPlan({ kind: 'lines', lines, mergesKnown: true }, directory, { year: 2023 });
    expect(found.tasks.map(task => [task.lead.resolved, task.timing.resolved])).toEqual([
      ['Sở Y tế', 'Quý I'],
      ['Sở Y tế', ''],
    ]);
  });

  it('[RT8] a date cell whose format shows no day means the whole month', () => {
    const lines: SourceLine[] = [
      { kind: 'row', line: 1, cells: header },
      {
        kind: 'row',
        line: 2,
        cells: ['1', 'Việc a', 'Sở Y tế', '', '2023-12-01'],
        numberFormats: ['', '', '', '', '"Tháng "m/yyyy'],
      },
    ];
    const found = readPlan({ kind: 'lines', lines }, directory, { year: 2023 });
    expect(found.tasks.map(task => [task.timing.kind, task.timing.due])).toEqual([['month', '2023-12-31']]);
  });
});

describe('old encodings', () => {
  it.each(['TCVN3', 'VNI'] as const)(
    '[RT9] the seed plan typed in %s reads the same, but for capitals',
    encoding => {
      const now = read(seedText);
      const old = read(encode(seedText, encoding));
      const folded = (reading: PlanReading): unknown =>
        JSON.parse(
          JSON.stringify([reading.plan.numbers, reading.tasks])
            .toLowerCase()
            .replaceAll('–', '-')
            .replaceAll(/[“”]/g, '\\"'),
        );
      expect(folded(old)).toEqual(folded(now));
      expect(old.issues.find(issue => issue.reason === 'encodingConverted')?.params['encoding']).toBe(
        encoding,
      );
    },
  );
});

/** Types a text in an old encoding by asking, letter by letter, what converts to it. TCVN3 has no marked capitals. */
function encode(text: string, encoding: LegacyEncoding): string {
  const table = new Map<string, string>();
  const vowels = [...'aeouyAEOUYôöÔÖ'];
  const singles = Array.from({ length: 0x5e }, (_none, index) => String.fromCharCode(0xa1 + index));
  const pairs = encoding === 'VNI' ? vowels.flatMap(vowel => singles.map(mark => vowel + mark)) : [];
  for (const typed of [...singles, ...pairs]) {
    const letter = fromLegacy(typed, encoding);
    if (letter !== typed && letter.length === 1 && !table.has(letter)) table.set(letter, typed);
  }
  const typed = (letter: string): string => table.get(letter) ?? table.get(letter.toLowerCase()) ?? letter;
  return [...text.replaceAll('–', '-').replaceAll(/[“”]/g, '"')].map(typed).join('');
}

describe('whatever comes', () => {
  const cell = fc.constantFrom(
    ...[
      '',
      'x',
      '1.',
      '2',
      'I',
      'a)',
      'nt',
      'Stt',
      'Nội dung',
      'Cơ quan chủ trì',
      'Thời gian',
      'Phối hợp',
      'Quý I',
      '31/6',
    ],
    ...[
      'Sở Y tế, Sở Nội vụ và (',
      'UBND huyện, thành phố',
      '…',
      '|',
      '"',
      '\u00AD\u200B',
      'Thi ®ua',
      'năm 2023',
      '(((',
      '- ; ,',
    ],
  );
  const documents = fc
    .array(fc.array(cell, { minLength: 1, maxLength: 7 }), { maxLength: 25 })
    .map(lines =>
      ['TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian', ...lines.map(cells => cells.join('\t'))].join('\n'),
    );

  it('[RT10] no document makes the reader fail; what it answers is well formed', () => {
    fc.assert(
      fc.property(fc.oneof(documents, fc.string({ unit: 'binary', maxLength: 400 })), text => {
        const { plan, tasks } = read(text);
        Plan.parse(plan);
        z.array(Task).parse(tasks);
        expect(new Set(tasks.map(task => task.no)).size).toBe(tasks.length);
      }),
      { seed: 20230404, numRuns: 400 },
    );
  });

  it('[RT11] tens of thousands of lines, a cell of a million letters and runs of blanks are read', () => {
    const long = Array.from(
      { length: 30_000 },
      (_none, at) => `${at + 1}\tViệc ${at + 1}\tSở Y tế\tSở Nội vụ\tQuý I`,
    );
    expect(read(['TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian', ...long].join('\n')).tasks.length).toBe(
      30_000,
    );
    const wide = 'Sở a, và ( '.repeat(90_000);
    const found = read(`TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian\n1\t${wide}\t${wide}\tx\t${wide}`);
    expect(found.tasks.length).toBe(1);
    expect(read(`${' '.repeat(1_000_000)}x\n${'\t'.repeat(10_000)}`).tasks).toEqual([]);
  });
});
