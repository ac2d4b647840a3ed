// Finds the task table in a document: its header (in one row or two), its rows, and what stands between them.
import { fold } from '../text/fold.ts';
import { columnsOfHeader, isTaskHeader, rolesKnown, type HeaderColumn } from './columns-of-header.ts';
import type { SourceLine } from './source-line.ts';

/** A line of cells. */
export type TableRow = Extract<SourceLine, { kind: 'row' }>;
/** A line of text. */
export type ProseLine = Extract<SourceLine, { kind: 'prose' }>;

/** What a table is made of, in order: rows, and stretches of prose that a page break or a stamp left between them. */
export type TablePart =
  Readonly<{ kind: 'row'; row: TableRow }> | Readonly<{ kind: 'gap'; lines: readonly ProseLine[] }>;

/** The task table as it stands in the document. */
export type FoundTable = Readonly<{
  columns: readonly HeaderColumn[];
  headerLine: number;
  /** Lines of headers that later pages repeat. */
  repeatedHeaderLines: readonly number[];
  parts: readonly TablePart[];
  /** 1-based line after which the table is over. */
  lastLine: number;
}>;

type Header = Readonly<{ columns: readonly HeaderColumn[]; at: number; rows: number }>;

/** The task table of a document, or null. Where there are several, the one with the most rows. */
export function findTable(lines: readonly SourceLine[]): FoundTable | null {
  const headers: Header[] = [];
  for (let at = 0; at < lines.length;) {
    const header = headerAt(lines, at);
    if (header) headers.push(header);
    at += header?.rows ?? 1;
  }
  const tables: FoundTable[] = [];
  for (let index = 0; index < headers.length;) {
    let next = index + 1;
    while (next < headers.length && sameColumns(headers[index]!, headers[next]!)) next += 1;
    tables.push(tableOf(lines, headers.slice(index, next), headers[next]?.at ?? lines.length));
    index = next;
  }
  return tables.sort((a, b) => rowCount(b) - rowCount(a))[0] ?? null;
}

function rowCount(table: FoundTable): number {
  return table.parts.filter(part => part.kind === 'row').length;
}

function headerAt(lines: readonly SourceLine[], at: number): Header | null {
  const first = lines[at];
  if (first?.kind !== 'row' || !first.cells.every(cell => cell.length <= 120)) return null;
  const columns = columnsOfHeader(first.cells);
  const second = lines[at + 1];
  if (second?.kind === 'row' && continuesHeader(first, second)) {
    const width = Math.max(first.cells.length, second.cells.length);
    const joined = columnsOfHeader(
      Array.from(
        { length: width },
        (_none, index) => `${first.cells[index] ?? ''} ${second.cells[index] ?? ''}`,
      ),
    );
    if (isTaskHeader(joined) && rolesKnown(joined) > rolesKnown(columns))
      return { columns: joined, at, rows: 2 };
  }
  return isTaskHeader(columns) ? { columns, at, rows: 1 } : null;
}

function continuesHeader(first: TableRow, second: TableRow): boolean {
  return (
    second.cells.every(cell => cell.length <= 60 && !/^\(?\d/.test(cell)) &&
    second.cells[0] === '' &&
    first.cells[0] !== ''
  );
}

function sameColumns(a: Header, b: Header): boolean {
  const key = (header: Header): string => header.columns.map(column => fold(column.header)).join('\t');
  return key(a) === key(b);
}

function tableOf(lines: readonly SourceLine[], headers: readonly Header[], end: number): FoundTable {
  const [header] = headers;
  const skipped = new Set(
    headers.flatMap(({ at, rows }) => Array.from({ length: rows }, (_none, offset) => at + offset)),
  );
  const parts: TablePart[] = [];
  let gap: ProseLine[] = [];
  let lastLine = lines[header!.at + header!.rows - 1]!.line;
  for (let at = header!.at + header!.rows; at < end; at += 1) {
    const line = lines[at]!;
    if (skipped.has(at) || isSeparatorRow(line)) continue;
    if (line.kind === 'prose') {
      if (line.text.trim() !== '') gap.push(line);
      continue;
    }
    if (isBlankRow(line) || isColumnNumberRow(line)) continue;
    if (isForeignRow(line, header!.columns)) break;
    if (gap.length > 0) parts.push({ kind: 'gap', lines: gap });
    gap = [];
    parts.push({ kind: 'row', row: line });
    lastLine = line.line;
  }
  return {
    columns: header!.columns,
    headerLine: lines[header!.at]!.line,
    repeatedHeaderLines: headers.slice(1).map(({ at }) => lines[at]!.line),
    parts,
    lastLine,
  };
}

/** The line of dashes under a Markdown header. */
function isSeparatorRow(line: SourceLine): boolean {
  return line.kind === 'row' && line.cells.every(cell => /^:?-{2,}:?$/.test(cell));
}

function isBlankRow(row: TableRow): boolean {
  return row.cells.every(cell => cell === '');
}

/** "(1) (2) (3)" or "A B 1 2=1+3": numbers of columns, not of tasks. */
function isColumnNumberRow(row: TableRow): boolean {
  const filled = row.cells.filter(cell => cell !== '');
  return filled.length >= 3 && filled.every(cell => /^\(?(?:\d{1,2}|[A-ZĐ])(?:\s*=.{1,12})?\)?$/u.test(cell));
}

/** A row of another shape after the table, as the block of recipients and signature set side by side. */
function isForeignRow(row: TableRow, columns: readonly HeaderColumn[]): boolean {
  const used = row.cells.filter(cell => cell !== '').length;
  return (
    columns.length >= 4 &&
    row.cells.length <= 2 &&
    used > 0 &&
    /nơi nhận|^tm\.|^kt\.|^tl\./iu.test(row.cells.join(' '))
  );
}
