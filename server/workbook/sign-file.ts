// The service signs what a file says of itself, so that a file that comes back can be judged against the right
// history. A wrong or missing signature refuses nothing: it only means that nothing in the file is taken on trust.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HiddenSheet } from '../../plan/sheet/sheet-document.ts';

export type FileIdentity = Readonly<Pick<HiddenSheet, 'plan' | 'unit' | 'file' | 'version' | 'epoch'>>;

/** HMAC-SHA256 in hexadecimal, which no spreadsheet program takes for a formula. */
export function signFile(identity: FileIdentity, key: string | Uint8Array): string {
  return digest(identity, key).toString('hex');
}

/** True where the signature was made with this key over exactly this identity. Takes the same time either way. */
export function verifyFile(identity: FileIdentity, signature: string, key: string | Uint8Array): boolean {
  const expected = digest(identity, key);
  const found = Buffer.from(/^[0-9a-f]{64}$/.test(signature) ? signature : '', 'hex');
  return timingSafeEqual(expected, found.length === expected.length ? found : Buffer.alloc(expected.length));
}

function digest({ plan, unit, file, version, epoch }: FileIdentity, key: string | Uint8Array): Buffer {
  if (key.length < 16) throw new Error(`Expected a signing key of at least 16 bytes, found ${key.length}`);
  // JSON keeps the parts apart and tells a null unit from any text; the first part keeps this key's other uses apart.
  const text = JSON.stringify(['phu-luc-file', plan, unit, file, version, epoch]);
  return createHmac('sha256', key).update(text).digest();
}
