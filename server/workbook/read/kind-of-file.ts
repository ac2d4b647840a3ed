// What a file is by its first bytes, whatever its name says: people send what their program saved.
import type { Zip } from './open-zip.ts';
import { Unreadable } from './unreadable.ts';

const ZIP = Uint8Array.of(0x50, 0x4b, 3, 4);
/** Compound files hold old workbooks, and new ones behind a password: [MS-CFB] 2.2, [MS-OFFCRYPTO] 2.3.1. */
const COMPOUND = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const ENCRYPTED_PACKAGE = inUtf16('EncryptedPackage');
const OLD_STREAMS = [inUtf16('Workbook'), inUtf16('Book')];

/** Throws `Unreadable` unless the bytes are a zip, which an .xlsx is. */
export function requireZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Unreadable('fileEmpty');
  if (beginsWith(bytes, ZIP)) return;
  if (!beginsWith(bytes, COMPOUND)) throw new Unreadable('notWorkbook');
  if (holds(bytes, ENCRYPTED_PACKAGE)) throw new Unreadable('workbookEncrypted');
  throw new Unreadable(OLD_STREAMS.some(name => holds(bytes, name)) ? 'oldWorkbook' : 'notWorkbook');
}

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** Throws `Unreadable` where the zip is a document of another kind. Macros in it are never read, only its cells. */
export function requireWorkbook(zip: Zip): void {
  if (zip.has('mimetype')) {
    const isSheet = new TextDecoder('latin1').decode(zip.read('mimetype') ?? undefined).startsWith(ODS);
    throw new Unreadable(isSheet ? 'openDocument' : 'notWorkbook');
  }
  if (zip.has('xl/workbook.bin')) throw new Unreadable('binaryWorkbook');
  const isOffice = zip.has('_rels/.rels') || zip.has('[Content_Types].xml') || zip.has('xl/workbook.xml');
  if (!isOffice) throw new Unreadable('notWorkbook');
}

function inUtf16(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(letter => [letter.charCodeAt(0), 0]));
}

function beginsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function holds(bytes: Uint8Array, wanted: Uint8Array): boolean {
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (beginsWith(bytes.subarray(at, at + wanted.length), wanted)) return true;
  }
  return false;
}
