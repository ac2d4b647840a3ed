// Damaged workbooks without end: the same number always makes the same one.
import JSZip from 'jszip';
import { Dice } from '../../convergence/dice.ts';

type Throw = (sides: number) => number;

export type Damage = 'bytes' | 'cut' | 'part dropped' | 'directory' | 'document type' | 'xml';
export const damages: readonly Damage[] = [
  'bytes',
  'cut',
  'part dropped',
  'directory',
  'document type',
  'xml',
  'xml',
  'xml',
];

/** One damaged copy of a file. */
export async function damagedFile(file: Buffer, seed: number): Promise<{ damage: Damage; bytes: Buffer }> {
  const thrown = new Dice(seed);
  const dice: Throw = sides => thrown.below(sides);
  const damage = damages[seed % damages.length]!;
  switch (damage) {
    case 'bytes':
      return { damage, bytes: withFlippedBytes(file, dice) };
    case 'cut':
      return { damage, bytes: file.subarray(0, dice(file.length)) };
    case 'directory':
      return { damage, bytes: withDamagedDirectory(file, dice) };
    case 'part dropped':
    case 'document type':
    case 'xml':
      return { damage, bytes: await withDamagedParts(file, damage, dice) };
  }
}

function withFlippedBytes(file: Buffer, dice: Throw): Buffer {
  const bytes = Buffer.from(file);
  for (let left = 1 + dice(32); left > 0; left -= 1) bytes[dice(bytes.length)]! ^= 1 << dice(8);
  return bytes;
}

/** Bytes of the directory and of the headers before the parts: names, sizes, places, methods, how many there are. */
function withDamagedDirectory(file: Buffer, dice: Throw): Buffer {
  const bytes = Buffer.from(file);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const directory = bytes.readUInt32LE(end + 16);
  for (let left = 1 + dice(4); left > 0; left -= 1) {
    const at = dice(5) === 0 ? end + 4 + dice(18) : directory + dice(end - directory);
    bytes[at] = dice(3) === 0 ? 0xff : dice(256);
  }
  return bytes;
}

/** A bomb of entities, a file of the machine, an address of the network. */
const documentTypes = [
  '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;">]>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
];

async function withDamagedParts(file: Buffer, damage: Damage, dice: Throw): Promise<Buffer> {
  const zip = await JSZip.loadAsync(file);
  // Sheets, texts and styles more often than the rest: that is where there is much to go wrong.
  const names = Object.keys(zip.files).filter(name => !zip.files[name]!.dir);
  const cells = names.filter(name => /sheet\d|sharedStrings|styles|workbook\.xml/.test(name));
  const name = dice(4) > 0 ? cells[dice(cells.length)]! : names[dice(names.length)]!;
  if (damage === 'part dropped') zip.remove(name);
  else if (damage === 'document type') {
    const text = await zip.file(name)!.async('string');
    zip.file(name, text.replace('?>', `?>${documentTypes[dice(documentTypes.length)]}`));
  } else {
    let text = await zip.file(name)!.async('string');
    for (let left = 1 + dice(4); left > 0; left -= 1) text = withDamagedText(text, dice);
    zip.file(name, text);
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

const oddities = [
  '',
  '<',
  '&x;',
  '&#0;',
  '\u0000',
  '<!DOCTYPE a>',
  '<![CDATA[',
  ']]>',
  '"',
  '-1',
  '99999999999999999999',
  '1e999',
  'NaN',
  '_x0000_',
  '\uD800',
  '</row>',
  '<row r="1048577">',
  '<row r="-3">',
  '<c r="XFE1" t="s"><v>1</v></c>',
  '<c t="b"><v>2</v></c>',
  '<c t="e"><v>#REF!</v></c>',
  '<c t="zz" s="999999"><v>x</v></c>',
  '<f>1+1</f>',
  '<mergeCell ref="A1:B2:C3"/>',
  '<x:row xmlns:x="y"/>',
];

function withDamagedText(text: string, dice: Throw): string {
  const at = dice(text.length + 1);
  const end = Math.min(text.length, at + dice(200));
  const piece = text.slice(at, end);
  switch (dice(6)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + piece + piece + text.slice(end);
    case 2:
      return text.slice(0, at) + oddities[dice(oddities.length)] + text.slice(at);
    case 3:
      return withNthReplaced(
        text,
        /="[^"]*"/g,
        `="${oddities[dice(oddities.length)]!.replace(/"/g, '')}"`,
        dice,
      );
    case 4:
      return withNthReplaced(text, />[^<]+</g, `>${oddities[dice(oddities.length)]}<`, dice);
    default:
      return withNthReplaced(
        text,
        /<\/?[\w:]+/g,
        ['<row', '</c', '<c', '<v', '</is', '<t', '<si'][dice(7)]!,
        dice,
      );
  }
}

function withNthReplaced(text: string, pattern: RegExp, by: string, dice: Throw): string {
  const found = [...text.matchAll(pattern)];
  const one = found[dice(Math.max(1, found.length))];
  return one ? text.slice(0, one.index) + by + text.slice(one.index + one[0].length) : text;
}
