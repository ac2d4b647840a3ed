import type { PrintedCell, PrintedLook } from '../../plan/sheet/printed-sheet.ts';
import { sheetColours, TABLE_POINTS } from '../../plan/sheet/sheet-look.ts';

export type CellLook = Readonly<{
  points: number;
  bold: boolean;
  italic: boolean;
  colour: string;
  fill: string | null;
  align: 'Left' | 'Center' | 'Right';
  wrap: boolean;
  boxed: boolean;
}>;

const line: CellLook = {
  points: TABLE_POINTS,
  bold: false,
  italic: false,
  colour: sheetColours.text,
  fill: null,
  align: 'Left',
  wrap: true,
  boxed: true,
};

/** As the form of a printed report asks (Nghị định 30/2020/NĐ-CP): black on white, tables with thin lines. */
export const printedLooks: Readonly<Record<PrintedLook, CellLook>> = {
  heading: { ...line, points: 13, bold: true, align: 'Center', boxed: false },
  title: { ...line, points: 14, bold: true, align: 'Center', boxed: false },
  note: { ...line, points: 13, italic: true, align: 'Center', boxed: false },
  section: { ...line, points: 13, bold: true, boxed: false },
  header: { ...line, bold: true, align: 'Center', fill: sheetColours.header },
  text: line,
  center: { ...line, align: 'Center' },
  number: { ...line, align: 'Right' },
  percent: { ...line, align: 'Right' },
  date: { ...line, align: 'Center' },
  total: { ...line, bold: true, align: 'Right' },
  good: { ...line, colour: '1B5E20' },
  late: { ...line, bold: true, colour: 'B00020' },
  own: { ...line, fill: sheetColours.ownCell },
};

/** Text stays text: `3/5` must not become a date, nor `- x` a formula. */
export function printedNumberFormat({ value, look }: PrintedCell): string {
  if (typeof value === 'string') return '@';
  if (look === 'percent') return '0.0%';
  return look === 'date' ? 'dd/mm/yyyy' : '#,##0';
}
