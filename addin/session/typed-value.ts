import { Status, statusLabels, type FieldName, type FieldValue } from '../../plan/field.ts';
import { formatDate, isIsoDate } from '../../plan/iso-date.ts';

/** A field's value as somebody would type it into its cell. */
export function typedValue(field: FieldName, value: FieldValue): string {
  if (value === null) return '';
  if (field === 'status') {
    const status = Status.safeParse(value);
    return status.success ? statusLabels[status.data] : String(value);
  }
  if (field === 'completedOn' && isIsoDate(String(value))) return formatDate(String(value));
  return String(value);
}
