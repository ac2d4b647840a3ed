// The most memory that a process of its own holds while it makes one file.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writePlanWorkbook } from '../../server/workbook/write-plan-workbook.ts';
import { aLargeSheet } from '../a-large-sheet.ts';
import { streamBare } from './stream-bare.ts';

type Writer = 'ours' | 'bare';

/** In megabytes, with the runtime and the plan itself. */
export function peakOf(writer: Writer, rows: number): number {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(import.meta.url), writer, String(rows)],
    { encoding: 'utf8' },
  );
  const peak = Number(stdout.trim());
  if (!(peak > 0)) throw new Error(`expected a number of megabytes, found ${stdout}${stderr}`);
  return peak;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { document } = aLargeSheet(Number(process.argv[3]));
  await (process.argv[2] === 'ours' ? writePlanWorkbook(document) : streamBare(document));
  // The system counts in kilobytes.
  console.log(Math.round(process.resourceUsage().maxRSS / 1000));
}
