import { areaAddress, quotedSheet } from '../workbook/area.ts';
import { isError } from '../workbook/cell.ts';
import { Fault } from '../workbook/fault.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { DefinedName } from '../workbook/workbook.ts';
import type { Desk } from './desk.ts';
import { asArea, asBoolean, asOptionalString, asPlace, asString } from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import { rangeAt } from './range.ts';
import { worksheetAt } from './worksheet.ts';

type Scope = Readonly<{ sheet: Sheet | null }>;
type NameHandle = Readonly<{ id: string }>;

function find(desk: Desk, { id }: NameHandle): DefinedName {
  const found = desk.book.names.find(item => item.id === id);
  if (found === undefined) throw new Fault('ItemNotFound');
  return found;
}

export const namesOf = (desk: Desk, sheet: Sheet | null): HostObject =>
  hostObject(namedItemCollection, { sheet }, desk);
const nameAt = (desk: Desk, item: DefinedName): HostObject => hostObject(namedItem, { id: item.id }, desk);

function placeOf(desk: Desk, it: NameHandle): HostObject | null {
  try {
    const found = asArea(find(desk, it).formula.slice(1), desk, desk.book.activeSheet);
    return rangeAt(desk, found.sheet, found.area);
  } catch (problem) {
    if (problem instanceof Fault && problem.code !== 'ItemNotFound') return null;
    throw problem;
  }
}

/** Where references are shown as R1C1, Excel for Windows speaks of names in that style alone. */
const asFormula = (value: Plain, desk: Desk): string => {
  const formula = asString(value);
  const isForeign = desk.book.referenceStyle === 'R1C1' && /\$?[A-Z]{1,3}\$?\d/.test(formula);
  if (!formula.startsWith('=') || isForeign) throw new Fault('InvalidArgument');
  return formula;
};

export const namedItem: HostClass<NameHandle> = {
  name: 'NamedItem',
  identity: (it, desk) => ({ _Id: find(desk, it).name }),
  read: {
    Name: (it, desk) => find(desk, it).name,
    Formula: (it, desk) => find(desk, it).formula,
    Type: (it, desk) => (placeOf(desk, it) === null ? 'String' : 'Range'),
    Value: (it, desk) => {
      const place = placeOf(desk, it)?.kept;
      if (place !== undefined)
        return `${quotedSheet(desk.book.sheetById(place.sheetId).state.name)}!${areaAddress(place.area)}`;
      const value = desk.book.evaluate(find(desk, it).formula, desk.book.activeSheet, 0, 0);
      return isError(value) ? value.error : value;
    },
    Visible: (it, desk) => find(desk, it).visible,
    Comment: (it, desk) => find(desk, it).comment,
    Scope: (it, desk) => (find(desk, it).scope === null ? 'Workbook' : 'Worksheet'),
  },
  write: {
    Formula: (it, value, desk) => desk.book.changeName(it.id, { formula: asFormula(value, desk) }),
    Visible: (it, value, desk) => desk.book.changeName(it.id, { visible: asBoolean(value) }),
    Comment: (it, value, desk) => desk.book.changeName(it.id, { comment: asString(value) }),
  },
  call: {
    Delete: (it, _given, desk) => {
      desk.book.deleteName(find(desk, it).id);
      return null;
    },
  },
  follow: {
    GetRange: (it, _given, desk) => {
      const found = placeOf(desk, it);
      if (found === null) throw new Fault('InvalidOperation');
      return found;
    },
    GetRangeOrNullObject: (it, _given, desk) => placeOf(desk, it),
    Worksheet: (it, _given, desk) => {
      const { scope } = find(desk, it);
      if (scope === null) throw new Fault('ItemNotFound');
      return worksheetAt(desk, desk.book.sheetById(scope));
    },
    WorksheetOrNullObject: (it, _given, desk) => {
      const { scope } = find(desk, it);
      return scope === null ? null : worksheetAt(desk, desk.book.sheetById(scope));
    },
  },
};

function reference(value: Plain, desk: Desk): string | null {
  return typeof value === 'string' ? asFormula(value, desk) : null;
}

export const namedItemCollection: HostClass<Scope> = {
  name: 'NamedItemCollection',
  items: ({ sheet }, desk) =>
    desk.book.names.filter(item => item.scope === (sheet?.id ?? null)).map(item => nameAt(desk, item)),
  item: ({ sheet }, key, desk) => {
    const found = desk.book.findName(asString(key), sheet?.id ?? null);
    return found === null ? null : nameAt(desk, found);
  },
  call: {
    GetCount: ({ sheet }, _given, desk) =>
      desk.book.names.filter(item => item.scope === (sheet?.id ?? null)).length,
  },
  follow: {
    Add: ({ sheet }, [name, to, comment], desk) => {
      const written = reference(to, desk);
      const place = written === null ? asPlace(to) : null;
      const formula =
        written ??
        `=${quotedSheet(desk.book.sheetById(place?.sheetId ?? '').state.name)}!${absolute(areaAddress(place?.area ?? { row: 0, column: 0, rows: 1, columns: 1 }))}`;
      return nameAt(
        desk,
        desk.book.addName(asString(name), formula, sheet?.id ?? null, asOptionalString(comment)),
      );
    },
    GetItemOrNullObject: ({ sheet }, [key], desk) => {
      const found = desk.book.findName(asString(key), sheet?.id ?? null);
      return found === null ? null : nameAt(desk, found);
    },
  },
};

const absolute = (address: string): string => address.replaceAll(/([A-Z]+)|(\d+)/g, '$$$&');
