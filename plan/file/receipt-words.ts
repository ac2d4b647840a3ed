// What a receipt says of each cell, in the words of the agency that sent the file.
import { fieldNames, statusLabels, Status, type FieldName, type FieldValue } from '../field.ts';
import type { FileOutcome } from '../http.ts';
import { formatDate, isIsoDate } from '../iso-date.ts';
import { formatMoment } from '../outcome.ts';
import { columnOf } from '../sheet/columns.ts';
import { columnMark } from '../sheet/sheet-rules.ts';
import { syncWords } from '../sheet/sheet-document.ts';

export const outcomeWords: Readonly<Record<FileOutcome['kind'], string>> = {
  applied: 'Đã ghi nhận',
  unchanged: 'Giữ nguyên',
  conflict: 'Khác nhau',
  rejected: 'Bị từ chối',
};

/** A value as the sheet shows it; an empty one as a word, so that nobody takes it for a fault. */
export function shownValue(field: string, value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if (value === null || value === '') return '(để trống)';
  if (field === 'status' && Status.safeParse(value).success) return statusLabels[value as Status];
  if (field === 'completedOn' && typeof value === 'string' && isIsoDate(value)) return formatDate(value);
  return String(value);
}

/** The header of a field's column; the name itself of one that is not known. */
export function headerOf(field: string): string {
  return isField(field) ? columnOf[field].header : field;
}

const knownFields: ReadonlySet<string> = new Set(fieldNames);

export function isField(field: string): field is FieldName {
  return knownFields.has(field);
}

/** The note on a cell: what became of what stood in it, and what to do. */
export function noteOf({ kind, field, value, base, current, by, at, message }: FileOutcome): string {
  const mine = `Nội dung trong tệp: ${shownValue(field, value)}`;
  switch (kind) {
    case 'applied':
      // Sent before, and written over since by somebody who saw it.
      return current === undefined || current === value
        ? `${outcomeWords.applied}. ${mine}`
        : `${outcomeWords.applied}, sau đó đã được sửa.\n${mine}\nTrong hệ thống: ${shownValue(field, current)}`;
    case 'unchanged':
      return `${outcomeWords.unchanged}: nội dung trong tệp đã có trong hệ thống.`;
    case 'rejected':
      return `${outcomeWords.rejected}. ${message ?? ''}\n${mine}`;
    case 'conflict':
      return [
        `${outcomeWords.conflict}: ô này đang giữ nội dung trong hệ thống. Nếu chọn nội dung của đơn vị, đề nghị ghi lại vào ô rồi gửi lại tệp này.`,
        mine,
        ...(base === undefined ? [] : [`Nội dung gốc: ${shownValue(field, base)}`]),
        `Trong hệ thống: ${shownValue(field, current ?? null)}${by === undefined ? '' : ` (${whoAndWhen(by, at)})`}`,
      ].join('\n');
  }
}

/** "Nguyễn Thị Hoa (Văn phòng UBND tỉnh), 08:05 ngày 15/05/2023". */
export function whoAndWhen(by: string | undefined, at: string | undefined): string {
  return [by, at === undefined ? undefined : formatMoment(at)].filter(part => part !== undefined).join(', ');
}

/** What the Đồng bộ cell of a row says: a word and, for trouble, the columns, so that the sheet's rules colour them. */
export function syncTextOf(outcomes: readonly FileOutcome[]): string {
  const conflicts = outcomes.filter(({ kind }) => kind === 'conflict');
  const rejected = outcomes.filter(({ kind }) => kind === 'rejected');
  const [word, first] = conflicts.length > 0 ? [syncWords.conflict, null] : [syncWords.refused, rejected[0]];
  if (first === undefined) return syncWords.sent.vi;
  const marks = [...conflicts, ...rejected].map(({ field }) => columnMark(headerOf(field)));
  return `${[word.vi, ...marks].join(' ')}${first?.message === undefined ? '' : `: ${first.message}`}`;
}
