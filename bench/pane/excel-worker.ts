// Excel's side, in its own thread: the workbook of the test host behind Microsoft's protocol, and somebody's hand in it.
import { columnIndex, type ColumnKey } from '../../plan/sheet/columns.ts';
import { SHEET_NAME } from '../../plan/sheet/sheet-document.ts';
import { createHost } from '../../test/excel-host/answer/host.ts';
import { setInputs } from '../../test/excel-host/workbook/edit.ts';
import { Workbook } from '../../test/excel-host/workbook/workbook.ts';

/** Values written from a row of the plan (0-based) and a column on. */
export type HandWork = Readonly<{
  row: number;
  column: ColumnKey;
  values: readonly (readonly (string | number)[])[];
}>;

/** Texts wanted in a column, by row id. */
export type Wanted = Readonly<{ column: ColumnKey; texts: Readonly<Record<string, string>> }>;

/** Calls, what the client wrote to Excel and what it read, and how many of the calls wrote cells. */
export type Traffic = Readonly<{ syncs: number; writes: number; askedBytes: number; answeredBytes: number }>;

export type FromExcel =
  | Readonly<{ kind: 'event'; text: string }>
  | Readonly<{ kind: 'batch'; id: number; text: string }>
  | Readonly<{ kind: 'done'; id: number }>
  | Readonly<{ kind: 'held'; id: number; isHeld: boolean }>
  | Readonly<{ kind: 'traffic'; id: number; traffic: Traffic }>;

type Asked = Readonly<{ id: number }> &
  (
    | Readonly<{ kind: 'batch'; text: string }>
    | Readonly<{ kind: 'hand'; work: HandWork }>
    | Readonly<{ kind: 'holds'; wanted: Wanted }>
    | Readonly<{ kind: 'traffic' }>
  );

const book = new Workbook({ locale: 'vi', today: () => ({ year: 2026, month: 5, day: 15 }) });
const host = createHost(book);
const none: Traffic = { syncs: 0, writes: 0, askedBytes: 0, answeredBytes: 0 };
let traffic = none;
const encoder = new TextEncoder();
const answer = (message: FromExcel): void => self.postMessage(message);

host.onMessage(text => answer({ kind: 'event', text }));

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  const { id } = data;
  switch (data.kind) {
    case 'batch': {
      const text = await host.handle(data.text);
      traffic = {
        syncs: traffic.syncs + 1,
        writes:
          traffic.writes + (/"Name":"Values"/.test(data.text) && /"ActionType":4/.test(data.text) ? 1 : 0),
        askedBytes: traffic.askedBytes + encoder.encode(data.text).length,
        answeredBytes: traffic.answeredBytes + encoder.encode(text).length,
      };
      return answer({ kind: 'batch', id, text });
    }
    case 'hand':
      byHand(data.work);
      return answer({ kind: 'done', id });
    case 'holds':
      return answer({ kind: 'held', id, isHeld: holds(data.wanted) });
    case 'traffic':
      answer({ kind: 'traffic', id, traffic });
      traffic = none;
  }
};

function holds({ column, texts }: Wanted): boolean {
  const sheet = book.sheetNamed(SHEET_NAME);
  let left = Object.keys(texts).length;
  for (let row = 0; row < sheet.state.rows.length; row += 1) {
    const text = texts[book.text(sheet, row, 0)];
    if (text !== undefined && book.text(sheet, row, columnIndex(column)) === text) left -= 1;
  }
  return left === 0;
}

function byHand({ row, column, values }: HandWork): void {
  const sheet = book.sheetNamed(SHEET_NAME);
  let first = 0;
  while (!/^\d{2,}\.[A-Z0-9]+$/.test(book.text(sheet, first, 0))) first += 1;
  const area = {
    row: first + row,
    column: columnIndex(column),
    rows: values.length,
    columns: values[0]?.length ?? 0,
  };
  book.step('paste', () => setInputs(book, sheet, area, values));
}
