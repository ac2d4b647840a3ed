// The journal that record-writes.c keeps of a process: every call that changed the files under a folder, in order.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One call, by the inode it was for; paths are relative to the folder. */
export type Entry = Readonly<{ beganAt: bigint }> &
  (
    | Readonly<{ kind: 'created'; inode: bigint; isFolder: boolean; path: string }>
    | Readonly<{ kind: 'removed'; path: string }>
    | Readonly<{ kind: 'written'; inode: bigint; offset: number; bytes: Buffer }>
    | Readonly<{ kind: 'cut'; inode: bigint; size: number }>
    | Readonly<{ kind: 'synced'; inode: bigint }>
  );

const HEAD_BYTES = 32;

/** Builds the recorder; null, with the reason printed, where this machine cannot. */
export function buildRecorder(folder: string): string | null {
  const library = path.join(folder, 'record-writes.so');
  try {
    if (process.platform !== 'linux') throw new Error('not on Linux');
    const source = path.join(import.meta.dirname, 'record-writes.c');
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl', '-lpthread'], {
      stdio: 'pipe',
    });
    return library;
  } catch (error) {
    process.stdout.write(`\nskipped, a power cut needs a C compiler: ${String(error).split('\n')[0]}\n`);
    return null;
  }
}

/** What makes a process keep a journal of a folder. */
export function recording(library: string, folder: string, journal: string): Record<string, string> {
  return { LD_PRELOAD: library, RECORD_UNDER: folder, RECORD_TO: journal };
}

/** The entries of a journal, without the one that a kill may have cut off. */
export function readJournal(file: string): readonly Entry[] {
  const bytes = readFileSync(file);
  const entries: Entry[] = [];
  for (let at = 0; at + HEAD_BYTES <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 28);
    const end = at + HEAD_BYTES + length;
    if (end > bytes.length) break;
    entries.push(entryOf(bytes.subarray(at, at + HEAD_BYTES), bytes.subarray(at + HEAD_BYTES, end)));
    at = end;
  }
  return entries;
}

function entryOf(head: Buffer, bytes: Buffer): Entry {
  const beganAt = head.readBigUInt64LE(0);
  const inode = head.readBigUInt64LE(8);
  const number = Number(head.readBigUInt64LE(16));
  const kind = String.fromCharCode(head.readUInt32LE(24));
  switch (kind) {
    case 'C':
      return { kind: 'created', beganAt, inode, isFolder: number === 1, path: bytes.toString() };
    case 'U':
      return { kind: 'removed', beganAt, path: bytes.toString() };
    case 'W':
      return { kind: 'written', beganAt, inode, offset: number, bytes };
    case 'T':
      return { kind: 'cut', beganAt, inode, size: number };
    case 'S':
      return { kind: 'synced', beganAt, inode };
    default:
      throw new Error(`expected a kind of entry, found ${kind}`);
  }
}
