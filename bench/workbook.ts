// Workbooks out and back: an export beside ExcelJS's streaming writer with the same cells bare, and a hundred returned
// files merged beside the work of copying them, by SheetJS and ExcelJS and by openpyxl.
import { aLargeSheet } from './a-large-sheet.ts';
import { inTurns, median, print } from './measure.ts';
import { merging } from './workbook/merging.ts';
import { peakOf } from './workbook/peak.ts';
import { streamBare } from './workbook/stream-bare.ts';
import { writePlanWorkbook } from '../server/workbook/write-plan-workbook.ts';

const ROWS = 10_000;
const TARGET = 1.3;

const parts: Readonly<Record<string, () => Promise<void>>> = { export: exporting, merge: merging };

/** All parts, or the one named. */
export async function workbook(part?: string): Promise<void> {
  const wanted = part === undefined ? Object.values(parts) : [parts[part]];
  for (const run of wanted) {
    if (!run) throw new Error(`expected one of ${Object.keys(parts).join(', ')}, found ${part}`);
    await run();
  }
}

async function exporting(): Promise<void> {
  const { document } = aLargeSheet(ROWS);
  const runs = await inTurns(
    7,
    () => writePlanWorkbook(document),
    () => streamBare(document),
  );
  print({
    name: `export of ${document.rows.length} rows × ${document.headers.length} columns`,
    unit: 'ms',
    runs: runs.work,
    floor: { name: "ExcelJS's streaming writer, the same cells bare", runs: runs.floor },
  });
  const ratio = median(runs.work) / median(runs.floor);
  console.log(`  at most ${TARGET} ×: ${ratio <= TARGET ? 'reached' : 'NOT reached'}`);
  const [file, bare] = [await writePlanWorkbook(document), await streamBare(document)];
  console.log(`  file ${kilobytes(file.length)}, bare ${kilobytes(bare.length)}`);
  for (const who of ['ours', 'bare'] as const) {
    console.log(`  peak memory of a process that makes one, ${who}: ${peakOf(who, ROWS)} MB`);
  }
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
