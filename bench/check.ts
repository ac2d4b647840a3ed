// A paste of 10,000 cells: all of it compared with the base and checked, beside one bare pass over the same cells.
import { fieldNames } from '../plan/field.ts';
import { compareSheet } from '../plan/sheet/compare-sheet.ts';
import { columnIndex } from '../plan/sheet/columns.ts';
import type { SheetLine, SheetReading } from '../plan/sheet/sheet-reading.ts';
import { aLargeSheet, secretariat, TODAY } from './a-large-sheet.ts';
import { inTurns, print } from './measure.ts';

const CELLS = 10_000;

/** What people paste: good values, values in other spellings, and bad ones, by field. */
const pasted: Readonly<Record<(typeof fieldNames)[number], readonly (string | number)[]>> = {
  status: ['Đang thực hiện', 'đã hoàn thành', 'Xong rồi'],
  percent: [50, '75%', '50,5'],
  result: [
    'Đã ban hành Kế hoạch triển khai phong trào thi đua năm 2023',
    'Hội nghị ngày 12/5 với 120 đại biểu',
  ],
  documents: ['38/KH-HĐTĐKT ngày 04/4/2023', '12/BC-SGDĐT; 34-CT/TW', 'công văn số 5'],
  completedOn: [45061, '31/3/2023', '31/6/2023'],
  obstacles: ['Chưa bố trí được kinh phí', ''],
  delayReason: ['Chờ ý kiến của Ủy ban nhân dân tỉnh', ''],
  proposal: ['Đề nghị hướng dẫn thêm', '= không phải công thức'],
  note: ['', 'Số liệu ước thực hiện'],
};

export async function check(): Promise<void> {
  const rows = Math.ceil(CELLS / fieldNames.length);
  const { plan, tasks, units, document } = aLargeSheet(rows);
  const lines = document.rows.slice(0, rows).map((values, index): SheetLine => {
    const cells = [...values];
    for (const name of fieldNames) cells[columnIndex(name)] = pasted[name][index % pasted[name].length]!;
    return { sheetRow: document.headerRow + 1 + index, values: cells, texts: cells.map(String) };
  });
  const reading: SheetReading = {
    sheetName: document.name,
    hidden: { ...document.hidden, base: document.hidden.base.slice(0, rows) },
    headerRow: document.headerRow,
    headers: document.headers,
    lines,
  };
  const barePass = () => {
    let characters = 0;
    for (const line of lines) {
      for (const name of fieldNames) characters += String(line.values[columnIndex(name)]).length;
    }
    return characters;
  };
  const runs = await inTurns(
    15,
    () => compareSheet({ reading, plan, tasks, units, account: secretariat, today: TODAY }),
    barePass,
  );
  print({
    name: `${lines.length * fieldNames.length} pasted cells compared and checked`,
    unit: 'ms',
    runs: runs.work,
    floor: { name: 'one bare pass over them', runs: runs.floor },
  });
}
