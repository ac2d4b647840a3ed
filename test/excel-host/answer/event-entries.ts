// What happened in the workbook, as the messages that Microsoft's client decodes.
import { type Area, areaAddress, intersection } from '../workbook/area.ts';
import { type Value, isError } from '../workbook/cell.ts';
import type { WorkbookEvent } from '../workbook/events.ts';
import type { Desk } from './desk.ts';
import { DOCUMENT_SELECTION_CHANGED, eventNumbers, tableEventNumbers } from './events-registered.ts';
import type { EventEntry } from './message.ts';

const CATEGORY = 65536;
const WORKBOOK = 'Workbook';

const entry = (messageType: number, targetId: string, message: unknown): EventEntry => ({
  messageCategory: CATEGORY,
  messageType,
  targetId,
  message: JSON.stringify(message),
});

const typeOf = (value: Value): string =>
  isError(value)
    ? 'Error'
    : typeof value === 'number'
      ? 'Double'
      : typeof value === 'boolean'
        ? 'Boolean'
        : value === ''
          ? 'Empty'
          : 'String';

const plain = (value: Value): unknown => (isError(value) ? value.error : value);

const shiftDirections: Readonly<Record<string, string>> = {
  CellInserted: 'ShiftCellDown',
  CellDeleted: 'ShiftCellUp',
};

function changedMessage(
  event: Extract<WorkbookEvent, { kind: 'changed' }>,
  desk: Desk,
): Record<string, unknown> {
  const { single } = event;
  return {
    changeType: event.changeType,
    source: event.actor.source,
    triggerSource: event.actor.triggerSource,
    worksheetId: event.sheetId,
    address: areaAddress(event.area),
    referenceId: desk.keep(event.sheetId, event.area),
    shiftDirection: shiftDirections[event.changeType] ?? 'None',
    ...(single === null
      ? {}
      : {
          valueBefore: plain(single.before),
          valueAfter: plain(single.after),
          valueTypeBefore: typeOf(single.before),
          valueTypeAfter: typeOf(single.after),
        }),
  };
}

/** One entry for each listener that the client has registered. */
export function entriesOf(event: WorkbookEvent, desk: Desk): readonly EventEntry[] {
  switch (event.kind) {
    case 'changed':
      return changedEntries(event, desk);
    case 'formatChanged':
      return toSheetAndBook(desk, eventNumbers.FormatChanged, event.sheetId, {
        source: event.actor.source,
        triggerSource: event.actor.triggerSource,
        worksheetId: event.sheetId,
        address: areaAddress(event.area),
      });
    case 'selectionChanged':
      return [
        ...toSheetAndBook(desk, eventNumbers.SelectionChanged, event.sheetId, {
          address: areaAddress(event.area),
          worksheetId: event.sheetId,
        }),
        entry(DOCUMENT_SELECTION_CHANGED, '', {}),
      ];
    case 'sorted':
      return toSheetAndBook(desk, eventNumbers.RowSorted, event.sheetId, {
        source: event.actor.source,
        worksheetId: event.sheetId,
        address: areaAddress(event.area),
      });
    case 'protectionChanged':
      return toSheetAndBook(desk, eventNumbers.ProtectionChanged, event.sheetId, {
        source: event.actor.source,
        worksheetId: event.sheetId,
        isProtected: event.isProtected,
        sheetPasswordChanged: false,
      });
    case 'activated':
      return toSheetAndBook(desk, eventNumbers.Activated, event.sheetId, { worksheetId: event.sheetId });
    case 'deactivated':
      return toSheetAndBook(desk, eventNumbers.Deactivated, event.sheetId, { worksheetId: event.sheetId });
    case 'added':
      return toSheetAndBook(desk, eventNumbers.Added, event.sheetId, {
        worksheetId: event.sheetId,
        source: event.actor.source,
      });
    case 'deleted':
      return toSheetAndBook(desk, eventNumbers.Deleted, event.sheetId, {
        worksheetId: event.sheetId,
        source: event.actor.source,
      });
  }
}

function toSheetAndBook(
  desk: Desk,
  number: number,
  sheetId: string,
  message: unknown,
): readonly EventEntry[] {
  return [sheetId, WORKBOOK]
    .filter(target => desk.listens(number, target))
    .map(target => entry(number, target, message));
}

function changedEntries(
  event: Extract<WorkbookEvent, { kind: 'changed' }>,
  desk: Desk,
): readonly EventEntry[] {
  const sheets = [event.sheetId, WORKBOOK].filter(target => desk.listens(eventNumbers.DataChanged, target));
  const tables = tablesTouched(event.sheetId, event.area, desk);
  if (sheets.length === 0 && tables.length === 0) return [];
  const message = changedMessage(event, desk);
  return [
    ...sheets.map(target => entry(eventNumbers.DataChanged, target, message)),
    ...tables.map(({ target, tableId }) =>
      entry(tableEventNumbers.DataChanged, target, { ...message, tableId }),
    ),
  ];
}

function tablesTouched(
  sheetId: string,
  it: Area,
  desk: Desk,
): readonly Readonly<{ target: string; tableId: string }>[] {
  return desk.book
    .tables()
    .filter(({ sheet, table }) => sheet.id === sheetId && intersection(table.area, it) !== null)
    .flatMap(({ table }) => [table.id, sheetId, WORKBOOK].map(target => ({ target, tableId: table.id })))
    .filter(({ target }) => desk.listens(tableEventNumbers.DataChanged, target));
}
