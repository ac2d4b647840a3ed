// Somebody's hand in a real LibreOffice: orders are written down, one start carries all of them out (desk.bas), and the
// saved files are read back.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { columnOf, type ColumnKey } from '../../plan/sheet/columns.ts';
import { SHEET_NAME } from '../../plan/sheet/sheet-document.ts';
import { soffice } from '../server/workbook/libre-office.ts';

const filters = { xlsx: 'Calc MS Excel 2007 XML', ods: 'calc8', xls: 'MS Excel 97', pdf: 'calc_pdf_Export' };
export type SavedAs = keyof typeof filters;

/** What a person can do to the plan's sheet; rows by their id, columns by their header. */
export type Hand = Readonly<{
  type(rowId: string, key: ColumnKey, text: string): void;
  empty(rowId: string, key: ColumnKey): void;
  /** A new row above another, with a text in one of its cells. */
  insertRow(above: string, key: ColumnKey, text: string): void;
  copyRow(rowId: string): void;
  deleteRow(rowId: string): void;
  insertColumn(before: ColumnKey): void;
  sort(by: ColumnKey, way: 'up' | 'down'): void;
}>;

export type Job = Readonly<{
  given: Uint8Array;
  /** Left out: the file is opened and saved, no more. */
  work?: (hand: Hand) => void;
  /** The formats it is saved in, one after the other: `[ods, xlsx]` is saved, opened again and saved. */
  savedAs: readonly SavedAs[];
}>;

/** The files as saved, by the name of their job. */
export function atLibreOffice<Name extends string>(jobs: Readonly<Record<Name, Job>>): Record<Name, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'phu-luc-office-'));
  try {
    const saved = new Map<string, string>();
    const orders = Object.entries<Job>(jobs).flatMap(([name, job], index) => {
      const { lines, last } = ordersOf(job, join(folder, `${index}`));
      saved.set(name, last);
      return lines;
    });
    writeFileSync(join(folder, 'orders.txt'), orders.map(order => order.join('\t')).join('\n'));
    start(folder);
    return Object.fromEntries([...saved].map(([name, path]) => [name, readFileSync(path)])) as Record<
      Name,
      Buffer
    >;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Order = readonly string[];

function ordersOf({ given, work, savedAs }: Job, path: string): { lines: Order[]; last: string } {
  const lines: Order[] = [];
  let current = `${path}.given.xlsx`;
  writeFileSync(current, given);
  savedAs.forEach((format, step) => {
    lines.push(['open', urlOf(current)]);
    if (step === 0 && work) {
      lines.push(['sheet', SHEET_NAME], ['unprotect']);
      work(handOf(lines));
    }
    current = `${path}.${step}.${format}`;
    lines.push(['save', urlOf(current), filters[format]], ['close']);
  });
  return { lines, last: current };
}

function handOf(orders: Order[]): Hand {
  const header = (key: ColumnKey): string => columnOf[key].header;
  return {
    type: (rowId, key, text) => orders.push(['type', rowId, header(key), text.replaceAll('\n', '\\n')]),
    empty: (rowId, key) => orders.push(['empty', rowId, header(key)]),
    insertRow: (above, key, text) => orders.push(['insertRow', above, header(key), text]),
    copyRow: rowId => orders.push(['copyRow', rowId]),
    deleteRow: rowId => orders.push(['deleteRow', rowId]),
    insertColumn: before => orders.push(['insertColumn', header(before)]),
    sort: (by, way) => orders.push(['sort', header(by), way]),
  };
}

/** A profile of its own: two LibreOffices on one wait for each other. A macro runs only in one that is there already. */
function start(folder: string): void {
  const profile = join(folder, 'profile');
  run(profile, '--terminate_after_init');
  const source = readFileSync(new URL('./desk.bas', import.meta.url), 'utf8');
  writeFileSync(join(profile, 'user', 'basic', 'Standard', 'Module1.xba'), module(source));
  run(profile, '--norestore', `macro:///Standard.Module1.Main("${urlOf(folder)}")`);
  const outcome = readFileSync(join(folder, 'outcome.txt'), 'utf8');
  if (outcome !== 'done') throw new Error(`LibreOffice stopped at ${outcome}`);
}

function run(profile: string, ...words: readonly string[]): void {
  const { error } = spawnSync(soffice, [`-env:UserInstallation=${urlOf(profile)}`, '--headless', ...words], {
    stdio: 'ignore',
    timeout: 120_000,
    // Dates are typed as in Viet Nam.
    env: { ...process.env, LC_ALL: 'vi_VN.UTF-8' },
  });
  if (error) throw error;
}

function module(source: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped(source)}</script:module>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function urlOf(path: string): string {
  return pathToFileURL(path).href;
}
