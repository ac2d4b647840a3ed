// The one column list. Sheet, exported workbook, checks and pages are all made from it.
import { fieldNames, type FieldName } from '../field.ts';

export type PlanColumnKey = 'rowId' | 'no' | 'title' | 'lead' | 'coordinating' | 'timing' | 'role' | 'due';
export type ColumnKey = PlanColumnKey | FieldName | 'sync';

/** How a column's cells are stored: plain text, one of the status words, a whole number, or a date serial. */
export type ColumnKind = 'text' | 'list' | 'percent' | 'date';

export type Column = Readonly<{
  key: ColumnKey;
  /** The header as it stands in the sheet, in Vietnamese; never translated, since files are read by it. */
  header: string;
  headerEn: string;
  kind: ColumnKind;
  /** What the issued plan says (locked), what the unit enters, or what became of the row. */
  part: 'plan' | 'field' | 'sync';
  /** In characters of the sheet's font, as Excel counts column widths. */
  widthChars: number;
  align: 'left' | 'center' | 'right';
}>;

export const columns: readonly Column[] = [
  {
    key: 'rowId',
    header: 'Mã',
    headerEn: 'Row id',
    kind: 'text',
    part: 'plan',
    widthChars: 24,
    align: 'left',
  },
  { key: 'no', header: 'Stt', headerEn: 'No.', kind: 'text', part: 'plan', widthChars: 8, align: 'center' },
  {
    key: 'title',
    header: 'Nội dung',
    headerEn: 'Task',
    kind: 'text',
    part: 'plan',
    widthChars: 48,
    align: 'left',
  },
  {
    key: 'lead',
    header: 'Cơ quan chủ trì',
    headerEn: 'Lead agency',
    kind: 'text',
    part: 'plan',
    widthChars: 24,
    align: 'left',
  },
  {
    key: 'coordinating',
    header: 'Cơ quan phối hợp',
    headerEn: 'Coordinating agencies',
    kind: 'text',
    part: 'plan',
    widthChars: 30,
    align: 'left',
  },
  {
    key: 'timing',
    header: 'Thời gian thực hiện',
    headerEn: 'Timing',
    kind: 'text',
    part: 'plan',
    widthChars: 16,
    align: 'center',
  },
  {
    key: 'role',
    header: 'Vai trò',
    headerEn: 'Role',
    kind: 'text',
    part: 'plan',
    widthChars: 12,
    align: 'center',
  },
  { key: 'due', header: 'Hạn', headerEn: 'Due', kind: 'date', part: 'plan', widthChars: 13, align: 'center' },
  {
    key: 'status',
    header: 'Trạng thái',
    headerEn: 'Status',
    kind: 'list',
    part: 'field',
    widthChars: 18,
    align: 'left',
  },
  {
    key: 'percent',
    header: 'Tiến độ %',
    headerEn: 'Progress %',
    kind: 'percent',
    part: 'field',
    widthChars: 11,
    align: 'right',
  },
  {
    key: 'result',
    header: 'Kết quả, sản phẩm',
    headerEn: 'Result',
    kind: 'text',
    part: 'field',
    widthChars: 36,
    align: 'left',
  },
  {
    key: 'documents',
    header: 'Số, ký hiệu, ngày văn bản',
    headerEn: 'Documents',
    kind: 'text',
    part: 'field',
    widthChars: 26,
    align: 'left',
  },
  {
    key: 'completedOn',
    header: 'Ngày hoàn thành',
    headerEn: 'Completed on',
    kind: 'date',
    part: 'field',
    widthChars: 15,
    align: 'center',
  },
  {
    key: 'obstacles',
    header: 'Khó khăn, vướng mắc',
    headerEn: 'Difficulties',
    kind: 'text',
    part: 'field',
    widthChars: 28,
    align: 'left',
  },
  {
    key: 'delayReason',
    header: 'Lý do',
    headerEn: 'Reason',
    kind: 'text',
    part: 'field',
    widthChars: 24,
    align: 'left',
  },
  {
    key: 'proposal',
    header: 'Kiến nghị',
    headerEn: 'Proposals',
    kind: 'text',
    part: 'field',
    widthChars: 24,
    align: 'left',
  },
  {
    key: 'note',
    header: 'Ghi chú',
    headerEn: 'Note',
    kind: 'text',
    part: 'field',
    widthChars: 20,
    align: 'left',
  },
  {
    key: 'sync',
    header: 'Đồng bộ',
    headerEn: 'Sync',
    kind: 'text',
    part: 'sync',
    widthChars: 26,
    align: 'left',
  },
];

export const columnOf: Readonly<Record<ColumnKey, Column>> = Object.fromEntries(
  columns.map(column => [column.key, column]),
) as Record<ColumnKey, Column>;

/** 0-based position of a column in the sheet as it is made; in a sheet that came back, look for its header. */
export function columnIndex(key: ColumnKey): number {
  return columns.findIndex(column => column.key === key);
}

/** Excel's letter of a 0-based column: 0 → A, 27 → AB. */
export function columnLetter(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
}

/** The position of the first of the nine field columns, which stand side by side in the order of `fieldNames`. */
export const firstFieldIndex = columnIndex(fieldNames[0]);
