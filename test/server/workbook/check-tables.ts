import { overlap, parseArea, type CellArea } from './cell-area.ts';
import { checkCount, checkOrder } from './check-order.ts';
import { mergedAreas } from './check-worksheet.ts';
import type { Fault, WorkbookFacts } from './validate-xlsx.ts';
import type { XlsxPackage } from './xlsx-package.ts';
import { child, children, type XmlElement } from './xml-tree.ts';

/** CT_Table (ECMA-376 part 1, 18.5.1.2): ids, names, and that the header cells say what the columns are called. */
export function checkTables(xlsx: XlsxPackage, facts: WorkbookFacts, faultIn: (part: string) => Fault): void {
  const ids = new Set<string>();
  const names = new Set(facts.definedNames);
  for (const sheetPart of facts.sheetParts.values()) {
    const sheet = xlsx.xml.get(sheetPart);
    const taken: CellArea[] = mergedAreas(sheet);
    for (const { type, target } of xlsx.relationshipsOf(sheetPart)) {
      const table = xlsx.xml.get(target);
      if (type !== 'table' || !sheet || !table) continue;
      const fault = faultIn(target);
      const { id = '', displayName = '', ref = '' } = table.attributes;
      if (ids.has(id)) fault(`table id ${id} repeats`);
      ids.add(id);
      if (names.has(displayName.toLowerCase())) fault(`name ${displayName} repeats`);
      names.add(displayName.toLowerCase());
      if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(displayName)) fault(`"${displayName}" is no name for a table`);

      const area = parseArea(ref);
      if (!area || area.bottom === area.top) {
        fault(`no line below the header: ${ref}`);
        continue;
      }
      if (taken.some(other => overlap(other, area))) fault(`${ref} overlaps merged cells or another table`);
      taken.push(area);
      checkTable(table, area, headerTexts(sheet, area, facts), fault);
    }
  }
}

function checkTable(
  table: XmlElement,
  area: CellArea,
  headers: readonly (string | undefined)[],
  fault: Fault,
): void {
  checkOrder(table, ['autoFilter', 'sortState', 'tableColumns', 'tableStyleInfo', 'extLst'], fault);
  const list = child(table, 'tableColumns');
  checkCount(list, fault);
  const columns = children(list, 'tableColumn').map(({ attributes }) => attributes);
  const names = columns.map(({ name = '' }) => name);
  if (columns.length !== area.right - area.left + 1)
    fault(`${columns.length} columns in ${table.attributes.ref}`);
  if (new Set(columns.map(({ id }) => id)).size < columns.length) fault('column ids repeat');
  if (new Set(names.map(name => name.toLowerCase())).size < names.length) fault('column names repeat');
  names.forEach((name, index) => {
    if (headers[index] !== name) fault(`column "${name}" has "${headers[index]}" in its header cell`);
  });
  const filter = child(table, 'autoFilter');
  if (filter && filter.attributes.ref !== table.attributes.ref) fault(`filter on ${filter.attributes.ref}`);
  for (const { attributes } of children(filter, 'filterColumn')) {
    if (!(Number(attributes.colId) < columns.length)) fault(`filter on column ${attributes.colId}`);
  }
}

/** What the header cells show; undefined where a cell holds no text. */
function headerTexts(
  sheet: XmlElement,
  area: CellArea,
  { sharedStrings }: WorkbookFacts,
): (string | undefined)[] {
  const row = children(child(sheet, 'sheetData'), 'row').find(
    ({ attributes }) => Number(attributes.r) === area.top,
  );
  return children(row, 'c')
    .slice(area.left - 1, area.right)
    .map(cell => (cell.attributes.t === 's' ? sharedStrings[Number(child(cell, 'v')?.text)] : undefined));
}
