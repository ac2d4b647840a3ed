// Reads a plan as a careful clerk would: everything printed is kept, everything concluded is shown, nothing is
// corrected without asking. Front end → lines and rows → table → rows of tasks → tasks → findings.
import type { Plan, Task } from '../plan.ts';
import type { Directory } from '../units/directory.ts';
import { acceptEdits } from './accept-edits.ts';
import { documentFinding, metadataIssues, tableIssues } from './document-issues.ts';
import { findTable } from './find-table.ts';
import { linesOfText, TEXT_LIMIT } from './lines-of-text.ts';
import { readMetadata } from './metadata.ts';
import { ocrIssues } from './ocr-issues.ts';
import { readDocument, type DocumentText } from './read-document.ts';
import { readTasks } from './read-tasks.ts';
import type { ReadingIssue, TextEdit } from './reading-issue.ts';
import { rowsOfTable } from './rows-of-table.ts';
import type { PlanSource, SourceLine } from './source-line.ts';
import { styleIssues } from './style-issues.ts';
import { taskIssues } from './task-issues.ts';

/** What the document may leave open. */
export type ReadOptions = Readonly<{
  /** The plan's year where the document names none. */
  year?: number;
  /** Corrections to take up, as an earlier reading of the same document offered them. */
  accepted?: readonly TextEdit[];
}>;

/** Everything read from a document, and everything noticed. */
export type PlanReading = Readonly<{
  plan: Plan;
  tasks: readonly Task[];
  issues: readonly ReadingIssue[];
  /** What the text before the appendix says, in its parts. */
  document: DocumentText;
}>;

/** Never throws on a document, however odd: what could not be read is among the issues. */
export function readPlan(source: PlanSource, directory: Directory, options: ReadOptions = {}): PlanReading {
  const { lines, notes } = linesOf(source);
  const table = findTable(lines);
  const headers = table?.columns.map(column => column.header) ?? [];
  const metadata = readMetadata(lines, table?.headerLine ?? null, headers, {
    year: options.year ?? null,
    assumedYear: Number(directory.asOf.slice(0, 4)),
  });
  const { plan } = metadata;
  const document = readDocument(lines, table?.headerLine ?? null);
  if (!table) {
    const issues = [
      ...notes,
      documentFinding('structure', 'tableMissing', [], {}),
      ...metadataIssues(metadata),
    ];
    return { plan, tasks: [], issues, document };
  }
  const rows = rowsOfTable(table);
  const titled = acceptEdits(
    rows.tasks.filter(row => row.cells.title !== ''),
    options.accepted ?? [],
  );
  const untitled = rows.tasks.filter(row => row.cells.title === '');
  const read = readTasks(titled, {
    directory,
    asOf: plan.issuedOn ?? directory.asOf,
    year: plan.year,
    mergesKnown: source.kind === 'lines' && source.mergesKnown === true,
    columns: table.columns,
  });
  const tasks = read.map(({ task }) => task);
  const numberOf = new Map(read.map(({ row, task }) => [row.line, task.no]));
  const prose = lines.flatMap(line => (line.kind === 'prose' ? [line.text] : []));
  const issues = [
    ...notes,
    ...metadataIssues(metadata),
    ...tableIssues(table, rows, line => numberOf.get(line) ?? 0),
    ...untitled.map(({ line }) => documentFinding('missing', 'titleMissing', [line], { row: line })),
    ...ocrIssues(tasks, directory, prose),
    ...styleIssues(tasks),
    ...taskIssues(read, plan.issuedOn),
  ];
  return { plan, tasks, issues, document };
}

/** The same document with the corrections of some of its findings, told by their place among the issues, taken up. */
export function readPlanAccepting(
  source: PlanSource,
  directory: Directory,
  findings: readonly number[],
): PlanReading {
  const reading = readPlan(source, directory);
  const accepted = [...new Set(findings)].flatMap(at => reading.issues[at]?.edits ?? []);
  return accepted.length === 0 ? reading : readPlan(source, directory, { accepted });
}

function linesOf(source: PlanSource): { lines: readonly SourceLine[]; notes: ReadingIssue[] } {
  if (source.kind === 'lines') return { lines: source.lines, notes: [] };
  const { lines, encoding, cut } = linesOfText(source.text);
  const notes: ReadingIssue[] = [];
  if (cut)
    notes.push(documentFinding('structure', 'tableTooLong', [], { limit: `${TEXT_LIMIT / 1_000_000} MB` }));
  if (encoding !== null) {
    const preview =
      lines
        .map(textOf)
        .find(text => text.length > 20)
        ?.slice(0, 80) ?? '';
    notes.push(
      documentFinding('encoding', 'encodingConverted', [], { encoding, preview }, { suggestion: preview }),
    );
  }
  return { lines, notes };
}

function textOf(line: SourceLine): string {
  return line.kind === 'prose' ? line.text.trim() : line.cells.join(' ').trim();
}
