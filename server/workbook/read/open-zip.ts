// A zip's directory and parts, read with bounds: nothing is unzipped that is not asked for, and never more than allowed,
// whatever sizes the file claims. Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { crc32, inflateRawSync } from 'node:zlib';
import type { ReadLimits } from './read-limits.ts';
import { damaged, tooComplex, Unreadable } from './unreadable.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const IN_EXTRA_FIELD = 0xffff_ffff;
const ZIP64_EXTRA = 1;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

type Entry = Readonly<{ method: number; flags: number; crc: number; packedBytes: number; header: number }>;

export type Zip = Readonly<{
  /** Paths as the file writes them, without a leading slash. */
  names: readonly string[];
  has(name: string): boolean;
  /** A part unzipped; null where there is none. Throws `Unreadable`. */
  read(name: string): Buffer | null;
}>;

/** Throws `Unreadable` where the bytes are no zip or break a limit. */
export function openZip(bytes: Buffer, limits: ReadLimits): Zip {
  const entries = directoryOf(bytes, limits);
  // Programs differ in the case of part names; the format says that it does not count.
  const byKey = new Map([...entries].map(([name, entry]) => [name.toLowerCase(), entry]));
  let left = limits.totalBytes;
  return {
    names: [...entries.keys()],
    has: name => byKey.has(name.toLowerCase()),
    read(name) {
      const entry = byKey.get(name.toLowerCase());
      if (!entry) return null;
      const part = unpack(bytes, entry, Math.min(left, limits.partBytes));
      left -= part.length;
      return part;
    },
  };
}

function directoryOf(bytes: Buffer, limits: ReadLimits): Map<string, Entry> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.parts) throw tooComplex(`${limits.parts} parts`);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map(field =>
      bytes.readUInt16LE(at + field),
    ) as [number, number, number];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    const extra = bytes.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    entries.set(name.replaceAll('\\', '/').replace(/^\/+/, ''), entryAt(bytes, at, extra));
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw damaged();
}

/** Writers that stream put sizes into the extra field of zip64 even where they are small. */
function entryAt(bytes: Buffer, at: number, extra: Buffer): Entry {
  const sizes = [24, 20, 42].map(field => bytes.readUInt32LE(at + field));
  const long = zip64Field(extra);
  let next = 0;
  const [, packedBytes = 0, header = 0] = sizes.map(size => {
    if (size !== IN_EXTRA_FIELD) return size;
    if (next + 8 > long.length) throw damaged();
    next += 8;
    return Number(long.readBigUInt64LE(next - 8));
  });
  return {
    method: bytes.readUInt16LE(at + 10),
    flags: bytes.readUInt16LE(at + 8),
    crc: bytes.readUInt32LE(at + 16),
    packedBytes,
    header,
  };
}

function zip64Field(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === ZIP64_EXTRA)
      return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  return extra.subarray(0, 0);
}

function unpack(
  bytes: Buffer,
  { method, flags, crc, packedBytes, header }: Entry,
  mostBytes: number,
): Buffer {
  if (flags & ENCRYPTED) throw new Unreadable('workbookEncrypted');
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== LOCAL_HEADER) throw damaged();
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  if (start + packedBytes > bytes.length) throw damaged();
  const packed = bytes.subarray(start, start + packedBytes);
  const part = method === STORED ? packed : method === DEFLATED ? inflated(packed, mostBytes) : null;
  if (part === null) throw damaged();
  if (part.length > mostBytes) throw tooLong(mostBytes);
  // A flipped bit in a stored or literal byte would otherwise be a changed value.
  if (crc32(part) !== crc) throw damaged();
  return part;
}

function inflated(packed: Buffer, mostBytes: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLong ? tooLong(mostBytes) : damaged();
  }
}

function tooLong(mostBytes: number): Unreadable {
  return tooComplex(`${Math.ceil(mostBytes / 1024 / 1024)} MB`);
}
