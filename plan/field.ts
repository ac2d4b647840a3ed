// The nine progress fields that a unit fills in for each of its rows.
import { z } from 'zod';
import { IsoDate } from './iso-date.ts';

export const Status = z.enum(['notStarted', 'inProgress', 'done', 'paused', 'cancelled']);
export type Status = z.infer<typeof Status>;

/** The words staff know, as they stand in the sheet's list. */
export const statusLabels: Readonly<Record<Status, string>> = {
  notStarted: 'Chưa thực hiện',
  inProgress: 'Đang thực hiện',
  done: 'Đã hoàn thành',
  paused: 'Tạm dừng',
  cancelled: 'Không thực hiện',
};

export const fieldNames = [
  'status',
  'percent',
  'result',
  'documents',
  'completedOn',
  'obstacles',
  'delayReason',
  'proposal',
  'note',
] as const;
export const FieldName = z.enum(fieldNames);
export type FieldName = z.infer<typeof FieldName>;

/** Longest text in a text field, in UTF-16 units: well below a cell's 32,767, and enough for two printed pages. */
export const TEXT_LIMIT = 8000;

const text = z.string().min(1).max(TEXT_LIMIT).nullable();

/** A row's progress. Null is an empty cell; percent is a whole number 0–100; text is NFC without outer blanks. */
export const Fields = z.object({
  status: Status.nullable(),
  percent: z.number().int().min(0).max(100).nullable(),
  result: text,
  documents: text,
  completedOn: IsoDate.nullable(),
  obstacles: text,
  delayReason: text,
  proposal: text,
  note: text,
});
export type Fields = z.infer<typeof Fields>;

/** The value of any field, as stored and sent. */
export type FieldValue = string | number | null;

export const emptyFields: Fields = {
  status: null,
  percent: null,
  result: null,
  documents: null,
  completedOn: null,
  obstacles: null,
  delayReason: null,
  proposal: null,
  note: null,
};

/** True once a unit has entered anything: only then does the row count as reported. */
export function isReported(fields: Fields): boolean {
  return fieldNames.some(name => fields[name] !== null);
}
