// What a unit will get, for the secretariat to look at: the unit's own sheet as it would be made now, without the ids
// and the base by which a sheet is known, so that no program takes it for one to be filled in.
import { fieldNames } from '../field.ts';
import { formatDate, fromSerial } from '../iso-date.ts';
import type { Language } from '../reasons/reason.ts';
import { columnIndex, columns, firstFieldIndex } from './columns.ts';
import { PrintedPage, type Looked } from './printed-page.ts';
import type { PrintedLook, PrintedSheet } from './printed-sheet.ts';
import type { SheetDocument } from './sheet-document.ts';

const shown = columns.filter(({ key }) => key !== 'rowId' && key !== 'sync');

const words = {
  vi: (unit: string) => `Xem như đơn vị ${unit}: chỉ để xem, không nhập liệu tại đây`,
  en: (unit: string) => `Seen as ${unit}: to look at only, nothing is entered here`,
};

/** The sheet is the unit's, as `buildSheet` makes it for the unit's account. */
export function unitViewSheet(
  sheet: SheetDocument,
  unit: Readonly<{ name: string }>,
  language: Language,
): PrintedSheet {
  const page = new PrintedPage(shown.length);
  // From the left edge: centred over so many columns a line would stand beyond the edge of view.
  page.wide(words[language](unit.name), 'section');
  for (const { text, look } of sheet.titleLines) if (look !== 'instruction') page.wide(text, 'section');
  const headerRow = page.row;
  page.line(...shown.map(({ header }) => [header, 'header'] as const));
  const own = new Set(sheet.editable);
  sheet.rows.forEach((row, index) => page.line(...lineOf(row, own.has(index))));
  return {
    id: 'unit-view',
    name: language === 'vi' ? 'Xem như đơn vị' : 'Seen as a unit',
    landscape: true,
    widthsChars: shown.map(({ widthChars }) => widthChars),
    cells: page.cells,
    headerRow,
    pagesWide: 2,
    isReadOnly: true,
  };
}

function lineOf(row: SheetDocument['rows'][number], isOwn: boolean): Looked[] {
  return shown.map(({ key, kind, align }) => {
    const index = columnIndex(key);
    const isField = index >= firstFieldIndex && index < firstFieldIndex + fieldNames.length;
    const plain: PrintedLook = kind === 'date' ? 'date' : align === 'left' ? 'text' : 'center';
    const value = row[index] ?? '';
    if (!isOwn || !isField) return [value, plain];
    const day = kind === 'date' && typeof value === 'number' ? fromSerial(value) : null;
    return [day === null ? value : formatDate(day), 'own'];
  });
}
