// A disk as POSIX promises it and no better: what a file held at its last fsync stays; what was written since is kept,
// dropped or torn, sector by sector; a name stays once its folder was synced.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Dice } from '../convergence/dice.ts';
import type { Entry } from './journal.ts';

const SECTOR_BYTES = 512;

/** What the power cut leaves of the writes that no fsync covers. */
export type Fate = 'dropped' | 'inOrder' | 'bySector';

type Change = Extract<Entry, { kind: 'written' | 'cut' }>;
type Name = Readonly<{ path: string; inode: bigint | null }>;
type File = { synced: Buffer; since: Change[]; readonly isFolder: boolean };

/** SQLite builds this one anew; it is mapped into memory, so that the journal does not know it. */
const isRebuilt = (name: string): boolean => name.endsWith('-shm');

export class Disk {
  readonly #files = new Map<bigint, File>();
  readonly #names = new Map<string, bigint>();
  /** Names that came or went since their folder was last synced, in order. */
  #namesSince: Name[] = [];
  readonly #root: bigint;

  /** `root` is the folder under which everything is recorded, and which was there before. */
  constructor(root: bigint) {
    this.#root = root;
    this.#files.set(root, { synced: Buffer.alloc(0), since: [], isFolder: true });
  }

  take(entry: Entry): void {
    switch (entry.kind) {
      case 'created':
        if (isRebuilt(entry.path)) return;
        this.#files.set(entry.inode, { synced: Buffer.alloc(0), since: [], isFolder: entry.isFolder });
        this.#namesSince.push(entry);
        return;
      case 'removed':
        this.#namesSince.push({ path: entry.path, inode: null });
        return;
      case 'written':
      case 'cut':
        this.#files.get(entry.inode)?.since.push(entry);
        return;
      case 'synced':
        this.#sync(entry.inode);
    }
  }

  /** Writes into an empty folder what a machine finds there when the power is back. */
  writeAfterPowerCut(folder: string, dice: Dice, fate: Fate): void {
    const names = new Map(this.#names);
    const kept =
      fate === 'inOrder'
        ? this.#namesSince.slice(0, dice.below(this.#namesSince.length + 1))
        : this.#namesSince.filter(() => fate === 'bySector' && dice.isLucky(0.5));
    for (const name of kept) rename(names, name);
    // A folder that is gone takes what is in it with it, so folders come first.
    for (const [name, inode] of [...names].sort(([a], [b]) => a.length - b.length)) {
      const file = this.#files.get(inode)!;
      const parent = path.dirname(name);
      if (parent !== '.' && !names.has(parent)) continue;
      if (file.isFolder) mkdirSync(path.join(folder, name));
      else writeFileSync(path.join(folder, name), contentAfterPowerCut(file, dice, fate));
    }
  }

  #sync(inode: bigint): void {
    const file = this.#files.get(inode);
    if (!file) return;
    if (file.since.length > 0) file.synced = applied(file.synced, file.since);
    file.since = [];
    if (!file.isFolder) return;
    const isHere = ({ path: name }: Name): boolean =>
      path.dirname(name) === '.' ? inode === this.#root : this.#inodeOf(path.dirname(name)) === inode;
    for (const name of this.#namesSince.filter(isHere)) rename(this.#names, name);
    this.#namesSince = this.#namesSince.filter(name => !isHere(name));
  }

  #inodeOf(name: string): bigint | null {
    const since = this.#namesSince.findLast(each => each.path === name);
    return since ? since.inode : (this.#names.get(name) ?? null);
  }
}

function rename(names: Map<string, bigint>, { path: name, inode }: Name): void {
  if (inode === null) names.delete(name);
  else names.set(name, inode);
}

function contentAfterPowerCut({ synced, since }: File, dice: Dice, fate: Fate): Buffer {
  switch (fate) {
    case 'dropped':
      return synced;
    case 'inOrder': {
      const whole = since.slice(0, dice.below(since.length + 1));
      const next = since[whole.length];
      if (next?.kind !== 'written') return applied(synced, whole);
      const torn = { ...next, bytes: next.bytes.subarray(0, dice.below(next.bytes.length)) };
      return applied(synced, [...whole, torn]);
    }
    case 'bySector': {
      const share = dice.share();
      return applied(
        synced,
        since.flatMap(change => sectorsOf(change)).filter(() => dice.isLucky(share)),
      );
    }
  }
}

/** The content after these changes, as one copy however many they are. */
function applied(content: Buffer, changes: readonly Change[]): Buffer {
  const ends = changes.map(change =>
    change.kind === 'cut' ? change.size : change.offset + change.bytes.length,
  );
  const next = Buffer.alloc(Math.max(content.length, ...ends));
  content.copy(next);
  let size = content.length;
  for (const [n, change] of changes.entries()) {
    if (change.kind === 'cut') next.fill(0, change.size, Math.max(size, change.size));
    else change.bytes.copy(next, change.offset);
    size = change.kind === 'cut' ? change.size : Math.max(size, ends[n]!);
  }
  return next.subarray(0, size);
}

/** A write as the disk may do it: one sector at a time. */
function sectorsOf(change: Change): Change[] {
  if (change.kind === 'cut') return [change];
  const { offset, bytes } = change;
  const sectors: Change[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = Math.min(SECTOR_BYTES - ((offset + at) % SECTOR_BYTES), bytes.length - at);
    sectors.push({ ...change, offset: offset + at, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  return sectors;
}
