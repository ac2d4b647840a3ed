// A gzip file put together from parts that were packed apart, so that what has not changed need not be packed again.
// Each part ends on a whole byte and refers to nothing before it (RFC 1951, 3.2.4; zlib's Z_FULL_FLUSH), and the sum of
// all is computed from the sums of the parts (RFC 1952, 2.3.1).
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

export type GzipPart = Readonly<{ packed: Buffer; plainBytes: number; crc: number }>;

const deflate = promisify(deflateRaw);
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff]);
const STORED_BYTES = 0xffff;

/** Packed on another thread. */
export async function packedPart(text: string, level: number): Promise<GzipPart> {
  const plain = Buffer.from(text);
  const packed = await deflate(plain, { level, finishFlush: constants.Z_FULL_FLUSH });
  return { packed, plainBytes: plain.length, crc: crc32(plain) };
}

/** As it is, for a few bytes that are new each time; at most 65,535 of them. */
export function storedPart(text: string): GzipPart {
  const plain = Buffer.from(text);
  if (plain.length > STORED_BYTES)
    throw new Error(`expected at most ${STORED_BYTES} bytes, found ${plain.length}`);
  const head = Buffer.alloc(5);
  head.writeUInt16LE(plain.length, 1);
  head.writeUInt16LE(~plain.length & 0xffff, 3);
  return { packed: Buffer.concat([head, plain]), plainBytes: plain.length, crc: crc32(plain) };
}

/** The parts, one after the other, as one. */
export function joinedParts(parts: readonly GzipPart[]): GzipPart {
  return { packed: Buffer.concat(parts.map(part => part.packed)), ...sumsOf(parts) };
}

/** The file whose content is that of the parts, one after the other, as buffers to send in turn. */
export function gzipOf(parts: readonly GzipPart[]): readonly Buffer[] {
  const { crc, plainBytes } = sumsOf(parts);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc, 0);
  tail.writeUInt32LE(plainBytes % 2 ** 32, 4);
  return [HEAD, ...parts.map(part => part.packed), LAST_BLOCK, tail];
}

function sumsOf(parts: readonly GzipPart[]): Pick<GzipPart, 'plainBytes' | 'crc'> {
  let crc = 0;
  let plainBytes = 0;
  for (const part of parts) {
    crc = joinedCrc(crc, part.crc, part.plainBytes);
    plainBytes += part.plainBytes;
  }
  return { crc, plainBytes };
}

// A CRC-32 is a polynomial over GF(2), its highest power in bit 0: text A followed by n bytes has the sum of A times
// x^(8n), modulo the polynomial below.
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;

function joinedCrc(first: number, second: number, secondBytes: number): number {
  return (times(first, powerOfX(secondBytes)) ^ second) >>> 0;
}

function times(a: number, b: number): number {
  let product = 0;
  for (let bit = ONE, shifted = b; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= shifted;
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
  }
  return product >>> 0;
}

/** x^(8 × bytes), by squaring. */
function powerOfX(bytes: number): number {
  let power = ONE;
  for (let rest = bytes, square = ONE >>> 8; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = times(power, square);
    square = times(square, square);
  }
  return power;
}
