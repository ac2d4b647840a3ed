// A zip's directory and parts, read with bounds: nothing is unzipped that is not asked for, and never more than allowed,
// whatever sizes the file claims. Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { crc32, inflateAtMost } from './inflate.ts';
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
  read(name: string): Uint8Array | null;
}>;

/** Throws `Unreadable` where the bytes are no zip or break a limit. */
export function openZip(file: Uint8Array, limits: ReadLimits): Zip {
  const bytes = new Bytes(file);
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

function directoryOf(bytes: Bytes, limits: ReadLimits): Map<string, Entry> {
  const end = endOfDirectory(bytes);
  const count = bytes.uint16(end + 10);
  if (count > limits.parts) throw tooComplex(`${limits.parts} parts`);
  const entries = new Map<string, Entry>();
  let at = bytes.uint32(end + 16);
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.uint32(at) !== DIRECTORY_ENTRY) throw damaged();
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map(field => bytes.uint16(at + field)) as [
      number,
      number,
      number,
    ];
    const name = bytes.text(at + 46, at + 46 + nameBytes);
    const extra = bytes.part(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    entries.set(name.replaceAll('\\', '/').replace(/^\/+/, ''), entryAt(bytes, at, extra));
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

function endOfDirectory(bytes: Bytes): number {
  const first = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.uint32(at) === END_OF_DIRECTORY) return at;
  }
  throw damaged();
}

/** Writers that stream put sizes into the extra field of zip64 even where they are small. */
function entryAt(bytes: Bytes, at: number, extra: Bytes): Entry {
  const sizes = [24, 20, 42].map(field => bytes.uint32(at + field));
  const long = zip64Field(extra);
  let next = 0;
  const [, packedBytes = 0, header = 0] = sizes.map(size => {
    if (size !== IN_EXTRA_FIELD) return size;
    if (next + 8 > long.length) throw damaged();
    next += 8;
    return long.uint64(next - 8);
  });
  return {
    method: bytes.uint16(at + 10),
    flags: bytes.uint16(at + 8),
    crc: bytes.uint32(at + 16),
    packedBytes,
    header,
  };
}

function zip64Field(extra: Bytes): Bytes {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.uint16(at + 2)) {
    if (extra.uint16(at) === ZIP64_EXTRA) return extra.part(at + 4, at + 4 + extra.uint16(at + 2));
  }
  return extra.part(0, 0);
}

function unpack(
  bytes: Bytes,
  { method, flags, crc, packedBytes, header }: Entry,
  mostBytes: number,
): Uint8Array {
  if (flags & ENCRYPTED) throw new Unreadable('workbookEncrypted');
  if (header + 30 > bytes.length || bytes.uint32(header) !== LOCAL_HEADER) throw damaged();
  const start = header + 30 + bytes.uint16(header + 26) + bytes.uint16(header + 28);
  if (start + packedBytes > bytes.length) throw damaged();
  const packed = bytes.all.subarray(start, start + packedBytes);
  const part = method === STORED ? packed : method === DEFLATED ? inflated(packed, mostBytes) : null;
  if (part === null) throw damaged();
  if (part.length > mostBytes) throw tooLong(mostBytes);
  // A flipped bit in a stored or literal byte would otherwise be a changed value.
  if (crc32(part) !== crc) throw damaged();
  return part;
}

function inflated(packed: Uint8Array, mostBytes: number): Uint8Array {
  let part: Uint8Array | null;
  try {
    part = inflateAtMost(packed, mostBytes);
  } catch {
    throw damaged();
  }
  if (part === null) throw tooLong(mostBytes);
  return part;
}

function tooLong(mostBytes: number): Unreadable {
  return tooComplex(`${Math.ceil(mostBytes / 1024 / 1024)} MB`);
}

/** Numbers and names in the file, which a browser reads as well as Node. */
class Bytes {
  readonly all: Uint8Array;
  readonly #view: DataView;

  constructor(all: Uint8Array) {
    this.all = all;
    this.#view = new DataView(all.buffer, all.byteOffset, all.length);
  }

  get length(): number {
    return this.all.length;
  }

  uint16(at: number): number {
    return this.#view.getUint16(at, true);
  }

  uint32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  uint64(at: number): number {
    return Number(this.#view.getBigUint64(at, true));
  }

  text(from: number, to: number): string {
    return new TextDecoder().decode(this.all.subarray(from, to));
  }

  part(from: number, to: number): Bytes {
    return new Bytes(this.all.subarray(from, to));
  }
}
