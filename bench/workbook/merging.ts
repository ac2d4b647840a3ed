// A hundred files of a hundred rows handed in at a running service, on a real disk, beside a plain copy of each: read by
// SheetJS and written by ExcelJS's streaming writer, or both by openpyxl.
import { readFileSync } from 'node:fs';
import { WorkbookAnswer } from '../../plan/http.ts';
import { millisecondsOf } from '../measure.ts';
import { onSqlite, type FilledService } from '../sync/a-filled-service.ts';
import { heading, report } from '../sync/report.ts';
import { buildService } from '../sync/server-process.ts';
import { copyByOpenpyxl, copyBySheetJs } from './copies.ts';
import { returnedFiles, type ReturnedFile } from './returned-files.ts';

const FILES = 100;
/** Forty units with a hundred rows each. */
const ROWS = 4000;
const RUNS = 3;
/** As many as a page and two agencies have under way. */
const AT_A_TIME = 4;

export async function merging(): Promise<void> {
  buildService();
  const service = await onSqlite({ rows: ROWS, logLines: ROWS / 2, isEmpty: true });
  try {
    // Each round has edits of its own, so none is a repeat of another.
    let round = 0;
    const next = (): Promise<ReturnedFile[]> => returnedFiles(service, FILES, round++);
    await merge(service, await next(), 1);
    const runs = {
      one: [] as number[],
      several: [] as number[],
      sheetJs: [] as number[],
      openpyxl: [] as number[],
    };
    for (let run = 0; run < RUNS; run += 1) {
      const files = await next();
      const contents = files.map(({ bytes }) => bytes);
      runs.one.push(await millisecondsOf(() => merge(service, files, 1)));
      runs.sheetJs.push(await millisecondsOf(() => copyBySheetJs(contents)));
      const seconds = copyByOpenpyxl(contents);
      if (seconds !== null) runs.openpyxl.push(seconds * 1000);
      const others = await next();
      runs.several.push(await millisecondsOf(() => merge(service, others, AT_A_TIME)));
    }
    heading('Returned workbooks of 100 rows, ten cells filled in each; a plain copy of the same files');
    tell(runs);
    const peak = peakResident(service.server.pid);
    if (peak !== null) report({ name: 'peak memory of the service', unit: 'MB', runs: [peak] });
  } finally {
    await service.stop();
  }
}

function tell(runs: Record<'one' | 'several' | 'sheetJs' | 'openpyxl', readonly number[]>): void {
  const copies = [
    { name: 'SheetJS read + ExcelJS streaming write', runs: runs.sheetJs },
    ...(runs.openpyxl.length > 0 ? [{ name: 'openpyxl read + write', runs: runs.openpyxl }] : []),
  ];
  const figures = { 'one after the other': runs.one, [`${AT_A_TIME} at a time`]: runs.several };
  for (const [how, ms] of Object.entries(figures)) {
    for (const floor of copies) {
      report({
        name: `${FILES} files merged, ${how}`,
        ...{ unit: 'ms', runs: ms, floor },
        target: { atMost: 1 },
      });
    }
  }
  if (runs.openpyxl.length === 0) console.log('openpyxl is not on this machine: left out');
}

/** Hands all in, so many under way at a time; each must have changed what was entered. */
async function merge(
  { filled, server }: FilledService,
  files: readonly ReturnedFile[],
  atATime: number,
): Promise<void> {
  const queue = files.values();
  const handIn = async (): Promise<void> => {
    for (const { token, bytes, edits } of queue) {
      const response = await fetch(`http://127.0.0.1:${server.port}/api/plans/${filled.plan}/workbook`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
      const { outcomes } = WorkbookAnswer.parse(await response.json());
      const applied = outcomes.filter(({ kind }) => kind === 'applied').length;
      if (applied !== edits) throw new Error(`expected ${edits} cells to be applied, found ${applied}`);
    }
  };
  await Promise.all(Array.from({ length: atATime }, handIn));
}

/** In megabytes; null where the system does not tell. */
function peakResident(pid: number): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1000);
  } catch {
    return null;
  }
}
