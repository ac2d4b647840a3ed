// A 10,000-row plan written into the sheet through Microsoft's own client: calls, bytes and time, beside the bare
// work of putting the same blocks into JSON, which is the least that any add-in has to do.
import { openPlanWorkbook } from '../addin/excel/open-plan-workbook.ts';
import type { SheetDocument } from '../plan/sheet/sheet-document.ts';
import { anExcel } from '../test/excel-host/load-office.ts';
import { aLargeSheet } from './a-large-sheet.ts';
import { inTurns, print } from './measure.ts';

const MB = 1_000_000;

export async function sheet(): Promise<void> {
  for (const rows of [1_000, 10_000, 20_000]) {
    const { document } = aLargeSheet(rows);
    const { syncs, bytes } = await load(document);
    const megabytes = bytes.reduce((sum, size) => sum + size, 0) / MB;
    console.log(
      `${document.rows.length} rows: ${syncs} calls, ${megabytes.toFixed(1)} MB written, ` +
        `${(syncs / megabytes).toFixed(1)} calls per MB, largest call ${(Math.max(...bytes) / MB).toFixed(2)} MB`,
    );
  }
  const { document } = aLargeSheet(10_000);
  const runs = await inTurns(
    5,
    () => load(document),
    () => JSON.stringify([document.rows, document.hidden.base]).length,
  );
  print({
    name: `${document.rows.length} rows loaded, host included`,
    unit: 'ms',
    runs: runs.work,
    floor: { name: 'their cells as JSON', runs: runs.floor },
  });
}

async function load(document: SheetDocument) {
  const { Excel, Office, host } = await anExcel();
  const supports = (version: string) => Office.context.requirements.isSetSupported('ExcelApi', version);
  const workbook = openPlanWorkbook(Excel, { supports });
  host.resetCounters();
  await workbook.load(document);
  const { syncs, bytes } = host.counters;
  host.close();
  return { syncs, bytes };
}
