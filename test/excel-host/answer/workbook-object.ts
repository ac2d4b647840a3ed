import { area } from '../workbook/area.ts';
import type { Desk } from './desk.ts';
import { Fault } from '../workbook/fault.ts';
import { serialOf } from '../workbook/serial-date.ts';
import { asBoolean, asOneOf, asString, asWhole } from './given.ts';
import { type HostClass, type HostObject, hostObject } from './host-class.ts';
import { namesOf } from './names.ts';
import { rangeAreasAt } from './range-areas.ts';
import { rangeAt } from './range.ts';
import { tablesOf } from './tables.ts';
import { worksheetCollection } from './worksheet.ts';

type Book = Desk['book'];

export const workbookObject = (desk: Desk): HostObject => hostObject(workbookClass, desk.book, desk);

export const application: HostClass<Book> = {
  name: 'Application',
  read: {
    CalculationMode: () => 'Automatic',
    CalculationState: () => 'Done',
    CalculationEngineVersion: () => 191_029,
    DecimalSeparator: it => (it.locale === 'vi' ? ',' : '.'),
    ThousandsSeparator: it => (it.locale === 'vi' ? '.' : ','),
    UseSystemSeparators: () => true,
  },
  write: {
    // Kept automatic: the workbook is small.
    CalculationMode: (_it, value) => {
      asOneOf(value, ['Automatic', 'AutomaticExceptTables', 'Manual'] as const);
    },
  },
  call: {
    Calculate: it => {
      it.calculate();
      return null;
    },
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
};

/** What Excel works out with a function of its own. */
export const functionResult: HostClass<Readonly<{ value: unknown }>> = {
  name: 'FunctionResult',
  read: { Value: it => it.value, Error: () => null },
};

/** The workbook's functions, without cells. */
export const functions: HostClass<Book> = {
  name: 'Functions',
  follow: {
    Date: (it, [year, month, day], desk) => {
      const value = serialOf({ year: asWhole(year), month: asWhole(month), day: asWhole(day) }, it.date1904);
      if (value === null) throw new Fault('InvalidArgument');
      return hostObject(functionResult, { value }, desk);
    },
  },
};

export const runtime: HostClass<Desk> = {
  name: 'Runtime',
  read: { EnableEvents: it => it.isTold },
  write: {
    EnableEvents: (it, value) => {
      it.isTold = asBoolean(value);
    },
  },
};

const forEvent = (desk: Desk, reference: unknown): HostObject => {
  const place = desk.place(asString(reference));
  return rangeAt(desk, desk.book.sheetById(place.sheetId), place.area);
};

export const workbookClass: HostClass<Book> = {
  name: 'Workbook',
  read: {
    Name: it => it.name,
    ReadOnly: () => false,
    IsDirty: it => it.history.canUndo,
    AutoSave: () => false,
    PreviouslySaved: () => true,
  },
  call: {
    _RemoveReference: (_it, [id], desk) => {
      desk.release(asString(id));
      return null;
    },
    _RemoveAllReferences: (_it, _given, desk) => {
      desk.releaseAll();
      return null;
    },
    _GetReferenceCount: (_it, _given, desk) => desk.keptCount,
    Save: () => null,
  },
  follow: {
    Worksheets: (it, _given, desk) => hostObject(worksheetCollection, it, desk),
    Names: (_it, _given, desk) => namesOf(desk, null),
    Tables: (_it, _given, desk) => tablesOf(desk, null),
    Application: (it, _given, desk) => hostObject(application, it, desk),
    _Runtime: (_it, _given, desk) => hostObject(runtime, desk, desk),
    Functions: (it, _given, desk) => hostObject(functions, it, desk),
    GetSelectedRange: (it, _given, desk) => rangeAt(desk, it.activeSheet, it.activeSheet.selection),
    GetSelectedRanges: (it, _given, desk) => rangeAreasAt(desk, it.activeSheet, [it.activeSheet.selection]),
    GetActiveCell: (it, _given, desk) =>
      rangeAt(desk, it.activeSheet, area(it.activeSheet.activeCell.row, it.activeSheet.activeCell.column)),
    _GetRangeForEventByReferenceId: (_it, [id], desk) => forEvent(desk, id),
    _GetRangeOrNullObjectForEventByReferenceId: (_it, [id], desk) => forEvent(desk, id),
  },
};
