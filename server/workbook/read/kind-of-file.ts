// What a file is by its first bytes, whatever its name says: people send what their program saved.
import type { Zip } from './open-zip.ts';
import { Unreadable } from './unreadable.ts';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** Compound files hold old workbooks, and new ones behind a password: [MS-CFB] 2.2, [MS-OFFCRYPTO] 2.3.1. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const OLD_STREAMS = [Buffer.from('Workbook', 'utf16le'), Buffer.from('Book', 'utf16le')];

/** Throws `Unreadable` unless the bytes are a zip, which an .xlsx is. */
export function requireZip(bytes: Buffer): void {
  if (bytes.length === 0) throw new Unreadable('fileEmpty');
  if (bytes.subarray(0, 4).equals(ZIP)) return;
  if (!bytes.subarray(0, 8).equals(COMPOUND)) throw new Unreadable('notWorkbook');
  if (bytes.includes(ENCRYPTED_PACKAGE)) throw new Unreadable('workbookEncrypted');
  throw new Unreadable(OLD_STREAMS.some(name => bytes.includes(name)) ? 'oldWorkbook' : 'notWorkbook');
}

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** Throws `Unreadable` where the zip is a document of another kind. Macros in it are never read, only its cells. */
export function requireWorkbook(zip: Zip): void {
  if (zip.has('mimetype')) {
    const isSheet = zip.read('mimetype')?.toString('latin1').startsWith(ODS) ?? false;
    throw new Unreadable(isSheet ? 'openDocument' : 'notWorkbook');
  }
  if (zip.has('xl/workbook.bin')) throw new Unreadable('binaryWorkbook');
  const isOffice = zip.has('_rels/.rels') || zip.has('[Content_Types].xml') || zip.has('xl/workbook.xml');
  if (!isOffice) throw new Unreadable('notWorkbook');
}
