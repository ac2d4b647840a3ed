// A sheet's rows, one after another, with what stands in their filled cells.
import { LAST_COLUMN, LAST_ROW, type ReadLimits } from './read-limits.ts';
import { RunningText, unescaped } from './cell-texts.ts';
import { scanXml } from './scan-xml.ts';
import { shownNumber } from './shown-number.ts';
import { damaged, tooComplex } from './unreadable.ts';

/** As Excel keeps it, and as its cell shows it. */
export type ReadCell = Readonly<{ value: string | number | boolean; text: string }>;
/** By 0-based column; empty cells are left out. */
export type ReadRow = ReadonlyMap<number, ReadCell>;

/** 0-based, both ends included. */
export type MergedArea = Readonly<{ top: number; left: number; bottom: number; right: number }>;

/** What the cells of all sheets refer to, and how many more of them may come. */
export type CellSource = Readonly<{
  texts: readonly string[];
  formats: readonly string[];
  calendar: 1900 | 1904;
  budget: { filledCells: number };
}>;

/** A formula whose value its program did not keep: whoever reads it is to see that there is none. */
const NO_RESULT = '#CALC!';

/**
 * Reads a sheet; `visit` hears each row that holds something, with its 0-based number, and may throw `Enough`.
 * Answers the merged areas, which stand after the rows in the file.
 */
export function readWorksheet(
  bytes: Uint8Array,
  source: CellSource,
  limits: ReadLimits,
  visit: (row: number, cells: ReadRow) => void,
): MergedArea[] {
  const merged: MergedArea[] = [];
  const inline = new RunningText();
  let row = -1;
  let column = -1;
  let cells = new Map<number, ReadCell>();
  let cell: { type: string; style: number; value: string; hasFormula: boolean; hasValue: boolean } | null =
    null;
  let inValue = false;
  let inInline = false;

  scanXml(bytes, limits, {
    open(name, attributes) {
      if (inInline) return inline.open(name);
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : whole(attributes.r, LAST_ROW) - 1;
          column = -1;
          cells = new Map();
          return;
        case 'c':
          column = attributes.r === undefined ? column + 1 : columnOfReference(attributes.r);
          if (column >= LAST_COLUMN) throw damaged();
          cell = {
            type: attributes.t ?? 'n',
            style: Number(attributes.s ?? 0),
            value: '',
            hasFormula: false,
            hasValue: false,
          };
          return;
        case 'f':
          if (cell) cell.hasFormula = true;
          return;
        case 'v':
          inValue = cell !== null;
          if (cell) cell.hasValue = true;
          return;
        case 'is':
          inInline = cell !== null;
          return;
        case 'mergeCell':
          if (merged.length >= limits.mergedAreas) throw tooComplex(`${limits.mergedAreas} merged areas`);
          merged.push(areaOf(attributes.ref ?? ''));
      }
    },
    close(name) {
      if (name === 'is') {
        inInline = false;
        if (cell) cell.value = inline.take(limits.cellChars);
      }
      if (inInline) return inline.close(name);
      switch (name) {
        case 'v':
          inValue = false;
          return;
        case 'c': {
          const read = cell && readCell(cell, source);
          cell = null;
          if (!read || read.value === '') return;
          source.budget.filledCells -= 1;
          if (source.budget.filledCells < 0) throw tooComplex(`${limits.filledCells} cells`);
          cells.set(column, read);
          return;
        }
        case 'row':
          if (cells.size > 0) visit(row, cells);
      }
    },
    text(text) {
      if (inInline) inline.add(text);
      else if (inValue && cell && cell.value.length < limits.cellChars) cell.value += text;
    },
  });
  return merged;
}

function readCell(
  cell: Readonly<{ type: string; style: number; value: string; hasFormula: boolean; hasValue: boolean }>,
  { texts, formats, calendar }: CellSource,
): ReadCell | null {
  const { type, value } = cell;
  if (cell.hasFormula && !cell.hasValue && type !== 'inlineStr') return shown(NO_RESULT);
  switch (type) {
    case 's': {
      if (value === '') return null;
      const text = texts[Number(value)];
      if (text === undefined) throw damaged();
      return shown(text);
    }
    case 'inlineStr':
      return shown(value);
    case 'b':
      return {
        value: value === '1' || value === 'true',
        text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE',
      };
    case 'n': {
      if (value === '') return null;
      const number = Number(value);
      if (!Number.isFinite(number)) throw damaged();
      return { value: number, text: shownNumber(number, formats[cell.style] ?? 'General', calendar) };
    }
    // The value of a formula, an error's name, a date written out.
    default:
      return shown(unescaped(value));
  }
}

function shown(text: string): ReadCell {
  return { value: text, text };
}

function whole(text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) throw damaged();
  return number;
}

function columnOfReference(reference: string): number {
  return placeOf(/^\$?([A-Z]{1,4})\$?\d+$/i.exec(reference)?.[1] ?? '');
}

/** 0-based: A is 0, XFD is 16,383. */
function placeOf(letters: string): number {
  if (letters === '') throw damaged();
  let place = 0;
  for (const letter of letters.toUpperCase()) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}

function areaOf(reference: string): MergedArea {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference);
  if (!parts) throw damaged();
  const [, left = '', top = '', right = left, bottom = top] = parts;
  return { top: Number(top) - 1, left: placeOf(left), bottom: Number(bottom) - 1, right: placeOf(right) };
}
