// Arbitrary field values in canonical form, for property tests.
import fc from 'fast-check';
import { Status, type Fields } from '../../../plan/field.ts';
import { addDays } from '../../../plan/iso-date.ts';

const text = fc.option(fc.constantFrom('Đã ban hành', 'Chờ ý kiến', 'x', '=1+1'), { nil: null });

/** A date of 2022 to 2024. */
export const isoDate = fc.integer({ min: 0, max: 1095 }).map(days => addDays('2022-01-01', days));

export const fields: fc.Arbitrary<Fields> = fc.record({
  status: fc.option(fc.constantFrom(...Status.options), { nil: null }),
  percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  result: text,
  documents: fc.option(fc.constantFrom('38/KH-HĐTĐKT', '06/2022/QH15; 34-CT/TW'), { nil: null }),
  completedOn: fc.option(isoDate, { nil: null }),
  obstacles: text,
  delayReason: text,
  proposal: text,
  note: text,
});
