// Excel's own checks on the field cells. A courtesy while typing: a plain paste passes them by.
import { fieldNames, TEXT_LIMIT } from '../field.ts';
import { formatDate, toSerial } from '../iso-date.ts';
import type { Plan } from '../plan.ts';
import { columnIndex, columnOf } from './columns.ts';
import { names, type Area, type Validation } from './sheet-document.ts';

export type Body = Readonly<{ firstRow: number; rowCount: number }>;

/** A late completion may fall in a later year; one before the year of the plan's preparation is a slip. */
const YEARS_BEFORE = 1;
const YEARS_AFTER = 5;

/** One validation for each field column, over all rows. */
export function sheetValidations(plan: Pick<Plan, 'year'>, { firstRow, rowCount }: Body): Validation[] {
  return fieldNames.map(name => {
    const { header, kind } = columnOf[name];
    const area: Area = { row: firstRow, column: columnIndex(name), rows: rowCount, columns: 1 };
    const title = header;
    switch (kind) {
      case 'list':
        return {
          kind: 'list',
          area,
          source: `=${names.statusList}`,
          title,
          message: 'Đề nghị chọn một trạng thái trong danh sách.',
        };
      case 'percent':
        return {
          kind: 'wholeNumber',
          area,
          min: 0,
          max: 100,
          title,
          message:
            'Mức độ hoàn thành là số nguyên từ 0 đến 100, không kèm dấu %. Ví dụ: xong một nửa thì ghi 50.',
        };
      case 'date': {
        const [first, last] = [`${plan.year - YEARS_BEFORE}-01-01`, `${plan.year + YEARS_AFTER}-12-31`];
        const range = `từ ${formatDate(first)} đến ${formatDate(last)}`;
        return {
          kind: 'date',
          area,
          min: toSerial(first),
          max: toSerial(last),
          title,
          message: `Đề nghị ghi một ngày có thật theo mẫu ngày/tháng/năm, ${range}, ví dụ 30/06/${plan.year}. Nếu máy đọc tháng trước ngày, ghi năm-tháng-ngày: ${plan.year}-06-30.`,
        };
      }
      case 'text':
        return {
          kind: 'textLength',
          area,
          max: TEXT_LIMIT,
          title,
          message: `Nội dung tối đa ${TEXT_LIMIT} ký tự.`,
        };
    }
  });
}
