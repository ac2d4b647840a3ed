// Unpacking in a browser, in the shape of server/workbook/read/inflate.ts.
import { Inflate } from 'fflate';

/** Larger pieces would let a bomb burst before it is noticed. */
const PIECE_BYTES = 16 * 1024;

export function inflateAtMost(packed: Uint8Array, mostBytes: number): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const inflate = new Inflate((piece, isLast) => {
    length += piece.length;
    isWhole = isLast;
    if (length <= mostBytes) pieces.push(piece);
  });
  for (let at = 0; at < packed.length && length <= mostBytes; at += PIECE_BYTES) {
    inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  }
  if (length > mostBytes) return null;
  if (!isWhole) throw new Error('expected the end of the compressed part');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of the zip format. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}
