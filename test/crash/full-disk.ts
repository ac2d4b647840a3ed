// Disks that really are full, for as long as a test says so.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { aDataDirectory } from '../server/a-data-directory.ts';
import { folderOnDisk } from '../server/quick-folder.ts';

export type DiskThatFills = Readonly<{
  directory: string;
  /** True where only the process feels it, and the next one does not. */
  isOfProcess: boolean;
  /** Leaves no room for the process, which has the directory open or is about to. */
  fill(pid: number): void;
  /** Makes room again. */
  free(pid: number): void;
}>;

const SIZE_MB = 24;

/** A small file system in memory, filled by a file beside the data. Needs the right to mount. */
export function aSmallDisk(): DiskThatFills {
  const directory = mkdtempSync(path.join(tmpdir(), 'phu-luc-disk-'));
  run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'phu-luc', directory]);
  onTestFinished(() => {
    run('umount', ['-l', directory]);
    rmSync(directory, { recursive: true, force: true });
  });
  const filler = path.join(directory, 'filler');
  return {
    directory: path.join(directory, 'data'),
    isOfProcess: false,
    fill: () => {
      const { bavail, bsize } = statfsSync(directory);
      writeFileSync(filler, Buffer.alloc(bavail * bsize), { flag: 'a' });
    },
    free: () => rmSync(filler),
  };
}

/** A limit on the size of files, put on the process: it can write no byte. Needs nothing. */
export function aLimitOnFiles(): DiskThatFills {
  return {
    directory: aDataDirectory(folderOnDisk),
    isOfProcess: true,
    fill: pid => run('prlimit', ['--pid', String(pid), '--fsize=0:']),
    free: pid => run('prlimit', ['--pid', String(pid), '--fsize=unlimited:']),
  };
}

export const disks: readonly Readonly<{ name: string; make: () => DiskThatFills }>[] = [
  { name: 'a small file system', make: aSmallDisk },
  { name: 'a limit on files', make: aLimitOnFiles },
].filter(({ name, make }) => isPossible(name, make));

function isPossible(name: string, make: () => DiskThatFills): boolean {
  try {
    if (make === aSmallDisk) {
      const directory = mkdtempSync(path.join(tmpdir(), 'phu-luc-disk-'));
      try {
        run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'phu-luc', directory]);
        run('umount', ['-l', directory]);
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    } else run('prlimit', ['--pid', String(process.pid), '--fsize']);
    return true;
  } catch (error) {
    process.stdout.write(`\nskipped, no full disk by ${name}: ${String(error).split('\n')[0]}\n`);
    return false;
  }
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'pipe' });
}
