// The workbook to and from a file of this computer. ExcelJS is large, so it is fetched when first needed.
import type { Workbook, WorkbookOptions } from '../workbook/workbook.ts';
import { element } from './element.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function workbookBytes(book: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const { saveXlsx } = await import('../xlsx/save-xlsx.ts');
  return saveXlsx(book);
}

export async function workbookFrom(bytes: Uint8Array, options: WorkbookOptions): Promise<Workbook> {
  const { openXlsx } = await import('../xlsx/open-xlsx.ts');
  return openXlsx(bytes, options);
}

export function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: XLSX }));
  element('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

/** Lets somebody choose a file; null where they choose none. */
export function chooseFile(): Promise<File | null> {
  return new Promise(resolve => {
    const input = element('input', { type: 'file', accept: '.xlsx' });
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}
