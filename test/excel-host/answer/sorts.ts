import { Fault } from '../workbook/fault.ts';
import { type SortField, sortRows } from '../workbook/sorting.ts';
import { asRecord, asWhole } from './given.ts';
import type { HostClass, Plain } from './host-class.ts';
import type { Place } from './range.ts';

export function readFields(value: Plain): readonly SortField[] {
  if (!Array.isArray(value)) throw new Fault('InvalidArgument');
  return (value as readonly unknown[]).map(field => {
    const given = asRecord(field);
    return {
      key: asWhole(given['key']),
      ascending: given['ascending'] !== false,
      textAsNumber: given['dataOption'] === 'TextAsNumber',
    };
  });
}

export const rangeSort: HostClass<Place> = {
  name: 'RangeSort',
  call: {
    Apply: (it, [fields, matchCase, hasHeaders, orientation], desk) => {
      if (orientation === 'Columns') throw new Fault('ApiNotFound', 'The test host sorts rows only.');
      sortRows(desk.book, it.sheet, it.area, readFields(fields), {
        matchCase: matchCase === true,
        hasHeaders: hasHeaders === true,
      });
      return null;
    },
  },
};
