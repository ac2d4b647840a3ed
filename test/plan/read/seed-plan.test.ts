import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Plan, Task } from '../../../plan/plan.ts';
import { assignmentsOf } from '../../../plan/row.ts';
import {
  listNumbers,
  ReadingIssue,
  withEdits,
  type ReadingColumn,
} from '../../../plan/read/reading-issue.ts';
import { readPlan } from '../../../plan/read/read-plan.ts';
import { sentence } from '../../../plan/reasons/reason.ts';
import { fold } from '../../../plan/text/fold.ts';
import { readDirectory } from '../../../plan/units/directory.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const directory = readDirectory(JSON.parse(file('../seeds/units.json')));
const text = file('../seeds/38-KH-HDTDKT-2023.txt');
const { plan, tasks, issues, document } = readPlan({ kind: 'text', text }, directory);

type TruthTask = {
  no: number;
  noPrinted: string;
  seedLine: number;
  title: string;
  titleCorrected: string;
  leadAgency: string;
  leadAgencyId: string;
  leadAgencyPrinted: string;
  leadAgencyCarriedFrom: number | null;
  leadAgencyCarriedText: string;
  coordinating: string;
  coordinatingCorrected: string;
  coordinatingUnits: { name: string; agencyId: string; kind: string; role?: string; printed?: string }[];
  coordinatingOpenEnded: boolean;
  coordinatingEqualsLead: boolean;
  timingPrinted: string;
  timingResolved: string;
  timingCarriedFrom: number | null;
  quarters: number[];
  derivedStart: string;
  derivedDue: string;
  ocrErrors: { field: ReadingColumn; found: string; at: number; reading: string }[];
};
type Truth = {
  metadata: {
    documentType: string;
    number: {
      header: { printed: string; number: string; symbol: string; seedLine: number };
      appendixCaption: { printed: string; number: string; symbol: string; seedLine: number };
      recommended: string;
    };
    issuer: string;
    place: string;
    dateIssued: string;
    year: number;
    title: string;
    appendix: { heading: string; title: string; caption: string; columns: string[] };
    legalBases: unknown[];
    preamble: string;
  };
  sections: { id: string; headingPrinted: string | null }[];
  purposes: string[];
  requirements: string[];
  keyTasks: unknown[];
  organisation: { no: number; text: string; items?: unknown[] }[];
  recipients: { printed: string; name: string }[];
  signatory: { name: string };
  tasks: TruthTask[];
  issues: { id: string }[];
  expected: {
    tasksByQuarter: Record<string, number[]>;
    byDueQuarter: Record<string, number>;
    tasksDueBeforeIssueDate: number[];
    tasksOpenEnded: number[];
    coordinatingUnitTotal: number;
    coordinatingUnitCounts: Record<string, number>;
    rowsWithLeadPrinted: number[];
    rowsWithTimingPrinted: number[];
    cumErrorRows: { title: number[]; coordinating: number[] };
  };
};
const truth = JSON.parse(file('data/plan-38-2023.truth.json')) as Truth;

describe('what the plan says of itself', () => {
  it('[RD1] both numbers are kept and the one in the header is recommended', () => {
    const { header, appendixCaption, recommended } = truth.metadata.number;
    const printed = ({ printed: all, number, symbol }: typeof header): object => ({
      printed: all,
      number,
      symbol,
    });
    expect(plan.numbers).toEqual({ header: printed(header), appendix: printed(appendixCaption) });
    expect(plan.number).toBe(recommended);
    expect(plan.id).toBe('38-kh-hdtdkt-2023');
  });

  it('[RD1] kind, year, date, place, issuer and titles are read', () => {
    const { documentType, year, dateIssued, place, issuer, title, appendix } = truth.metadata;
    expect(Plan.parse(plan)).toEqual({
      id: plan.id,
      number: plan.number,
      numbers: plan.numbers,
      documentType,
      year,
      title,
      issuer,
      place,
      issuedOn: dateIssued,
      appendix: {
        heading: appendix.heading,
        title: appendix.title,
        caption: appendix.caption,
        columns: appendix.columns,
      },
    });
  });

  it('[RD2] the text before the appendix is read in its parts', () => {
    expect(document).toEqual({
      preamble: truth.metadata.preamble,
      legalBases: truth.metadata.legalBases,
      sections: truth.sections.map(({ id, headingPrinted }) => ({ id, heading: headingPrinted })),
      purposes: truth.purposes,
      requirements: truth.requirements,
      keyTasks: truth.keyTasks,
      organisation: truth.organisation.map(({ no, text: said, items = [] }) => ({ no, text: said, items })),
      recipients: truth.recipients.map(({ printed, name }) => ({ printed, name })),
      signatory: truth.signatory.name,
    });
  });
});

describe('the 28 tasks', () => {
  it('[RD3] the table has 28 tasks and nothing else becomes one', () => {
    expect(tasks.map(task => task.no)).toEqual(truth.tasks.map(task => task.no));
  });

  it.each(truth.tasks)('[RD3] task $no agrees in every field', expected => {
    const task = Task.parse(tasks.find(({ no }) => no === expected.no));
    expect({
      no: task.no,
      printedNo: task.printedNo,
      line: task.line,
      title: task.title,
      lead: {
        printed: task.lead.printed,
        resolved: task.lead.resolved,
        carriedFrom: task.lead.carriedFrom,
        units: task.lead.units.map(({ name, unit, kind }) => ({ name, unit, kind })),
      },
      coordinating: {
        printed: task.coordinating.printed,
        units: task.coordinating.units.map(({ name, unit, kind, example }) => [
          fold(name),
          unit,
          kind,
          example === true,
        ]),
      },
      timing: task.timing,
    }).toEqual({
      no: expected.no,
      printedNo: expected.noPrinted,
      line: expected.seedLine,
      title: expected.title,
      lead: {
        printed: expected.leadAgencyPrinted,
        resolved: expected.leadAgencyCarriedText,
        carriedFrom: expected.leadAgencyCarriedFrom,
        units: [{ name: expected.leadAgency, unit: expected.leadAgencyId, kind: 'unit' }],
      },
      coordinating: {
        printed: expected.coordinating,
        units: expected.coordinatingUnits.map(({ name, agencyId, kind, role }) => [
          fold(name),
          agencyId,
          kind,
          role !== undefined,
        ]),
      },
      timing: {
        printed: expected.timingPrinted,
        resolved: expected.timingResolved,
        carriedFrom: expected.timingCarriedFrom,
        kind: 'quarters',
        quarters: expected.quarters,
        start: expected.derivedStart,
        due: expected.derivedDue,
      },
    });
  });

  it('[RD4] quarters list 11, 9, 7 and 5 tasks', () => {
    const byQuarter = Object.fromEntries(
      [1, 2, 3, 4].map(quarter => [
        String(quarter),
        tasks.filter(task => task.timing.quarters?.some(each => each === quarter)).map(task => task.no),
      ]),
    );
    expect(byQuarter).toEqual(truth.expected.tasksByQuarter);
  });

  it('[RD4] 46 coordinating units are named', () => {
    const counts: Record<string, number> = {};
    for (const { unit } of tasks.flatMap(task => task.coordinating.units))
      counts[unit!] = (counts[unit!] ?? 0) + 1;
    expect(counts).toEqual(truth.expected.coordinatingUnitCounts);
    expect(tasks.flatMap(task => task.coordinating.units).length).toBe(truth.expected.coordinatingUnitTotal);
    const open = tasks.filter(task => task.coordinating.units.some(({ kind }) => kind === 'openEnded'));
    expect(open.map(task => task.no)).toEqual(truth.expected.tasksOpenEnded);
  });

  it('[RD5] they make 69 rows: 28 of the secretariat, 16 of the provincial office, 3 of education', () => {
    const rows = assignmentsOf(tasks, directory.units);
    const of = (unit: string): number => rows.filter(row => row.unit === unit).length;
    expect([rows.length, of('ban-tdkt'), of('vp-ubnd-tinh'), of('so-gddt')]).toEqual([69, 28, 16, 3]);
    expect(rows.filter(row => row.task === 17)).toEqual([
      { id: '17.BANTDKT', task: 17, unit: 'ban-tdkt', role: 'lead' },
    ]);
  });
});

describe('corrections are offered and never made', () => {
  it.each(truth.tasks)('[RD6] the edits offered for task $no make what a clerk would write', expected => {
    const task = tasks.find(({ no }) => no === expected.no)!;
    const offered = (column: ReadingColumn): string =>
      withEdits(
        column === 'title' ? task.title : task.coordinating.printed,
        issues.flatMap(issue => issue.edits).filter(edit => edit.task === task.no && edit.column === column),
      );
    expect(offered('title')).toBe(expected.titleCorrected);
    expect(offered('coordinating')).toBe(expected.coordinatingCorrected);
  });

  it('[RD6] each misread word is found where it stands, and no other', () => {
    const found = issues
      .filter(issue => issue.kind === 'ocr')
      .flatMap(issue => issue.edits)
      .map(({ task, column, at, found: word, fix }) => [task, column, at, word, fix])
      .sort();
    const expected = truth.tasks
      .flatMap(({ no, ocrErrors }) =>
        ocrErrors.map(error => [no, error.field, error.at, error.found, error.reading]),
      )
      .sort();
    expect(found).toEqual(expected);
  });
});

describe('what a careful clerk notices', () => {
  const line = (no: number): number => truth.tasks.find(task => task.no === no)!.seedLine;
  const blank = (printed: readonly number[], no: number): boolean => !printed.includes(no);
  const { rowsWithLeadPrinted, rowsWithTimingPrinted, cumErrorRows, tasksDueBeforeIssueDate } =
    truth.expected;
  const of = (kind: string, reason: string): typeof issues =>
    issues.filter(issue => issue.kind === kind && issue.reason === reason);
  const places = (kind: string, reason: string): object[] =>
    of(kind, reason).map(({ place, printed, suggestion }) => ({ ...place, printed, suggestion }));

  it('[RD7] X01 the two numbers differ', () => {
    const { header, appendixCaption, recommended } = truth.metadata.number;
    expect(places('discrepancy', 'numberDiffers')).toEqual([
      {
        lines: [header.seedLine, appendixCaption.seedLine],
        tasks: [],
        printed: `${header.printed} — ${appendixCaption.printed}`,
        suggestion: recommended,
      },
    ]);
  });

  it('[RD7] X09, X10 the stamp between rows is left out', () => {
    expect(places('noise', 'linesSkipped')).toEqual([
      {
        lines: [93, 94, 95, 96, 97, 98],
        tasks: [],
        printed: 'XHCN / ĐI Đ / HI Đ / N TH / TỈNH / THAI',
        suggestion: '',
      },
      {
        lines: [111, 112, 113, 114, 115],
        tasks: [],
        printed: 'V. VI / NG / JA / ÔNG / BINH',
        suggestion: '',
      },
    ]);
  });

  it('[RD7] X12 "Cùm" is offered as "Cụm" in titles and units', () => {
    expect(places('ocr', 'ocrSuspect')).toEqual(
      (['title', 'coordinating'] as const).map(column => ({
        lines: cumErrorRows[column].map(line),
        tasks: cumErrorRows[column],
        column,
        printed: 'Cùm',
        suggestion: 'Cụm',
      })),
    );
  });

  it('[RD7] X13 a unit written with another dash is the same unit', () => {
    const spelling = {
      printed: 'Ban Thi đua – Khen thưởng, Sở Nội vụ',
      suggestion: 'Ban Thi đua - Khen thưởng, Sở Nội vụ',
    };
    expect(places('dash', 'dashVariant')).toEqual([
      { lines: [10, 12, 19, 24, 25].map(line), tasks: [10, 12, 19, 24, 25], column: 'lead', ...spelling },
      { lines: [line(17)], tasks: [17], column: 'coordinating', ...spelling },
    ]);
  });

  it('[RD7] X14 X15 a range of years and mixed quotes are noticed and kept', () => {
    expect(places('dash', 'dashKept')).toEqual([
      { lines: [line(15)], tasks: [15], column: 'title', printed: '2022 – 2025', suggestion: undefined },
    ]);
    expect(of('quotes', 'quotesMixed').map(issue => [issue.place.tasks, issue.edits])).toEqual([
      [[7, 8, 15], []],
    ]);
  });

  it('[RD7] X16 X17 final stops and a stray bullet are not part of the text', () => {
    expect(places('punctuation', 'trailingStop')).toEqual([
      { lines: [6, 28].map(line), tasks: [6, 28], column: 'title', printed: '.', suggestion: '' },
      { lines: [13, 22].map(line), tasks: [13, 22], column: 'coordinating', printed: '.', suggestion: '' },
    ]);
    expect(places('punctuation', 'strayBullet')).toEqual([
      { lines: [line(22)], tasks: [22], column: 'coordinating', printed: '-', suggestion: '' },
    ]);
  });

  it.each([
    ['X18', 'lead', rowsWithLeadPrinted, 22],
    ['X19', 'timing', rowsWithTimingPrinted, 21],
  ] as const)('[RD7] %s blanks of %s are read as merged', (_id, column, printed, count) => {
    const carried = of('merged', 'carriedDown').filter(issue => issue.place.column === column);
    const rows = carried.flatMap(issue => issue.place.tasks);
    expect(rows).toEqual(truth.tasks.map(task => task.no).filter(no => blank(printed, no)));
    expect(rows.length).toBe(count);
    expect(carried.map(issue => issue.params['from'])).toEqual([1, 10, 12, 19, 25]);
  });

  it('[RD7] X20 a page break neither ends a group nor begins one', () => {
    expect(places('merged', 'carriedOverBreak')).toEqual([
      { lines: [line(9)], tasks: [9], printed: undefined, suggestion: undefined },
    ]);
    expect(places('merged', 'printedAfterBreak')).toEqual([
      { lines: [line(19)], tasks: [19], printed: undefined, suggestion: undefined },
    ]);
  });

  it('[RD7] X22 the coordinating unit of task 17 is its lead: a warning, no error', () => {
    expect(of('ambiguity', 'coordEqualsLead').map(issue => issue.place)).toEqual([
      { lines: [line(17)], tasks: [17], column: 'coordinating' },
    ]);
    expect(truth.tasks.filter(task => task.coordinatingEqualsLead).map(task => task.no)).toEqual([17]);
  });

  it('[RD7] X39 tasks due before the plan was signed are right', () => {
    expect(of('logic', 'dueBeforeIssue').map(issue => issue.place.tasks)).toEqual([tasksDueBeforeIssueDate]);
  });

  it('[RD8] nothing is noticed that is not there: no gap, no repeated number, no unknown unit, no unread timing', () => {
    const expected = [
      'aliasUsed',
      'carriedDown',
      'carriedOverBreak',
      'caseVariant',
      'coordEqualsLead',
      'dashKept',
      'dashVariant',
      'dueBeforeIssue',
      'linesSkipped',
      'numberDiffers',
      'ocrSuspect',
      'printedAfterBreak',
      'quotesMixed',
      'strayBullet',
      'trailingStop',
    ];
    expect([...new Set(issues.map(issue => issue.reason))].sort()).toEqual(expected);
  });

  it('[RD8] every finding has the shape of one, and both of its sentences are complete', () => {
    for (const issue of issues) {
      expect(ReadingIssue.parse(issue)).toEqual(issue);
      expect(sentence(issue.reason, issue.params, 'vi')).not.toMatch(/[{}]/);
      expect(sentence(issue.reason, issue.params, 'en')).not.toMatch(/[{}]/);
    }
    expect(listNumbers([2, 3, 4, 9, 11, 12])).toBe('2–4, 9, 11–12');
  });
});
