import { type Area, MAX_COLUMNS, MAX_ROWS, area } from '../workbook/area.ts';
import { Fault } from '../workbook/fault.ts';
import { copySheet } from '../workbook/copy-sheet.ts';
import { filterSheet } from '../workbook/filtering.ts';
import { STANDARD_HEIGHT, STANDARD_WIDTH, type Sheet } from '../workbook/sheet.ts';
import type { Desk } from './desk.ts';
import { eventNumbers, registrations, sheetEventNumbers } from './events-registered.ts';
import {
  asArea,
  asBoolean,
  asColor,
  asOneOf,
  asOptionalString,
  asRecord,
  asString,
  asWhole,
} from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import { chartCollection } from './charts.ts';
import { namesOf } from './names.ts';
import { rangeAreasAt } from './range-areas.ts';
import { rangeAt } from './range.ts';
import { tablesOf } from './tables.ts';
import { pageLayout, worksheetFreezePanes, worksheetProtection } from './worksheet-parts.ts';

const wholeSheet = area(0, 0, MAX_ROWS, MAX_COLUMNS);

export const worksheetAt = (desk: Desk, sheet: Sheet): HostObject => hostObject(worksheet, sheet, desk);

const change = (desk: Desk, it: Sheet, part: Parameters<Sheet['change']>[0]): void => {
  desk.book.step('sheet', () => it.change(part));
};

function usedOf(it: Sheet, given: readonly Plain[]): Area | null {
  return it.usedRange(given[0] === true);
}

/** Sheets are asked for even when they were deleted meanwhile. */
function alive(it: Sheet, desk: Desk): Sheet {
  return desk.book.sheetById(it.id);
}

function neighbour(it: Sheet, step: 1 | -1, given: readonly Plain[], desk: Desk): Sheet | null {
  const shown = desk.book.sheets.filter(
    sheet => given[0] !== true || sheet.state.visibility === 'Visible' || sheet === it,
  );
  return shown[shown.indexOf(it) + step] ?? null;
}

export const worksheet: HostClass<Sheet> = {
  name: 'Worksheet',
  identity: (it, desk) => ({ Id: alive(it, desk).id }),
  read: {
    Id: it => it.id,
    Name: it => it.state.name,
    Position: (it, desk) => desk.book.sheets.indexOf(it),
    Visibility: it => it.state.visibility,
    TabColor: it => it.state.tabColor,
    StandardWidth: () => STANDARD_WIDTH,
    StandardHeight: () => STANDARD_HEIGHT,
    ShowGridlines: it => it.state.showGridlines,
    ShowHeadings: it => it.state.showHeadings,
  },
  write: {
    Name: (it, value, desk) => desk.book.renameSheet(it, asString(value)),
    Position: (it, value, desk) => desk.book.moveSheet(it, asWhole(value)),
    Visibility: (it, value, desk) =>
      desk.book.setVisibility(it, asOneOf(value, ['Visible', 'Hidden', 'VeryHidden'] as const)),
    TabColor: (it, value, desk) => change(desk, it, { tabColor: value === '' ? '' : asColor(value) }),
    // The client sends these two under another name than it reads them by.
    Gridlines: (it, value, desk) => change(desk, it, { showGridlines: asBoolean(value) }),
    Headings: (it, value, desk) => change(desk, it, { showHeadings: asBoolean(value) }),
  },
  call: {
    Activate: (it, _given, desk) => {
      desk.book.activate(it);
      return null;
    },
    Delete: (it, _given, desk) => {
      desk.book.deleteSheet(it);
      return null;
    },
    Calculate: (_it, _given, desk) => {
      desk.book.calculate();
      return null;
    },
    ...registrations<Sheet>(sheetEventNumbers, it => it.id),
  },
  follow: {
    GetRange: (it, [address], desk) => {
      const given = asOptionalString(address);
      if (given === undefined || given === '') return rangeAt(desk, alive(it, desk), wholeSheet);
      const found = asArea(given, desk, it);
      if (found.sheet !== it) throw new Fault('InvalidArgument');
      return rangeAt(desk, it, found.area);
    },
    GetRangeByIndexes: (it, given, desk) => {
      const [row = 0, column = 0, rows = 1, columns = 1] = given.map(asWhole);
      if (
        row < 0 ||
        column < 0 ||
        rows < 1 ||
        columns < 1 ||
        row + rows > MAX_ROWS ||
        column + columns > MAX_COLUMNS
      )
        throw new Fault('InvalidArgument');
      return rangeAt(desk, alive(it, desk), area(row, column, rows, columns));
    },
    GetRanges: (it, [address], desk) => {
      const given = asOptionalString(address);
      const areas =
        given === undefined ? [wholeSheet] : given.split(',').map(part => asArea(part.trim(), desk, it).area);
      return rangeAreasAt(desk, it, areas);
    },
    GetCell: (it, [row, column], desk) => rangeAt(desk, alive(it, desk), area(asWhole(row), asWhole(column))),
    GetUsedRange: (it, given, desk) => rangeAt(desk, alive(it, desk), usedOf(it, given) ?? area(0, 0)),
    GetUsedRangeOrNullObject: (it, given, desk) => {
      const found = usedOf(alive(it, desk), given);
      return found === null ? null : rangeAt(desk, it, found);
    },
    Copy: (it, [position], desk) => {
      const where = asOneOf(position ?? 'End', ['Beginning', 'End'] as const);
      return worksheetAt(desk, copySheet(alive(it, desk), desk.book, where === 'Beginning'));
    },
    GetNextOrNullObject: (it, given, desk) => {
      const found = neighbour(it, 1, given, desk);
      return found === null ? null : worksheetAt(desk, found);
    },
    GetPreviousOrNullObject: (it, given, desk) => {
      const found = neighbour(it, -1, given, desk);
      return found === null ? null : worksheetAt(desk, found);
    },
    Tables: (it, _given, desk) => tablesOf(desk, it),
    Charts: (it, _given, desk) => hostObject(chartCollection, it, desk),
    Names: (it, _given, desk) => namesOf(desk, it),
    Protection: (it, _given, desk) => hostObject(worksheetProtection, it, desk),
    FreezePanes: (it, _given, desk) => hostObject(worksheetFreezePanes, it, desk),
    PageLayout: (it, _given, desk) => hostObject(pageLayout, it, desk),
    AutoFilter: (it, _given, desk) => hostObject(sheetAutoFilter, it, desk),
  },
};

export const sheetAutoFilter: HostClass<Sheet> = {
  name: 'AutoFilter',
  read: {
    Enabled: it => it.state.filter !== null,
    IsDataFiltered: it => Object.keys(it.state.filter?.columns ?? {}).length > 0,
  },
  call: {
    Apply: (it, [range, column, criteria], desk) => {
      const found = asArea(range, desk, it);
      const before = it.state.filter?.columns ?? {};
      const columns =
        column === undefined || column === null
          ? before
          : { ...before, [asWhole(column)]: filterWords(criteria) };
      filterSheet(desk.book, it, found.area, columns);
      return null;
    },
    ClearCriteria: (it, _given, desk) => {
      if (it.state.filter !== null) filterSheet(desk.book, it, it.state.filter.area, {});
      return null;
    },
    Reapply: (it, _given, desk) => {
      if (it.state.filter !== null) filterSheet(desk.book, it, it.state.filter.area, it.state.filter.columns);
      return null;
    },
    Remove: (it, _given, desk) => {
      filterSheet(desk.book, it, null, {});
      return null;
    },
  },
  follow: {
    GetRangeOrNullObject: (it, _given, desk) =>
      it.state.filter === null ? null : rangeAt(desk, it, it.state.filter.area),
  },
};

export function filterWords(criteria: Plain): readonly string[] {
  const given = asRecord(criteria);
  if (given['filterOn'] !== 'Values' || !Array.isArray(given['values']))
    throw new Fault('ApiNotFound', 'The test host filters by values only.');
  return (given['values'] as readonly unknown[]).map(asString);
}

type Book = Desk['book'];
const shown = (book: Book, only: Plain): readonly Sheet[] =>
  book.sheets.filter(sheet => only !== true || sheet.state.visibility === 'Visible');

function orMissing(sheet: Sheet | undefined | null): Sheet {
  if (sheet === undefined || sheet === null) throw new Fault('ItemNotFound');
  return sheet;
}

export const worksheetCollection: HostClass<Book> = {
  name: 'WorksheetCollection',
  items: (it, desk) => it.sheets.map(sheet => worksheetAt(desk, sheet)),
  item: (it, key, desk) => {
    const found = it.findSheet(asString(key));
    return found === null ? null : worksheetAt(desk, found);
  },
  call: {
    GetCount: (it, [only]) => shown(it, only).length,
    ...registrations<Book>(eventNumbers, () => 'Workbook'),
  },
  follow: {
    Add: (it, [name], desk) => worksheetAt(desk, it.addSheet(asOptionalString(name))),
    GetActiveWorksheet: (it, _given, desk) => worksheetAt(desk, it.activeSheet),
    GetFirst: (it, [only], desk) => worksheetAt(desk, orMissing(shown(it, only)[0])),
    GetLast: (it, [only], desk) => worksheetAt(desk, orMissing(shown(it, only).at(-1))),
    GetItemOrNullObject: (it, [key], desk) => {
      const found = it.findSheet(asString(key));
      return found === null ? null : worksheetAt(desk, found);
    },
  },
};
