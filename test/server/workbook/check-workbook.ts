import { isWholeRowsOrColumns, parseArea } from './cell-area.ts';
import { checkOrder } from './check-order.ts';
import type { Fault, WorkbookFacts } from './validate-xlsx.ts';
import type { XlsxPackage } from './xlsx-package.ts';
import { child, children, type XmlElement } from './xml-tree.ts';

const sequence = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

/** CT_Workbook (ECMA-376 part 1, 18.2.27): sheets, their names, and what the workbook's names stand for. */
export function checkWorkbook(
  xlsx: XlsxPackage,
  fault: Fault,
): Pick<WorkbookFacts, 'sheetParts' | 'definedNames'> {
  const workbook = xlsx.xml.get('xl/workbook.xml');
  if (!workbook) {
    fault('is missing');
    return { sheetParts: new Map(), definedNames: new Set() };
  }
  checkOrder(workbook, sequence, fault);
  const sheets = children(child(workbook, 'sheets'), 'sheet');
  checkSheets(sheets, fault);
  const parts = new Map(xlsx.relationshipsOf('xl/workbook.xml').map(({ id, target }) => [id, target]));
  const sheetParts = new Map(
    sheets.map(({ attributes }) => {
      const part = parts.get(attributes['r:id'] ?? '');
      if (part === undefined) fault(`sheet ${attributes.name} leads to no part`);
      return [attributes.name ?? '', part ?? ''];
    }),
  );
  const names = children(child(workbook, 'definedNames'), 'definedName');
  checkNames(names, [...sheetParts.keys()], fault);
  return {
    sheetParts,
    definedNames: new Set(names.map(({ attributes }) => (attributes.name ?? '').toLowerCase())),
  };
}

function checkSheets(sheets: readonly XmlElement[], fault: Fault): void {
  const names = sheets.map(({ attributes }) => attributes.name ?? '');
  for (const name of names) {
    if (name.length < 1 || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name))
      fault(`"${name}" is no name for a sheet`);
  }
  if (new Set(names.map(name => name.toLowerCase())).size < names.length) fault('sheet names repeat');
  const ids = sheets.map(({ attributes }) => attributes.sheetId);
  if (new Set(ids).size < ids.length) fault('sheet ids repeat');
  if (!sheets.some(({ attributes }) => (attributes.state ?? 'visible') === 'visible'))
    fault('no sheet is visible');
}

function checkNames(names: readonly XmlElement[], sheetNames: readonly string[], fault: Fault): void {
  const keys = names.map(
    ({ attributes }) => `${attributes.name?.toLowerCase()} in ${attributes.localSheetId ?? 'all'}`,
  );
  if (new Set(keys).size < keys.length) fault('workbook names repeat');
  for (const { attributes, text } of names) {
    const name = attributes.name ?? '';
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || parseArea(name.toUpperCase()))
      fault(`"${name}" is no workbook name`);
    if (attributes.localSheetId !== undefined && !(Number(attributes.localSheetId) < sheetNames.length)) {
      fault(`${name} belongs to sheet ${attributes.localSheetId}, which is not there`);
    }
    for (const reference of text.match(/(?:'(?:[^']|'')*'|[^',!]+)![^,]+/g) ?? [text]) {
      const [, quoted, plain, area] = /^(?:'((?:[^']|'')*)'|([^'!]+))!(.+)$/.exec(reference) ?? [];
      const sheet = quoted?.replaceAll("''", "'") ?? plain ?? '';
      if (!sheetNames.includes(sheet)) fault(`${name} leads to sheet "${sheet}", which is not there`);
      if (area === undefined || !(parseArea(area) || isWholeRowsOrColumns(area)))
        fault(`${name} leads to no cells: ${text}`);
    }
  }
}
