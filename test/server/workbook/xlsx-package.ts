import { posix } from 'node:path';
import JSZip from 'jszip';
import { children, parseXml, type XmlElement } from './xml-tree.ts';

export type Relationship = Readonly<{ id: string; type: string; target: string; external: boolean }>;

/** An .xlsx as its parts, by their path in the zip. */
export type XlsxPackage = Readonly<{
  texts: ReadonlyMap<string, string>;
  xml: ReadonlyMap<string, XmlElement>;
  /** What a part refers to; targets are paths in the zip, or addresses where external. */
  relationshipsOf(part: string): readonly Relationship[];
}>;

/** Unzips and parses every part; throws where one is not well-formed XML. */
export async function openXlsx(bytes: Uint8Array): Promise<XlsxPackage> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const texts = new Map<string, string>();
  const xml = new Map<string, XmlElement>();
  for (const file of Object.values(zip.files)) {
    if (file.dir) continue;
    const text = await file.async('string');
    texts.set(file.name, text);
    if (/\.(xml|rels|vml)$/.test(file.name)) xml.set(file.name, parseXml(text));
  }
  return { texts, xml, relationshipsOf: part => relationships(xml, part) };
}

function relationships(xml: ReadonlyMap<string, XmlElement>, part: string): Relationship[] {
  const folder = posix.dirname(part);
  const rels = xml.get(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  return children(rels, 'Relationship').map(({ attributes }) => {
    const external = attributes.TargetMode === 'External';
    const target = attributes.Target ?? '';
    return {
      id: attributes.Id ?? '',
      type: posix.basename(attributes.Type ?? ''),
      target: external ? target : target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      external,
    };
  });
}
