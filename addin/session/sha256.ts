// SHA-256 (FIPS 180-4), since `crypto.subtle` is missing where a page is served over plain http, as on an office's
// own network, and a mutation's id must be the same there.

const primes = firstPrimes(64);
const roundConstants = primes.map(prime => fractionBits(Math.cbrt(prime)));
const initialState = primes.slice(0, 8).map(prime => fractionBits(Math.sqrt(prime)));

/** The digest of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const state = initialState.slice();
  for (let at = 0; at < words.length; at += 16) addBlock(state, words.slice(at, at + 16));
  return state.map(word => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function addBlock(state: number[], block: readonly number[]): void {
  const w = block.slice();
  for (let i = 16; i < 64; i++) {
    const [before15, before2] = [w[i - 15]!, w[i - 2]!];
    const s0 = turn(before15, 7) ^ turn(before15, 18) ^ (before15 >>> 3);
    const s1 = turn(before2, 17) ^ turn(before2, 19) ^ (before2 >>> 10);
    w.push((w[i - 16]! + s0 + w[i - 7]! + s1) | 0);
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + roundConstants[i]! + w[i]!) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i]! + word) | 0));
}

/** The message, a 1 bit, zeros, and its length in bits, as big-endian words in blocks of sixteen. */
function padded(bytes: Uint8Array): number[] {
  const length = (Math.floor((bytes.length + 8) / 64) + 1) * 64;
  const view = new DataView(new ArrayBuffer(length));
  bytes.forEach((byte, i) => view.setUint8(i, byte));
  view.setUint8(bytes.length, 0x80);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
  return Array.from({ length: length / 4 }, (_, i) => view.getInt32(i * 4));
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function fractionBits(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every(prime => n % prime !== 0)) found.push(n);
  }
  return found;
}
