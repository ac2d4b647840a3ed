// The archive format as far as it is written here: local headers, the parts, the directory (APPNOTE.TXT 4.3.7, 4.3.12,
// 4.3.16). Sizes stand in front of each part, so that whoever receives a stream can count.
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** 1 January 1980, the first day of the format: the same parts give the same bytes. */
const FIRST_DAY = 0x0021;
/** Without the 64-bit extension that old programs lack. */
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;

export type ZipPart = Readonly<{
  name: string;
  method: 'stored' | 'deflated';
  /** As it stands in the archive. */
  packed: Buffer;
  /** Of the part unpacked. */
  bytes: number;
  crc: number;
}>;

/** The archive in pieces, one for each part and one for the directory at the end. Names are not repeated. */
export async function* zipOf(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const part of parts) {
    const shared = sharedHeader(part);
    const path = Buffer.from(part.name);
    const piece = Buffer.concat([uint32(LOCAL), shared, path, part.packed]);
    directory.push(Buffer.concat([uint32(CENTRAL), uint16(VERSION), shared, placeOf(offset), path]));
    offset += piece.length;
    if (offset > MOST_BYTES || directory.length > MOST_ENTRIES) {
      throw new Error(`expected an archive within the limits of the format, found ${offset} bytes`);
    }
    yield piece;
  }
  const central = Buffer.concat(directory);
  const count = uint16(directory.length);
  yield Buffer.concat([
    central,
    uint32(END),
    uint32(0),
    count,
    count,
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ]);
}

/** What the local header and the directory say alike; the directory's further fields follow in `placeOf`. */
function sharedHeader({ name, method, packed, bytes, crc }: ZipPart): Buffer {
  return Buffer.concat([
    uint16(VERSION),
    uint16(UTF8),
    uint16(method === 'stored' ? 0 : 8),
    uint16(0),
    uint16(FIRST_DAY),
    uint32(crc),
    uint32(packed.length),
    uint32(bytes),
    uint16(Buffer.byteLength(name)),
    uint16(0),
  ]);
}

/** No comment, the first disk, no attributes, and where the part begins. */
function placeOf(offset: number): Buffer {
  return Buffer.concat([uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset)]);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
