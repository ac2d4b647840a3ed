// Registering for events: methods whose names the client makes up from the event's.
import { withoutKeys } from '../workbook/without-keys.ts';
import type { Desk } from './desk.ts';
import type { Plain } from './host-class.ts';

export const eventNumbers = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  FormatChanged: 18,
  RowSorted: 19,
  ProtectionChanged: 24,
} as const;

/** A sheet alone tells neither its making nor its end. */
export const sheetEventNumbers = withoutKeys(eventNumbers, 'Added', 'Deleted');

/** Tables number theirs anew. */
export const tableEventNumbers = {
  SelectionChanged: 100,
  DataChanged: 101,
  Added: 102,
  Deleted: 103,
} as const;
export const DOCUMENT_SELECTION_CHANGED = 2;

type Calls<T> = Readonly<Record<string, (it: T, given: readonly Plain[], desk: Desk) => Plain>>;

export function registrations<T>(
  numbers: Readonly<Record<string, number>>,
  targetOf: (it: T) => string,
): Calls<T> {
  const calls: Record<string, (it: T, given: readonly Plain[], desk: Desk) => Plain> = {};
  for (const [name, number] of Object.entries(numbers)) {
    calls[`_Register${name}Event`] = (it, _given, desk) => {
      desk.register(number, targetOf(it));
      return null;
    };
    calls[`_Unregister${name}Event`] = (it, _given, desk) => {
      desk.unregister(number, targetOf(it));
      return null;
    };
  }
  return calls;
}
