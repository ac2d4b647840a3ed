// Which sheets a workbook has and where they lie in the zip, by its own directory.
import type { Zip } from './open-zip.ts';
import type { ReadLimits } from './read-limits.ts';
import { folderOf, joined, nameOf } from './part-paths.ts';
import { prefixed, scanXml } from './scan-xml.ts';
import { damaged, tooComplex, Unreadable } from './unreadable.ts';

export type SheetPart = Readonly<{ name: string; path: string; isVisible: boolean }>;

export type WorkbookParts = Readonly<{
  sheets: readonly SheetPart[];
  calendar: 1900 | 1904;
  sharedStrings: string | null;
  styles: string | null;
}>;

type Relationship = Readonly<{ id: string; type: string; path: string }>;

export function workbookParts(zip: Zip, limits: ReadLimits): WorkbookParts {
  const workbook =
    relationshipsOf(zip, '', limits).find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const bytes = zip.read(workbook);
  if (bytes === null) throw damaged();
  const relationships = relationshipsOf(zip, workbook, limits);
  const byId = new Map(relationships.map(each => [each.id, each]));
  const sheets: SheetPart[] = [];
  let calendar: 1900 | 1904 = 1900;
  let isWorkbook = false;
  scanXml(bytes, limits, {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr' && /^(1|true|on)$/.test(attributes.date1904 ?? '')) calendar = 1904;
      if (name !== 'sheet') return;
      const target = byId.get(prefixed(attributes, 'id') ?? '');
      // A chart's or a dialog's sheet has no cells.
      if (target?.type !== 'worksheet') return;
      if (sheets.length >= limits.sheets) throw tooComplex(`${limits.sheets} sheets`);
      const isVisible = (attributes.state ?? 'visible') === 'visible';
      sheets.push({ name: attributes.name ?? '', path: target.path, isVisible });
    },
  });
  // A document or presentation is a zip of the same make.
  if (!isWorkbook) throw new Unreadable('notWorkbook');
  const pathOf = (type: string): string | null =>
    relationships.find(each => each.type === type)?.path ?? null;
  return { sheets, calendar, sharedStrings: pathOf('sharedStrings'), styles: pathOf('styles') };
}

function relationshipsOf(zip: Zip, part: string, limits: ReadLimits): Relationship[] {
  const folder = folderOf(part);
  const bytes = zip.read(joined(folder, `_rels/${nameOf(part)}.rels`));
  const found: Relationship[] = [];
  if (bytes === null) return found;
  scanXml(bytes, limits, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? Target.slice(1) : joined(folder, Target);
      found.push({ id: Id, type: nameOf(Type), path });
    },
  });
  return found;
}
