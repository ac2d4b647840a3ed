// What a program does that reads a workbook and writes its cells again, without understanding one of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { read, utils } from '@e965/xlsx';
import type { CellValue } from '../../plan/sheet/sheet-document.ts';
import { streamSheets } from './stream-bare.ts';

export async function copyBySheetJs(files: readonly Buffer[]): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    const book = read(file, { type: 'buffer' });
    const copy = await streamSheets(
      book.SheetNames.map(name => ({
        name,
        rows: utils.sheet_to_json<CellValue[]>(book.Sheets[name]!, { header: 1, defval: '' }),
      })),
    );
    bytes += copy.length;
  }
  return bytes;
}

const script = `
import sys, time, glob
try:
    import openpyxl
except ImportError:
    sys.exit(3)
start = time.perf_counter()
for path in sorted(glob.glob(sys.argv[1] + '/*.xlsx')):
    book = openpyxl.load_workbook(path, read_only=True)
    copy = openpyxl.Workbook(write_only=True)
    for sheet in book.worksheets:
        out = copy.create_sheet(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            out.append(row)
    copy.save(path + '.out')
print(time.perf_counter() - start)
`;

/** Seconds, without the start of Python; null where there is none with openpyxl. */
export function copyByOpenpyxl(files: readonly Buffer[]): number | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'phu-luc-openpyxl-'));
  try {
    files.forEach((file, index) => writeFileSync(path.join(folder, `${index}.xlsx`), file));
    for (const python of ['python3', '/usr/bin/python3']) {
      const { status, stdout } = spawnSync(python, ['-c', script, folder], { encoding: 'utf8' });
      if (status === 0) return Number(stdout);
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
