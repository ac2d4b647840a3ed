// An archive of files that are compressed already, written as they come: each is stored as it is, so that memory holds
// one file.
import { crc32 } from 'node:zlib';
import { zipOf, type ZipPart } from './zip-writer.ts';

export type ZipEntry = Readonly<{ name: string; bytes: Buffer }>;

/** The archive in pieces, one for each file and one for the directory at the end. Names are not repeated. */
export function storedZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  return zipOf(stored(entries));
}

async function* stored(entries: AsyncIterable<ZipEntry>): AsyncGenerator<ZipPart> {
  for await (const { name, bytes } of entries) {
    yield { name, method: 'stored', packed: bytes, bytes: bytes.length, crc: crc32(bytes) };
  }
}
