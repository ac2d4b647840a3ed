import type { FieldName, FieldValue } from '../../plan/field.ts';
import { Status } from '../../plan/field.ts';
import { formatDate, isIsoDate } from '../../plan/iso-date.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { columnOf, type ColumnKey } from '../../plan/sheet/columns.ts';
import type { Text } from '../text/text.ts';

/** A column's name for the reader. */
export function columnLabel(column: ColumnKey, language: Language): string {
  return language === 'vi' ? columnOf[column].header : columnOf[column].headerEn;
}

/** A field's value for the reader; an empty one says so. */
export function formatValue(field: FieldName, value: FieldValue, text: Text): string {
  if (value === null || value === '') return text('pending.empty');
  if (field === 'status') {
    const status = Status.safeParse(value);
    return status.success ? text(`fieldStatus.${status.data}`) : String(value);
  }
  if (field === 'percent') return `${value}%`;
  if (field === 'completedOn' && isIsoDate(String(value))) return formatDate(String(value));
  return String(value);
}

let moment: Intl.DateTimeFormat | null = null;

/** Made with the first moment that is shown: it costs a browser more than all the rest of a small page. */
function momentFormat(): Intl.DateTimeFormat {
  moment ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  return moment;
}

/** A moment as the office's clock shows it: `14:05 15/05/2023`. */
export function formatMoment(at: string): string {
  const { date, time } = officeTime(at);
  return `${time} ${date}`;
}

/** Day and time of a moment in the office. */
export function officeTime(at: string): Readonly<{ date: string; time: string }> {
  const parts = Object.fromEntries(
    momentFormat()
      .formatToParts(new Date(at))
      .map(part => [part.type, part.value]),
  );
  return {
    date: `${parts['day']}/${parts['month']}/${parts['year']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  };
}

export { formatShare } from './format-share.ts';
