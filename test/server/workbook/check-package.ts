import type { Fault } from './validate-xlsx.ts';
import type { XlsxPackage } from './xlsx-package.ts';
import { children } from './xml-tree.ts';

const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
/** The content type that a part must have, by the type of the relationship that leads to it. */
const contentTypes: Readonly<Record<string, string>> = {
  officeDocument: `${sheetMl}sheet.main+xml`,
  worksheet: `${sheetMl}worksheet+xml`,
  styles: `${sheetMl}styles+xml`,
  sharedStrings: `${sheetMl}sharedStrings+xml`,
  table: `${sheetMl}table+xml`,
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
  'core-properties': 'application/vnd.openxmlformats-package.core-properties+xml',
  'extended-properties': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
};

/** Content types, relationships, and that every part is led to by one. */
export function checkPackage(xlsx: XlsxPackage, faultIn: (part: string) => Fault): void {
  const types = xlsx.xml.get('[Content_Types].xml');
  const overrides = new Map(
    children(types, 'Override').map(({ attributes: { PartName = '', ContentType = '' } }) => [
      PartName.slice(1),
      ContentType,
    ]),
  );
  const defaults = new Map(
    children(types, 'Default').map(({ attributes: { Extension = '', ContentType = '' } }) => [
      Extension,
      ContentType,
    ]),
  );
  const typeOf = (part: string) => overrides.get(part) ?? defaults.get(part.slice(part.lastIndexOf('.') + 1));

  for (const part of overrides.keys()) {
    if (!xlsx.texts.has(part)) faultIn('[Content_Types].xml')(`names a part that is not there: ${part}`);
  }
  const reached = new Set<string>();
  for (const part of ['', ...xlsx.texts.keys()]) {
    const fault = faultIn(part === '' ? '_rels/.rels' : part);
    const relationships = xlsx.relationshipsOf(part);
    const ids = relationships.map(({ id }) => id);
    if (new Set(ids).size < ids.length) fault('relationship ids repeat');
    for (const { id, type, target, external } of relationships) {
      if (external) continue;
      reached.add(target);
      if (!xlsx.texts.has(target)) fault(`relationship ${id} leads to ${target}, which is not there`);
      const expected = contentTypes[type];
      if (expected !== undefined && typeOf(target) !== expected)
        fault(`${target} is ${typeOf(target)}, not ${expected}`);
    }
  }
  for (const part of xlsx.texts.keys()) {
    if (part === '[Content_Types].xml') continue;
    if (typeOf(part) === undefined) faultIn(part)('has no content type');
    if (!part.endsWith('.rels') && !reached.has(part)) faultIn(part)('nothing leads to it');
  }
}
