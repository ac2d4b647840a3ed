// A document from outside as a plan: plain text, .docx or .xlsx, told by its first bytes; or lines that a sheet gave.
import { readPlanAccepting, type PlanReading } from '../../plan/read/read-plan.ts';
import type { SourceLine } from '../../plan/read/source-line.ts';
import { type PlanSource } from '../../plan/read/source-line.ts';
import { TEXT_LIMIT } from '../../plan/read/lines-of-text.ts';
import type { Directory } from '../../plan/units/directory.ts';
import { requireWorkbook, requireZip } from '../workbook/read/kind-of-file.ts';
import { openZip } from '../workbook/read/open-zip.ts';
import { readLimits, type ReadLimits } from '../workbook/read/read-limits.ts';
import { tooComplex, Unreadable } from '../workbook/read/unreadable.ts';
import { docxLines, isDocx } from './docx-lines.ts';
import { xlsxLines } from './xlsx-lines.ts';

/** What is to be read: bytes of a file, or the cells of a sheet. */
export type DocumentJob = Readonly<{
  document:
    | Readonly<{ kind: 'bytes'; bytes: Uint8Array }>
    | Readonly<{ kind: 'lines'; lines: readonly SourceLine[]; mergesKnown: boolean }>;
  directory: Directory;
  /** Findings of the same document whose corrections are taken up, by their place among the issues. */
  accept: readonly number[];
}>;

/** Throws `Unreadable`; bounded in memory, not in time. */
export function readDocumentFile(
  { document, directory, accept }: DocumentJob,
  limits = readLimits,
): PlanReading {
  const source = document.kind === 'bytes' ? sourceOf(Buffer.from(document.bytes), limits) : document;
  return readPlanAccepting(source, directory, accept);
}

function sourceOf(bytes: Buffer, limits: ReadLimits): PlanSource {
  if (bytes.length === 0) throw new Unreadable('fileEmpty');
  if (!isBinary(bytes)) return { kind: 'text', text: textOf(bytes) };
  requireZip(bytes);
  const zip = openZip(bytes, limits);
  if (isDocx(zip)) return { kind: 'lines', lines: docxLines(zip, limits), mergesKnown: true };
  requireWorkbook(zip);
  return { kind: 'lines', ...xlsxLines(zip, limits) };
}

/** Text has no zero byte but in UTF-16, which begins with its mark. */
function isBinary(bytes: Buffer): boolean {
  return !isUtf16(bytes) && bytes.subarray(0, 8192).includes(0);
}

const isUtf16 = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

function textOf(bytes: Buffer): string {
  if (bytes.length > TEXT_LIMIT) throw tooComplex(`${TEXT_LIMIT / 1_000_000} MB`);
  return isUtf16(bytes) ? bytes.toString('utf16le') : bytes.toString('utf8');
}
