import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Where a commit that waits for the disk waits for nothing: in memory if there is room, else with other passing files. */
export const quickFolder = hasRoom() ? inMemory : tmpdir();

/** For what is about the disk. */
export const folderOnDisk = tmpdir();

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
