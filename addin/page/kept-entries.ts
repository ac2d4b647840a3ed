// What was entered on the page and has not been sent, kept by the browser: it outlives a reload, a closed window and a
// day without a network. Each entry brings what its author was looking at, so that what others wrote meanwhile is a
// conflict as everywhere. Each has a place of its own, so that two windows never write over what the other one keeps.
import { z } from 'zod';
import { FieldName } from '../../plan/field.ts';

const Cell = z.union([z.string(), z.number()]);

export const KeptEntry = z.object({
  rowId: z.string(),
  field: FieldName,
  /** As the cell holds it. */
  value: Cell,
  /** What the cell held before, the version that last changed it, and the plan's epoch. */
  base: Cell,
  version: z.number(),
  epoch: z.string(),
});
export type KeptEntry = Readonly<z.infer<typeof KeptEntry>>;

/** Whose entries: those of a unit in a plan, whichever of its accounts entered them; null for the secretariat. */
export type EntriesOwner = Readonly<{ plan: string; unit: string | null }>;

/** What became of a cell in another window: what stands in it, or that nothing waits in it any more. */
export type HeardEntry = Readonly<Pick<KeptEntry, 'rowId' | 'field'> & { entry: KeptEntry | null }>;

export type KeptEntries = Readonly<{
  read(owner: EntriesOwner): readonly KeptEntry[];
  /** False where the browser keeps nothing. */
  write(owner: EntriesOwner, entries: readonly KeptEntry[]): boolean;
  /** Tells what other windows of this browser enter for the owner that was read last. */
  listen(heard: (entry: HeardEntry) => void): void;
}>;

export const keepNothing: KeptEntries = { read: () => [], write: () => false, listen: () => undefined };

const PREFIX = 'phu-luc.entry ';
const Place = z.tuple([z.string(), z.string().nullable(), z.string(), FieldName]);

/** Hears of the places that another window has written or emptied: the browser's `storage` event. */
export type OtherWindows = (heard: (key: string) => void) => void;

/** Storage may be forbidden or full; then nothing is kept and `write` says so. */
export function keepEntriesInStorage(
  storage: () => Storage,
  otherWindows: OtherWindows = () => undefined,
): KeptEntries {
  /** What this window last saw in each place of its owner; it writes and empties no others. */
  let seen = new Map<string, string>();
  let ownerNow = '';

  const nameOf = ({ plan, unit }: EntriesOwner): string => JSON.stringify([plan, unit]);
  const keyOf = ({ plan, unit }: EntriesOwner, { rowId, field }: KeptEntry): string =>
    PREFIX + JSON.stringify([plan, unit, rowId, field]);
  const become = (owner: EntriesOwner): void => {
    if (ownerNow === nameOf(owner)) return;
    ownerNow = nameOf(owner);
    seen = new Map();
  };
  const placesOf = (owner: EntriesOwner): string[] =>
    Array.from({ length: storage().length }, (_, index) => storage().key(index) ?? '').filter(key => {
      const place = placeIn(key);
      return place !== null && nameOf(place) === nameOf(owner);
    });

  return {
    read(owner) {
      become(owner);
      try {
        seen = new Map(placesOf(owner).map(key => [key, storage().getItem(key) ?? '']));
        return [...seen.values()].flatMap(text => entryIn(text) ?? []);
      } catch {
        return [];
      }
    },

    write(owner, entries) {
      become(owner);
      try {
        const now = new Map(entries.map(entry => [keyOf(owner, entry), JSON.stringify(entry)]));
        for (const [key, text] of seen) {
          // What another window has put there since is its own.
          if (!now.has(key) && storage().getItem(key) === text) storage().removeItem(key);
        }
        for (const [key, text] of now) if (seen.get(key) !== text) storage().setItem(key, text);
        seen = now;
        return true;
      } catch {
        return false;
      }
    },

    listen(heard) {
      otherWindows(key => {
        const place = placeIn(key);
        if (place === null || nameOf(place) !== ownerNow) return;
        // The place itself tells: of two words that crossed on their way, the later one stands in it.
        const text = storage().getItem(key);
        if (text === null) seen.delete(key);
        else seen.set(key, text);
        const { rowId, field } = place;
        heard({ rowId, field, entry: text === null ? null : entryIn(text) });
      });
    },
  };
}

function placeIn(key: string): (EntriesOwner & Pick<KeptEntry, 'rowId' | 'field'>) | null {
  if (!key.startsWith(PREFIX)) return null;
  const place = Place.safeParse(read(key.slice(PREFIX.length)));
  if (!place.success) return null;
  const [plan, unit, rowId, field] = place.data;
  return { plan, unit, rowId, field };
}

function entryIn(text: string): KeptEntry | null {
  return KeptEntry.safeParse(read(text)).data ?? null;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
