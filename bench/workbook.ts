// Workbooks out and back: an export beside ExcelJS's streaming writer with the same cells bare, and a hundred returned
// files merged beside the work of copying them, by SheetJS and ExcelJS and by openpyxl.
import { aLargeSheet } from './a-large-sheet.ts';
import { inTurns } from './measure.ts';
import { heading, report } from './sync/report.ts';
import { merging } from './workbook/merging.ts';
import { peakOf } from './workbook/peak.ts';
import { streamBare } from './workbook/stream-bare.ts';
import { writePlanWorkbook } from '../server/workbook/write-plan-workbook.ts';

const ROWS = 10_000;

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
  heading(`Export of ${document.rows.length} rows × ${document.headers.length} columns`);
  report({
    name: 'base, validation, formats and protection',
    ...{ unit: 'ms', runs: runs.work },
    floor: { name: "ExcelJS's streaming writer, the same cells bare", runs: runs.floor },
    target: { atMost: 1.3 },
  });
  const [file, bare] = [await writePlanWorkbook(document), await streamBare(document)];
  report({
    name: 'size of the file',
    ...{ unit: 'kB', runs: [file.length / 1000] },
    floor: { name: 'the bare one', runs: [bare.length / 1000] },
  });
  report({
    name: 'peak memory of a process that makes one',
    ...{ unit: 'MB', runs: [peakOf('ours', ROWS)] },
    floor: { name: 'the bare one', runs: [peakOf('bare', ROWS)] },
  });
}
