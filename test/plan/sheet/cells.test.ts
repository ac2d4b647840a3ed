import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCell } from '../../../plan/check/check-cell.ts';
import { fieldNames, type FieldName, type FieldValue } from '../../../plan/field.ts';
import { toSerial } from '../../../plan/iso-date.ts';
import { fromCell, toCell } from '../../../plan/sheet/cells.ts';
import { fields } from '../check/field-values.ts';

test.each<[FieldName, FieldValue, string | number]>([
  ['status', 'done', 'Đã hoàn thành'],
  ['percent', 0, 0],
  ['percent', 50, 50],
  ['completedOn', '2023-05-10', toSerial('2023-05-10')],
  ['result', 'Đã họp', 'Đã họp'],
  ['note', '=1+1', '=1+1'],
  ['note', null, ''],
  ['completedOn', null, ''],
])('[SH9] the field %s with %j stands in its cell as %j', (field, value, cell) => {
  expect(toCell(field, value)).toBe(cell);
  expect(fromCell(field, cell)).toBe(value);
});

test('[SH9] what a cell shows of a value is read back as that value, by the check too', () => {
  fc.assert(
    fc.property(fields, some => {
      for (const name of fieldNames) {
        const cell = toCell(name, some[name]);
        expect(fromCell(name, cell)).toBe(some[name]);
        expect(checkCell(name, { value: cell }, { today: '2023-05-15', year: 2023 })).toMatchObject({
          ok: true,
          value: some[name],
        });
      }
    }),
  );
});
