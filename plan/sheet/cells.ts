// How a field's value stands in a cell: the status as its word, a date as a serial, an empty field as an empty cell.
import { fieldNames, Status, statusLabels, type FieldName, type Fields, type FieldValue } from '../field.ts';
import { fromSerial, isIsoDate, toSerial } from '../iso-date.ts';
import type { CellValue } from './sheet-document.ts';

const statusByLabel = new Map<string, Status>(Status.options.map(status => [statusLabels[status], status]));
const isStatus = (value: string): value is Status => value in statusLabels;

/** The cell that shows a canonical value. */
export function toCell(field: FieldName, value: FieldValue): CellValue {
  if (value === null) return '';
  if (field === 'status') return typeof value === 'string' && isStatus(value) ? statusLabels[value] : value;
  if (field === 'completedOn') return typeof value === 'string' && isIsoDate(value) ? toSerial(value) : value;
  return value;
}

/** The canonical value of a cell that `toCell` made; for what a person typed use `checkCell`. */
export function fromCell(field: FieldName, cell: CellValue): FieldValue {
  if (cell === '') return null;
  if (field === 'status' && typeof cell === 'string') return statusByLabel.get(cell) ?? cell;
  if (field === 'completedOn' && typeof cell === 'number') return fromSerial(cell);
  return cell;
}

/** The nine field cells of a row, in the order of `fieldNames`. */
export function fieldCells(fields: Fields): CellValue[] {
  return fieldNames.map(name => toCell(name, fields[name]));
}
