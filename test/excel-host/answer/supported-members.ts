// Everything of Office.js that this host has, as `Range.values`; a test compares it with what the add-in uses.
import {
  chartAxes,
  chartAxis,
  chartClass,
  chartCollection,
  chartDataLabels,
  chartGridlines,
  chartLegend,
  chartSeries,
  chartSeriesCollection,
  chartTitle,
} from './charts.ts';
import {
  conditionalFormat,
  conditionalFormatCollection,
  conditionalFormatRule,
  conditionalRangeFill,
  conditionalRangeFont,
  conditionalRangeFormat,
  customConditionalFormat,
} from './conditional-formats.ts';
import { dataValidation } from './data-validation.ts';
import { namedItem, namedItemCollection } from './names.ts';
import { rangeAreas, rangeCollection } from './range-areas.ts';
import {
  formatProtection,
  rangeBorder,
  rangeBorderCollection,
  rangeFill,
  rangeFont,
  rangeFormat,
} from './range-format.ts';
import { range } from './range.ts';
import { rangeSort } from './sorts.ts';
import {
  columnFilter,
  tableAutoFilter,
  tableClass,
  tableCollection,
  tableColumn,
  tableColumnCollection,
  tableRowCollection,
  tableSort,
} from './tables.ts';
import { application, functionResult, functions, runtime, workbookClass } from './workbook-object.ts';
import {
  headerFooter,
  headerFooterGroup,
  pageLayout,
  worksheetFreezePanes,
  worksheetProtection,
} from './worksheet-parts.ts';
import { sheetAutoFilter, worksheet, worksheetCollection } from './worksheet.ts';

/** Without the type of what it describes, which differs from class to class. */
type Described = Readonly<{
  name: string;
  read?: object;
  write?: object;
  call?: object;
  follow?: object;
  item?: unknown;
  items?: unknown;
  kept?: unknown;
}>;

const classes: readonly Described[] = [
  application,
  chartAxes,
  chartAxis,
  chartClass,
  chartCollection,
  chartDataLabels,
  chartGridlines,
  chartLegend,
  chartSeries,
  chartSeriesCollection,
  chartTitle,
  columnFilter,
  conditionalFormat,
  conditionalFormatCollection,
  conditionalFormatRule,
  conditionalRangeFill,
  conditionalRangeFont,
  conditionalRangeFormat,
  customConditionalFormat,
  dataValidation,
  formatProtection,
  functionResult,
  functions,
  headerFooter,
  headerFooterGroup,
  namedItem,
  namedItemCollection,
  pageLayout,
  range,
  rangeAreas,
  rangeBorder,
  rangeBorderCollection,
  rangeCollection,
  rangeFill,
  rangeFont,
  rangeFormat,
  rangeSort,
  runtime,
  sheetAutoFilter,
  tableAutoFilter,
  tableClass,
  tableCollection,
  tableColumn,
  tableColumnCollection,
  tableRowCollection,
  tableSort,
  workbookClass,
  worksheet,
  worksheetCollection,
  worksheetFreezePanes,
  worksheetProtection,
];

/** What the client does by itself, on every object. */
const everywhere = ['context', 'isNullObject', 'load', 'set', 'toJSON'];
/** And on those that stand for cells. */
const onPlaces = ['track', 'untrack'];

const eventNames: Readonly<Record<string, string>> = {
  DataChanged: 'onChanged',
  Activated: 'onActivated',
  Deactivated: 'onDeactivated',
  Added: 'onAdded',
  Deleted: 'onDeleted',
  SelectionChanged: 'onSelectionChanged',
  FormatChanged: 'onFormatChanged',
  RowSorted: 'onRowSorted',
  ProtectionChanged: 'onProtectionChanged',
};

/** Set under another name than read. */
const renamed: Readonly<Record<string, string>> = { Gridlines: 'showGridlines', Headings: 'showHeadings' };

function memberName(name: string): string | null {
  const event = /^_Register(\w+)Event$/.exec(name)?.[1];
  if (event !== undefined) return eventNames[event] ?? null;
  if (name.startsWith('_')) return null;
  return renamed[name] ?? name.charAt(0).toLowerCase() + name.slice(1);
}

function membersOf(it: Described): readonly string[] {
  const named = [it.read, it.write, it.call, it.follow]
    .flatMap(part => Object.keys(part ?? {}))
    .map(memberName);
  const collection = [
    ...(it.item === undefined ? [] : ['getItem']),
    ...(it.items === undefined ? [] : ['items']),
  ];
  return [
    ...named.filter(name => name !== null),
    ...collection,
    ...everywhere,
    ...(it.kept === undefined ? [] : onPlaces),
  ].map(name => `${it.name}.${name}`);
}

export const supportedMembers: ReadonlySet<string> = new Set([
  ...classes.flatMap(membersOf),
  'Workbook.onSelectionChanged',
  'RequestContext.workbook',
  'RequestContext.application',
  'RequestContext.runtime',
  'RequestContext.sync',
  'RequestContext.trackedObjects',
]);
