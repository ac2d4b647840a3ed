// What is noticed about the document as a whole: its numbers, and lines that are not part of the table.
import type { FoundTable } from './find-table.ts';
import type { Metadata } from './metadata.ts';
import { listNumbers, type ReadingIssue } from './reading-issue.ts';
import type { TableRows } from './rows-of-table.ts';

type Params = ReadingIssue['params'];

/** A finding about lines of the document; lines that are not known are left out. */
export function documentFinding(
  kind: ReadingIssue['kind'],
  reason: ReadingIssue['reason'],
  lines: readonly (number | null)[],
  params: Params,
  more: Readonly<{ printed?: string; suggestion?: string; tasks?: number[] }> = {},
): ReadingIssue {
  const { tasks = [], ...rest } = more;
  const place = { lines: lines.filter(line => line !== null), tasks };
  return { kind, reason, place, edits: [], params, ...rest };
}

/** Numbers that differ, and what the document does not say of itself. */
export function metadataIssues({
  plan,
  headerNumberLine,
  appendixNumberLine,
  yearFound,
}: Metadata): ReadingIssue[] {
  const { header, appendix } = plan.numbers;
  const issues: ReadingIssue[] = [];
  const both = header && appendix && header.number !== '' && appendix.number !== '';
  if (both && (header.number !== appendix.number || header.symbol !== appendix.symbol)) {
    const [a, b] = [`${header.number}/${header.symbol}`, `${appendix.number}/${appendix.symbol}`];
    const printed = `${header.printed} — ${appendix.printed}`;
    issues.push(
      documentFinding(
        'discrepancy',
        'numberDiffers',
        [headerNumberLine, appendixNumberLine],
        { a, b },
        { printed, suggestion: plan.number },
      ),
    );
  }
  if (plan.number === '')
    issues.push(documentFinding('missing', 'numberMissing', [headerNumberLine, appendixNumberLine], {}));
  if (plan.issuedOn === null) issues.push(documentFinding('missing', 'dateMissing', [], {}));
  if (!yearFound) issues.push(documentFinding('missing', 'yearAssumed', [], { year: plan.year }));
  return issues;
}

/** What was left out of the table, and columns it does not have. `taskOf` gives the task of a source line. */
export function tableIssues(
  table: FoundTable,
  rows: TableRows,
  taskOf: (line: number) => number,
): ReadingIssue[] {
  const noise = table.parts.flatMap(part => {
    if (part.kind !== 'gap') return [];
    const lines = part.lines.map(({ line }) => line);
    const text = part.lines.map(line => line.text.trim()).join(' / ');
    return [
      documentFinding(
        'noise',
        'linesSkipped',
        lines,
        { lines: listNumbers(lines), text },
        { printed: text, suggestion: '' },
      ),
    ];
  });
  return [
    ...noise,
    ...table.repeatedHeaderLines.map(line =>
      documentFinding('structure', 'headerRepeated', [line], { lines: line }),
    ),
    ...rows.groups.map(({ line, text }) =>
      documentFinding('structure', 'groupRow', [line], { lines: line, text }, { printed: text }),
    ),
    ...rows.continued.map(({ line, task }) => {
      const row = taskOf(task.line);
      return documentFinding('structure', 'rowContinued', [line], { lines: line, row }, { tasks: [row] });
    }),
    ...missingColumns(table),
  ];
}

const expected = [
  ['lead', 'Cơ quan chủ trì'],
  ['timing', 'Thời gian thực hiện'],
] as const;

function missingColumns(table: FoundTable): ReadingIssue[] {
  return expected
    .filter(([role]) => !table.columns.some(column => column.role === role))
    .map(([, column]) => documentFinding('structure', 'columnMissing', [table.headerLine], { column }));
}
