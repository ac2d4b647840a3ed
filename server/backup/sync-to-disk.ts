import { closeSync, fsyncSync, openSync } from 'node:fs';

/** What a file holds is on disk when this returns. */
export function syncToDisk(file: string): void {
  sync(openSync(file, 'r+'));
}

/** So are the names of what lies in a folder. Windows opens no folder, and writes names down by itself. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(openSync(folder, 'r'));
}

function sync(handle: number): void {
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
