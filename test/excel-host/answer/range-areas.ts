import { type Area, areaAddress, quotedSheet } from '../workbook/area.ts';
import { type Clearing, clearCells } from '../workbook/edit.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { conditionalFormatCollection } from './conditional-formats.ts';
import { dataValidation } from './data-validation.ts';
import type { Desk } from './desk.ts';
import { asOneOf, asWhole } from './given.ts';
import { type HostClass, type HostObject, hostObject } from './host-class.ts';
import { type Places, rangeFormat } from './range-format.ts';
import { rangeAt } from './range.ts';
import { worksheetAt } from './worksheet.ts';

export const rangeAreasAt = (desk: Desk, sheet: Sheet, areas: readonly Area[]): HostObject =>
  hostObject(rangeAreas, { sheet, areas }, desk);

const CLEARINGS: readonly Clearing[] = ['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'];

export const rangeAreas: HostClass<Places> = {
  name: 'RangeAreas',
  read: {
    Address: ({ sheet, areas }) =>
      areas.map(it => `${quotedSheet(sheet.state.name)}!${areaAddress(it)}`).join(','),
    AreaCount: it => it.areas.length,
    CellCount: it => it.areas.reduce((total, part) => total + part.rows * part.columns, 0),
  },
  call: {
    Clear: (it, [what], desk) => {
      const clearing = asOneOf(what ?? 'All', CLEARINGS);
      desk.book.step('clear', () => {
        for (const part of it.areas) clearCells(desk.book, it.sheet, part, clearing);
      });
      return null;
    },
  },
  follow: {
    Areas: (it, _given, desk) => hostObject(rangeCollection, it, desk),
    Format: (it, _given, desk) => hostObject(rangeFormat, it, desk),
    DataValidation: (it, _given, desk) => hostObject(dataValidation, it, desk),
    ConditionalFormats: (it, _given, desk) => hostObject(conditionalFormatCollection, it, desk),
    Worksheet: (it, _given, desk) => worksheetAt(desk, it.sheet),
  },
};

export const rangeCollection: HostClass<Places> = {
  name: 'RangeCollection',
  items: (it, desk) => it.areas.map(part => rangeAt(desk, it.sheet, part)),
  call: { GetCount: it => it.areas.length },
  follow: {
    GetItemAt: (it, [index], desk) => {
      const part = it.areas[asWhole(index)];
      return part === undefined ? null : rangeAt(desk, it.sheet, part);
    },
  },
};
