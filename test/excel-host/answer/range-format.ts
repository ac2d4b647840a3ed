import {
  type Area,
  holds,
  intersection,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
} from '../workbook/area.ts';
import {
  type Border,
  type BorderSide,
  type CellFormat,
  type Font,
  borderSides,
} from '../workbook/cell-format.ts';
import { demandAllowed } from '../workbook/edit.ts';
import { Fault } from '../workbook/fault.ts';
import { rowHeight } from '../workbook/row-height.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { withoutKeys } from '../workbook/without-keys.ts';
import { asBoolean, asColor, asNumber, asOneOf, asString, asWhole } from './given.ts';
import { type HostClass, type HostObject, type Plain, hostObject } from './host-class.ts';
import type { Desk } from './desk.ts';

/** One area of a range, or several of range areas. */
export type Places = Readonly<{ sheet: Sheet; areas: readonly Area[] }>;

/** What all cells have in common, or null where they differ. */
function common<V>(places: Places, of: (format: CellFormat) => V): V | null {
  const first = places.areas[0];
  if (first === undefined) return null;
  const value = of(places.sheet.format(first.row, first.column));
  for (const it of places.areas) {
    const seen = intersection(it, places.sheet.extent()) ?? { ...it, rows: 1, columns: 1 };
    for (let row = seen.row; row <= lastRow(seen); row += 1)
      for (let column = seen.column; column <= lastColumn(seen); column += 1)
        if (of(places.sheet.format(row, column)) !== value) return null;
  }
  return value;
}

export function changeLook(
  desk: Desk,
  { sheet, areas }: Places,
  change: (format: CellFormat) => CellFormat,
): void {
  demandAllowed(sheet, 'allowFormatCells');
  desk.book.step('format', () => {
    for (const it of areas) {
      sheet.changeFormat(it, change);
      desk.book.tell({ kind: 'formatChanged', sheetId: sheet.id, area: it, actor: desk.book.actor });
    }
  });
}

const fontOf =
  <K extends keyof Font>(key: K) =>
  (it: Places): Plain =>
    common(it, format => format.font[key]);
const setFont =
  <K extends keyof Font>(key: K, read: (value: Plain) => Font[K]) =>
  (it: Places, value: Plain, desk: Desk): void => {
    const given = read(value);
    changeLook(desk, it, format => ({ ...format, font: { ...format.font, [key]: given } }));
  };

export const rangeFont: HostClass<Places> = {
  name: 'RangeFont',
  read: {
    Name: fontOf('name'),
    Size: fontOf('size'),
    Bold: fontOf('bold'),
    Italic: fontOf('italic'),
    Underline: fontOf('underline'),
    Strikethrough: fontOf('strikethrough'),
    Color: fontOf('color'),
  },
  write: {
    Name: setFont('name', asString),
    Size: setFont('size', asNumber),
    Bold: setFont('bold', asBoolean),
    Italic: setFont('italic', asBoolean),
    Underline: setFont('underline', asString),
    Strikethrough: setFont('strikethrough', asBoolean),
    Color: setFont('color', asColor),
  },
};

export const rangeFill: HostClass<Places> = {
  name: 'RangeFill',
  read: { Color: it => common(it, format => format.fill ?? '#FFFFFF') },
  write: {
    Color: (it, value, desk) => {
      const fill = value === '' ? null : asColor(value);
      changeLook(desk, it, format => ({ ...format, fill }));
    },
  },
  call: {
    Clear: (it, _given, desk) => {
      changeLook(desk, it, format => ({ ...format, fill: null }));
      return null;
    },
  },
};

export const formatProtection: HostClass<Places> = {
  name: 'FormatProtection',
  read: {
    Locked: it => common(it, format => format.locked),
    FormulaHidden: it => common(it, format => format.formulaHidden),
  },
  write: {
    Locked: (it, value, desk) => {
      if (it.sheet.state.protection !== null) throw new Fault('AccessDenied');
      const locked = asBoolean(value);
      changeLook(desk, it, format => ({ ...format, locked }));
    },
    FormulaHidden: (it, value, desk) => {
      const formulaHidden = asBoolean(value);
      changeLook(desk, it, format => ({ ...format, formulaHidden }));
    },
  },
};

type Edge = BorderSide | 'InsideHorizontal' | 'InsideVertical' | 'DiagonalDown' | 'DiagonalUp';
const edges: readonly Edge[] = [
  ...borderSides,
  'InsideHorizontal',
  'InsideVertical',
  'DiagonalDown',
  'DiagonalUp',
];
type Edged = Readonly<{ places: Places; edge: Edge }>;

/** Which sides of which cells an edge of a range is. */
function sidesAt(it: Area, edge: Edge, row: number, column: number): readonly BorderSide[] {
  switch (edge) {
    case 'EdgeTop':
      return row === it.row ? ['EdgeTop'] : [];
    case 'EdgeBottom':
      return row === lastRow(it) ? ['EdgeBottom'] : [];
    case 'EdgeLeft':
      return column === it.column ? ['EdgeLeft'] : [];
    case 'EdgeRight':
      return column === lastColumn(it) ? ['EdgeRight'] : [];
    case 'InsideHorizontal':
      return [
        ...(row > it.row ? ['EdgeTop' as const] : []),
        ...(row < lastRow(it) ? ['EdgeBottom' as const] : []),
      ];
    case 'InsideVertical':
      return [
        ...(column > it.column ? ['EdgeLeft' as const] : []),
        ...(column < lastColumn(it) ? ['EdgeRight' as const] : []),
      ];
    case 'DiagonalDown':
    case 'DiagonalUp':
      return [];
  }
}

function stripsOf(it: Area, edge: Edge): readonly Readonly<{ area: Area; sides: readonly BorderSide[] }>[] {
  const rows = [it.row, it.row + 1, lastRow(it)].filter(
    (row, at, all) => row <= lastRow(it) && all.indexOf(row) === at,
  );
  const columns = [it.column, it.column + 1, lastColumn(it)].filter(
    (column, at, all) => column <= lastColumn(it) && all.indexOf(column) === at,
  );
  return rows.flatMap((row, r) =>
    columns.map((column, c) => ({
      area: {
        row,
        column,
        rows: (rows[r + 1] ?? row + 1) - row,
        columns: (columns[c + 1] ?? column + 1) - column,
      },
      sides: sidesAt(it, edge, row, column),
    })),
  );
}

function changeEdge(desk: Desk, { places, edge }: Edged, change: (border: Border) => Border | null): void {
  demandAllowed(places.sheet, 'allowFormatCells');
  desk.book.step('format', () => {
    for (const it of places.areas)
      for (const strip of stripsOf(it, edge)) {
        if (strip.sides.length === 0) continue;
        places.sheet.changeFormat(strip.area, format => {
          let borders = format.borders;
          for (const side of strip.sides) {
            const changed = change(borders[side] ?? { style: 'None', weight: 'Thin', color: '#000000' });
            const isNone = changed === null || changed.style === 'None';
            borders = isNone ? withoutKeys(borders, side) : { ...borders, [side]: changed };
          }
          return { ...format, borders };
        });
      }
  });
}

function edgeBorder({ places, edge }: Edged): Border | null {
  const first = places.areas[0];
  if (first === undefined) return null;
  const row = edge === 'EdgeBottom' ? lastRow(first) : first.row;
  const column = edge === 'EdgeRight' ? lastColumn(first) : first.column;
  const side = sidesAt(first, edge, row, column)[0];
  return side === undefined || !holds(first, row, column)
    ? null
    : (places.sheet.format(row, column).borders[side] ?? null);
}

export const rangeBorder: HostClass<Edged> = {
  name: 'RangeBorder',
  identity: it => ({ SideIndex: it.edge }),
  read: {
    SideIndex: it => it.edge,
    Style: it => edgeBorder(it)?.style ?? 'None',
    Weight: it => edgeBorder(it)?.weight ?? 'Thin',
    Color: it => edgeBorder(it)?.color ?? '#000000',
  },
  write: {
    Style: (it, value, desk) => {
      const style = asString(value);
      changeEdge(desk, it, border => ({ ...border, style }));
    },
    Weight: (it, value, desk) => {
      const weight = asString(value);
      changeEdge(desk, it, border => ({
        ...border,
        weight,
        style: border.style === 'None' ? 'Continuous' : border.style,
      }));
    },
    Color: (it, value, desk) => {
      const color = asColor(value);
      changeEdge(desk, it, border => ({
        ...border,
        color,
        style: border.style === 'None' ? 'Continuous' : border.style,
      }));
    },
  },
};

const borderAt = (places: Places, edge: Edge, desk: Desk): HostObject =>
  hostObject(rangeBorder, { places, edge }, desk);

export const rangeBorderCollection: HostClass<Places> = {
  name: 'RangeBorderCollection',
  read: { Count: () => edges.length },
  item: (it, key, desk) => borderAt(it, asOneOf(key, edges), desk),
  follow: {
    GetItemAt: (it, given, desk) => borderAt(it, edges[asWhole(given[0])] ?? 'EdgeTop', desk),
  },
  items: (it, desk) => edges.map(edge => borderAt(it, edge, desk)),
};

const HORIZONTAL = [
  'General',
  'Left',
  'Center',
  'Right',
  'Fill',
  'Justify',
  'CenterAcrossSelection',
  'Distributed',
] as const;
const VERTICAL = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const;

function sameFor(count: number, of: (index: number) => number): number | null {
  const first = of(0);
  for (let index = 1; index < Math.min(count, 2000); index += 1) if (of(index) !== first) return null;
  return first;
}

export const rangeFormat: HostClass<Places> = {
  name: 'RangeFormat',
  follow: {
    Fill: (it, _given, desk) => hostObject(rangeFill, it, desk),
    Font: (it, _given, desk) => hostObject(rangeFont, it, desk),
    Borders: (it, _given, desk) => hostObject(rangeBorderCollection, it, desk),
    Protection: (it, _given, desk) => hostObject(formatProtection, it, desk),
  },
  read: {
    WrapText: it => common(it, format => format.wrap),
    HorizontalAlignment: it => common(it, format => format.horizontal),
    VerticalAlignment: it => common(it, format => format.vertical),
    IndentLevel: it => common(it, format => format.indent),
    ColumnWidth: it => {
      const first = it.areas[0];
      return first === undefined
        ? null
        : sameFor(first.columns, index => it.sheet.columnWidth(first.column + index));
    },
    RowHeight: (it, desk) => {
      const first = it.areas[0];
      return first === undefined
        ? null
        : sameFor(first.rows, index => rowHeight(desk.book, it.sheet, first.row + index));
    },
  },
  write: {
    WrapText: (it, value, desk) => {
      const wrap = asBoolean(value);
      changeLook(desk, it, format => ({ ...format, wrap }));
    },
    HorizontalAlignment: (it, value, desk) => {
      const horizontal = asOneOf(value, HORIZONTAL);
      changeLook(desk, it, format => ({ ...format, horizontal }));
    },
    VerticalAlignment: (it, value, desk) => {
      const vertical = asOneOf(value, VERTICAL);
      changeLook(desk, it, format => ({ ...format, vertical }));
    },
    IndentLevel: (it, value, desk) => {
      const indent = asWhole(value);
      changeLook(desk, it, format => ({ ...format, indent }));
    },
    ColumnWidth: (it, value, desk) => {
      demandAllowed(it.sheet, 'allowFormatColumns');
      const width = asNumber(value);
      if (width < 0 || width > 1344) throw new Fault('InvalidArgument');
      desk.book.step('width', () => setSizes(it, 'columnWidths', width));
    },
    RowHeight: (it, value, desk) => {
      demandAllowed(it.sheet, 'allowFormatRows');
      const height = asNumber(value);
      if (height < 0 || height > 409.5) throw new Fault('InvalidArgument');
      desk.book.step('height', () => setSizes(it, 'rowHeights', height));
    },
  },
  call: {
    AutofitRows: (it, _given, desk) => {
      demandAllowed(it.sheet, 'allowFormatRows');
      desk.book.step('fit', () => setSizes(it, 'rowHeights', undefined));
      return null;
    },
    AutofitColumns: (it, _given, desk) => {
      demandAllowed(it.sheet, 'allowFormatColumns');
      desk.book.step('fit', () => fitColumns(desk, it));
      return null;
    },
  },
};

function setSizes(
  { sheet, areas }: Places,
  of: 'columnWidths' | 'rowHeights',
  size: number | undefined,
): void {
  const sizes = sheet.state[of].slice();
  for (const it of areas) {
    const whole = of === 'columnWidths' ? it.columns >= MAX_COLUMNS : it.rows >= MAX_ROWS;
    const [from, to] = of === 'columnWidths' ? [it.column, lastColumn(it)] : [it.row, lastRow(it)];
    const last = whole ? Math.min(to, of === 'columnWidths' ? 255 : sheet.state.rows.length + 100) : to;
    for (let index = from; index <= last; index += 1) sizes[index] = size;
  }
  sheet.change({ [of]: sizes });
}

function fitColumns(desk: Desk, { sheet, areas }: Places): void {
  const widths = sheet.state.columnWidths.slice();
  for (const it of areas) {
    const seen = intersection(it, sheet.extent());
    if (seen === null) continue;
    for (let column = seen.column; column <= lastColumn(seen); column += 1) {
      let longest = 0;
      for (let row = seen.row; row <= lastRow(seen); row += 1) {
        const size = sheet.format(row, column).font.size;
        for (const line of desk.book.text(sheet, row, column).split('\n'))
          longest = Math.max(longest, line.length * size * 0.5);
      }
      if (longest > 0) widths[column] = Math.min(1000, longest + 8);
    }
  }
  sheet.change({ columnWidths: widths });
}
