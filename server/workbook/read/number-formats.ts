// The number format of each cell style: what tells a date from a number, and a month from a day.
import type { ReadLimits } from './read-limits.ts';
import { scanXml } from './scan-xml.ts';

/** Formats that files name by number only (ECMA-376 part 1, 18.8.30); a country's own are written its usual way. */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'dd/mm/yyyy hh:mm',
  49: '@',
};

/** Format codes by the number of the cell style. */
export function numberFormatsOf(bytes: Uint8Array, limits: ReadLimits): string[] {
  const custom = new Map<number, string>();
  const ofStyle: number[] = [];
  let inCellStyles = false;
  scanXml(bytes, limits, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) ofStyle.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return ofStyle.map(id => custom.get(id) ?? builtIn[id] ?? 'General');
}
