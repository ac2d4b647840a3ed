import { columnNumber, overlap, parseArea, type CellArea } from './cell-area.ts';
import { checkCount, checkOrder } from './check-order.ts';
import { checkRules, checkValidations } from './check-rules.ts';
import type { Fault, WorkbookFacts } from './validate-xlsx.ts';
import type { XlsxPackage } from './xlsx-package.ts';
import { child, children, type XmlElement } from './xml-tree.ts';

const sequence = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];
const MAX_ROW_HEIGHT_PT = 409.5;
const MAX_COLUMN_WIDTH = 255;
const HEADER_FOOTER_LIMIT = 255;

/** CT_Worksheet (ECMA-376 part 1, 18.3.1.99). */
export function checkWorksheet(xlsx: XlsxPackage, part: string, facts: WorkbookFacts, fault: Fault): void {
  const sheet = xlsx.xml.get(part);
  if (!sheet) return fault('is missing');
  checkOrder(sheet, sequence, fault, ['conditionalFormatting']);
  checkColumns(child(sheet, 'cols'), fault);
  checkCells(child(sheet, 'sheetData'), facts, fault);
  checkMerges(child(sheet, 'mergeCells'), fault);
  checkRules(sheet, facts, fault);
  checkValidations(child(sheet, 'dataValidations'), facts, fault);
  for (const { name, text } of child(sheet, 'headerFooter')?.children ?? []) {
    if (text.length > HEADER_FOOTER_LIMIT) fault(`<${name}> has ${text.length} characters`);
  }
  checkCount(child(sheet, 'tableParts'), fault);
  const ids = new Set(xlsx.relationshipsOf(part).map(({ id }) => id));
  for (const { attributes } of child(sheet, 'tableParts')?.children ?? []) {
    if (!ids.has(attributes['r:id'] ?? '')) fault(`table ${attributes['r:id']} leads to no part`);
  }
}

function checkColumns(cols: XmlElement | undefined, fault: Fault): void {
  let last = 0;
  for (const { attributes } of children(cols, 'col')) {
    if (!(Number(attributes.min) > last && Number(attributes.max) >= Number(attributes.min)))
      fault(`columns overlap at ${attributes.min}`);
    last = Number(attributes.max);
    if (Number(attributes.width) > MAX_COLUMN_WIDTH)
      fault(`column ${attributes.min} is ${attributes.width} wide`);
  }
}

function checkCells(data: XmlElement | undefined, facts: WorkbookFacts, fault: Fault): void {
  let lastRow = 0;
  for (const row of children(data, 'row')) {
    const number = Number(row.attributes.r);
    if (!(number > lastRow)) fault(`row ${number} stands after row ${lastRow}`);
    lastRow = number;
    if (Number(row.attributes.ht ?? 0) > MAX_ROW_HEIGHT_PT)
      fault(`row ${number} is ${row.attributes.ht} high`);
    let lastColumn = 0;
    for (const cell of children(row, 'c')) {
      const [, letters = '', line] = /^([A-Z]+)(\d+)$/.exec(cell.attributes.r ?? '') ?? [];
      const column = columnNumber(letters);
      if (Number(line) !== number || !(column > lastColumn))
        fault(`cell ${cell.attributes.r} is out of place`);
      lastColumn = column;
      checkCell(cell, facts, fault);
    }
  }
}

function checkCell(cell: XmlElement, { sharedStrings, styles }: WorkbookFacts, fault: Fault): void {
  const { r, s, t } = cell.attributes;
  checkOrder(cell, ['f', 'v', 'is', 'extLst'], fault);
  if (s !== undefined && !(Number(s) < styles.cellStyles)) fault(`${r} has style ${s}, which is not there`);
  const value = child(cell, 'v')?.text;
  if (t === 's' && !(Number(value) < sharedStrings.length))
    fault(`${r} shows string ${value}, which is not there`);
  if ((t === undefined || t === 'n') && value !== undefined && !Number.isFinite(Number(value)))
    fault(`${r} holds "${value}"`);
}

/** The areas that are merged. */
export function mergedAreas(sheet: XmlElement | undefined): CellArea[] {
  return children(child(sheet, 'mergeCells'), 'mergeCell').flatMap(
    ({ attributes }) => parseArea(attributes.ref ?? '') ?? [],
  );
}

function checkMerges(list: XmlElement | undefined, fault: Fault): void {
  checkCount(list, fault);
  const areas = children(list, 'mergeCell').map(({ attributes: { ref = '' } }) => ({
    ref,
    area: parseArea(ref),
  }));
  areas.forEach(({ ref, area }, index) => {
    if (!area || (area.top === area.bottom && area.left === area.right))
      return fault(`merges no cells: ${ref}`);
    const other = areas.slice(0, index).find(before => before.area && overlap(before.area, area));
    if (other) fault(`merged ${ref} and ${other.ref} overlap`);
  });
}
