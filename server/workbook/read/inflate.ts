// What Node's zlib does for the reader. The page that works without a network has a module of the same shape
// (server/check-page/inflate.ts), put in this one's place when it is built.
import { inflateRawSync } from 'node:zlib';

export { crc32 } from 'node:zlib';

/** The part unpacked; null where it would be longer than allowed. Throws where it is damaged. */
export function inflateAtMost(packed: Uint8Array, mostBytes: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}
