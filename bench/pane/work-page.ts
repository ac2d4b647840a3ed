// The pane on Microsoft's client, with Excel in a thread of its own: what keeps this thread busy is the pane.
import { cutBlock, writeBlock } from '../../addin/excel/block.ts';
import { holdsBase } from '../../addin/excel/holds-base.ts';
import { openPlanWorkbook } from '../../addin/excel/open-plan-workbook.ts';
import { readPieces } from '../../addin/excel/read-cells.ts';
import { hostFactsOf } from '../../addin/pane/host-facts.ts';
import { mountPane } from '../../addin/pane/main.tsx';
import { HIDDEN_SHEET_NAME, TABLE_NAME, type CellValue } from '../../plan/sheet/sheet-document.ts';
import { connectOffice } from '../../test/excel-host/load-office-browser.ts';
import type { FromExcel, HandWork, Traffic, Wanted } from './excel-worker.ts';

/** What the bench asks of this page. */
export type WorkPage = Readonly<{
  /** Somebody's hand in the sheet. */
  hand: (work: HandWork) => Promise<void>;
  /** What went between client and Excel since it was last asked. */
  traffic: () => Promise<Traffic>;
  /** Whether the sheet's cells say so. */
  holds: (wanted: Wanted) => Promise<boolean>;
  /** Microsoft's client reading the sheet's first lines, in pieces as the pane reads them, and nothing else. */
  readAlone: (lines: number) => Promise<void>;
  /** The same client writing what stands in those lines into a sheet of its own, in blocks as the pane writes them. */
  writeAlone: (lines: number) => Promise<void>;
  /** The longest tasks of this thread since it was last asked, in ms. */
  longTasks: () => readonly number[];
}>;

declare global {
  interface Window {
    __work: WorkPage;
  }
}

const excelThread = new Worker(new URL('./excel-worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, (answer: FromExcel) => void>();
const listeners = new Set<(text: string) => void>();
let asked = 0;

excelThread.onmessage = ({ data }: MessageEvent<FromExcel>) => {
  if (data.kind === 'event') for (const listener of listeners) listener(data.text);
  else waiting.get(data.id)?.(data);
};

function ask(question: Readonly<Record<string, unknown>>): Promise<FromExcel> {
  const id = (asked += 1);
  return new Promise(resolve => {
    waiting.set(id, answer => {
      waiting.delete(id);
      resolve(answer);
    });
    excelThread.postMessage({ id, ...question });
  });
}

const { excel, office } = connectOffice({
  handle: async text => {
    const answer = await ask({ kind: 'batch', text });
    return answer.kind === 'batch' ? answer.text : '';
  },
  onMessage: listener => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
});

const tasks: number[] = [];
const observer = new PerformanceObserver(list =>
  tasks.push(...list.getEntries().map(entry => entry.duration)),
);
observer.observe({ type: 'longtask', buffered: true });

window.__work = {
  hand: async work => {
    await ask({ kind: 'hand', work });
  },
  traffic: async () => {
    const answer = await ask({ kind: 'traffic' });
    if (answer.kind !== 'traffic') throw new Error(`expected traffic, found ${answer.kind}`);
    return answer.traffic;
  },
  holds: async wanted => {
    const answer = await ask({ kind: 'holds', wanted });
    return answer.kind === 'held' && answer.isHeld;
  },
  readAlone: lines =>
    excel.run(async context => {
      const table = context.workbook.tables.getItem(TABLE_NAME);
      const hidden = context.workbook.worksheets.getItem(HIDDEN_SHEET_NAME);
      const body = table.getDataBodyRange();
      const base = hidden.getUsedRange(true);
      body.load('rowIndex,rowCount,columnCount');
      base.load('rowCount,columnCount');
      await context.sync();
      const isWhole = lines >= body.rowCount;
      await readPieces(
        context,
        [
          ...(isWhole
            ? [{ sheet: hidden, area: { row: 0, column: 0, rows: base.rowCount, columns: base.columnCount } }]
            : []),
          {
            sheet: table.worksheet,
            area: {
              row: body.rowIndex,
              column: 0,
              rows: Math.min(lines, body.rowCount),
              columns: body.columnCount,
            },
          },
        ],
        () => undefined,
      );
    }),
  writeAlone: lines =>
    excel.run(async context => {
      const table = context.workbook.tables.getItem(TABLE_NAME);
      const body = table.getDataBodyRange();
      body.load('rowIndex,rowCount,columnCount');
      await context.sync();
      const rows = Math.min(lines, body.rowCount);
      const values: (string | number | boolean)[][] = [];
      const area = { row: body.rowIndex, column: 0, rows, columns: body.columnCount };
      await readPieces(context, [{ sheet: table.worksheet, area }], piece => {
        values.push(...piece.values.map(line => [...line]));
      });
      const sheet = context.workbook.worksheets.add();
      for (const block of cutBlock({ row: 0, column: 0, values: values as CellValue[][] })) {
        writeBlock(sheet, block);
        await context.sync();
      }
      sheet.delete();
      await context.sync();
    }),
  longTasks: () => {
    tasks.push(...observer.takeRecords().map(entry => entry.duration));
    return tasks.splice(0);
  },
};

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
const supports = (version: string): boolean =>
  office.context.requirements.isSetSupported('ExcelApi', version);
mountPane(root, {
  kind: 'workbook',
  workbook: async () => openPlanWorkbook(excel, { supports }),
  holdsBase: () => holdsBase(excel),
  facts: hostFactsOf(office),
});
