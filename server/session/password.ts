import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordRecord } from '../store/store.ts';

/** 32 MB and some 0.1 s per guess: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const strongCost: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const MEMORY_LIMIT_BYTES = 256 * 1024 * 1024;

/** The parameters of scrypt: RFC 7914. */
export type ScryptCost = Readonly<{ N: number; r: number; p: number }>;

/** A new record of a password under an id; the password itself is not kept. */
export async function hashPassword(id: string, password: string, cost = strongCost): Promise<PasswordRecord> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return {
    id,
    scheme: `scrypt:${cost.N}:${cost.r}:${cost.p}`,
    salt: salt.toString('hex'),
    hash: hash.toString('hex'),
  };
}

export async function isPassword(password: string, record: PasswordRecord): Promise<boolean> {
  const [scheme, N, r, p] = record.scheme.split(':');
  if (scheme !== 'scrypt')
    throw new Error(`expected a password record of scheme scrypt, found ${record.scheme}`);
  const hash = await derive(password, Buffer.from(record.salt, 'hex'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(hash, Buffer.from(record.hash, 'hex'));
}

/** Takes as long as a real check, so that an unknown account cannot be told from a wrong password. */
export async function pretendToCheck(password: string): Promise<void> {
  await derive(password, Buffer.alloc(16), strongCost);
}

/** Typed passwords differ in how accents are composed from one keyboard to the next. */
function derive(password: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFC'),
      salt,
      KEY_BYTES,
      { N, r, p, maxmem: MEMORY_LIMIT_BYTES },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}

/** Easy to read out and to type: no letters or digits that look alike. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from(randomBytes(14), byte => letters[byte % letters.length]).join('');
}
