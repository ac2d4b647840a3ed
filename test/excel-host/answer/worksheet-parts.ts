// The parts of a sheet that are objects of their own: protection, frozen panes, page layout.
import { type Area, MAX_COLUMNS, MAX_ROWS, area, lastColumn, lastRow } from '../workbook/area.ts';
import { Fault } from '../workbook/fault.ts';
import type { PageLayout } from '../workbook/page-layout.ts';
import { type ProtectionOptions, nothingAllowed } from '../workbook/protection.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Desk } from './desk.ts';
import {
  asArea,
  asBoolean,
  asNumber,
  asOneOf,
  asOptionalString,
  asRecord,
  asString,
  asWhole,
} from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import { rangeAt } from './range.ts';

function readOptions(value: Plain): ProtectionOptions {
  if (value === undefined || value === null) return nothingAllowed;
  const given = asRecord(value);
  const options: Record<string, unknown> = { ...nothingAllowed };
  for (const [name, allowed] of Object.entries(given)) {
    if (!(name in nothingAllowed)) throw new Fault('InvalidArgument');
    options[name] =
      name === 'selectionMode'
        ? asOneOf(allowed, ['Normal', 'Unlocked', 'None'] as const)
        : asBoolean(allowed);
  }
  return options as ProtectionOptions;
}

export const worksheetProtection: HostClass<Sheet> = {
  name: 'WorksheetProtection',
  read: {
    Protected: it => it.state.protection !== null,
    Options: it => it.state.protection?.options ?? null,
  },
  call: {
    Protect: (it, [options, password], desk) => {
      if (it.state.protection !== null)
        throw new Fault('InvalidOperation', 'The sheet is already protected.');
      const protection = { options: readOptions(options), password: asOptionalString(password) ?? '' };
      desk.book.step('protect', () => {
        desk.book.history.forgetAll();
        it.change({ protection });
        desk.book.tell({
          kind: 'protectionChanged',
          sheetId: it.id,
          isProtected: true,
          actor: desk.book.actor,
        });
      });
      return null;
    },
    Unprotect: (it, [password], desk) => {
      const { protection } = it.state;
      if (protection === null) return null;
      if (protection.password !== '' && protection.password !== password) throw new Fault('AccessDenied');
      desk.book.step('unprotect', () => {
        desk.book.history.forgetAll();
        it.change({ protection: null });
        desk.book.tell({
          kind: 'protectionChanged',
          sheetId: it.id,
          isProtected: false,
          actor: desk.book.actor,
        });
      });
      return null;
    },
  },
};

const frozenArea = (it: Sheet): Area | null => {
  const { rows, columns } = it.state.frozen;
  if (rows === 0 && columns === 0) return null;
  return area(0, 0, rows === 0 ? MAX_ROWS : rows, columns === 0 ? MAX_COLUMNS : columns);
};

const freeze = (desk: Desk, it: Sheet, rows: number, columns: number): null => {
  desk.book.step('freeze', () => it.change({ frozen: { rows, columns } }));
  return null;
};

export const worksheetFreezePanes: HostClass<Sheet> = {
  name: 'WorksheetFreezePanes',
  call: {
    FreezeRows: (it, [count], desk) => freeze(desk, it, asWhole(count ?? 0), 0),
    FreezeColumns: (it, [count], desk) => freeze(desk, it, 0, asWhole(count ?? 0)),
    FreezeAt: (it, [range], desk) => {
      const { area: at } = asArea(range, desk, it);
      const rows = at.rows >= MAX_ROWS ? 0 : lastRow(at) + 1;
      const columns = at.columns >= MAX_COLUMNS ? 0 : lastColumn(at) + 1;
      return freeze(desk, it, rows, columns);
    },
    Unfreeze: (it, _given, desk) => freeze(desk, it, 0, 0),
  },
  follow: {
    GetLocation: (it, _given, desk) => {
      const found = frozenArea(it);
      if (found === null) throw new Fault('ItemNotFound');
      return rangeAt(desk, it, found);
    },
    GetLocationOrNullObject: (it, _given, desk) => {
      const found = frozenArea(it);
      return found === null ? null : rangeAt(desk, it, found);
    },
  },
};

const setLayout = (desk: Desk, it: Sheet, part: Partial<PageLayout>): void => {
  desk.book.step('page', () => it.change({ pageLayout: { ...it.state.pageLayout, ...part } }));
};

type MarginSide = keyof PageLayout['margins'];
const setMargin = (desk: Desk, it: Sheet, side: MarginSide, points: Plain): void =>
  setLayout(desk, it, { margins: { ...it.state.pageLayout.margins, [side]: asNumber(points) } });

const pointsIn = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;

const HEADER_FOOTER_PLACES = [
  'CenterFooter',
  'CenterHeader',
  'LeftFooter',
  'LeftHeader',
  'RightFooter',
  'RightHeader',
] as const;

type Pages = Readonly<{ sheet: Sheet; pages: string }>;

export const headerFooter: HostClass<Pages> = {
  name: 'HeaderFooter',
  read: Object.fromEntries(
    HEADER_FOOTER_PLACES.map(place => [
      place,
      ({ sheet, pages }: Pages) => sheet.state.pageLayout.headersFooters[`${pages}.${place}`] ?? '',
    ]),
  ),
  write: Object.fromEntries(
    HEADER_FOOTER_PLACES.map(place => [
      place,
      ({ sheet, pages }: Pages, value: Plain, desk: Desk) =>
        setLayout(desk, sheet, {
          headersFooters: {
            ...sheet.state.pageLayout.headersFooters,
            [`${pages}.${place}`]: asString(value),
          },
        }),
    ]),
  ),
};

const pagesAt =
  (pages: string) =>
  (sheet: Sheet, _given: readonly Plain[], desk: Desk): HostObject =>
    hostObject(headerFooter, { sheet, pages }, desk);

export const headerFooterGroup: HostClass<Sheet> = {
  name: 'HeaderFooterGroup',
  follow: {
    DefaultForAllPages: pagesAt('all'),
    FirstPage: pagesAt('first'),
    EvenPages: pagesAt('even'),
    OddPages: pagesAt('odd'),
  },
};

const rowsOrColumns =
  (of: 'titleRows' | 'titleColumns' | 'printArea') =>
  (it: Sheet, given: readonly Plain[], desk: Desk): null => {
    setLayout(desk, it, { [of]: asArea(given[0], desk, it).area });
    return null;
  };

const simple =
  <K extends keyof PageLayout>(key: K, read: (value: Plain) => PageLayout[K]) =>
  (it: Sheet, value: Plain, desk: Desk): void =>
    setLayout(desk, it, { [key]: read(value) });

export const pageLayout: HostClass<Sheet> = {
  name: 'PageLayout',
  read: {
    Orientation: it => it.state.pageLayout.orientation,
    PaperSize: it => it.state.pageLayout.paperSize,
    LeftMargin: it => it.state.pageLayout.margins.left,
    RightMargin: it => it.state.pageLayout.margins.right,
    TopMargin: it => it.state.pageLayout.margins.top,
    BottomMargin: it => it.state.pageLayout.margins.bottom,
    HeaderMargin: it => it.state.pageLayout.margins.header,
    FooterMargin: it => it.state.pageLayout.margins.footer,
    CenterHorizontally: it => it.state.pageLayout.centerHorizontally,
    CenterVertically: it => it.state.pageLayout.centerVertically,
    PrintGridlines: it => it.state.pageLayout.printGridlines,
    PrintHeadings: it => it.state.pageLayout.printHeadings,
    BlackAndWhite: it => it.state.pageLayout.blackAndWhite,
    DraftMode: it => it.state.pageLayout.draftMode,
    FirstPageNumber: it => it.state.pageLayout.firstPageNumber,
    PrintComments: it => it.state.pageLayout.printComments,
    PrintErrors: it => it.state.pageLayout.printErrors,
    PrintOrder: it => it.state.pageLayout.printOrder,
    Zoom: it => it.state.pageLayout.zoom,
  },
  write: {
    Orientation: simple('orientation', value => asOneOf(value, ['Portrait', 'Landscape'] as const)),
    PaperSize: simple('paperSize', asString),
    LeftMargin: (it, value, desk) => setMargin(desk, it, 'left', value),
    RightMargin: (it, value, desk) => setMargin(desk, it, 'right', value),
    TopMargin: (it, value, desk) => setMargin(desk, it, 'top', value),
    BottomMargin: (it, value, desk) => setMargin(desk, it, 'bottom', value),
    HeaderMargin: (it, value, desk) => setMargin(desk, it, 'header', value),
    FooterMargin: (it, value, desk) => setMargin(desk, it, 'footer', value),
    CenterHorizontally: simple('centerHorizontally', asBoolean),
    CenterVertically: simple('centerVertically', asBoolean),
    PrintGridlines: simple('printGridlines', asBoolean),
    PrintHeadings: simple('printHeadings', asBoolean),
    BlackAndWhite: simple('blackAndWhite', asBoolean),
    DraftMode: simple('draftMode', asBoolean),
    PrintOrder: simple('printOrder', asString),
    Zoom: simple('zoom', asRecord),
  },
  call: {
    SetPrintMargins: (it, [unit, margins], desk) => {
      const factor = pointsIn[asOneOf(unit, ['Points', 'Inches', 'Centimeters'] as const)];
      for (const [side, size] of Object.entries(asRecord(margins)))
        setMargin(
          desk,
          it,
          asOneOf(side, ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const),
          asNumber(size) * factor,
        );
      return null;
    },
    SetPrintTitleRows: rowsOrColumns('titleRows'),
    SetPrintTitleColumns: rowsOrColumns('titleColumns'),
    SetPrintArea: rowsOrColumns('printArea'),
  },
  follow: {
    HeadersFooters: (it, _given, desk) => hostObject(headerFooterGroup, it, desk),
    GetPrintTitleRowsOrNullObject: (it, _given, desk) => {
      const { titleRows } = it.state.pageLayout;
      return titleRows === null ? null : rangeAt(desk, it, titleRows);
    },
    GetPrintTitleColumnsOrNullObject: (it, _given, desk) => {
      const { titleColumns } = it.state.pageLayout;
      return titleColumns === null ? null : rangeAt(desk, it, titleColumns);
    },
  },
};
