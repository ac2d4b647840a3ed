// What was entered on the page and has not been sent, kept by the browser: it outlives a reload, a closed window and a
// day without a network. Each entry brings what its author was looking at, so that what others wrote meanwhile is a
// conflict as everywhere.
import { z } from 'zod';
import { FieldName } from '../../plan/field.ts';

const Cell = z.union([z.string(), z.number()]);

export const KeptEntry = z.object({
  rowId: z.string(),
  field: FieldName,
  /** As the cell holds it. */
  value: Cell,
  /** What the cell held before, and the version that last changed it. */
  base: Cell,
  version: z.number(),
});
export type KeptEntry = Readonly<z.infer<typeof KeptEntry>>;

const Kept = z.object({ epoch: z.string(), entries: z.array(KeptEntry) });
export type Kept = Readonly<z.infer<typeof Kept>>;

/** Whose entries: those of a unit in a plan, whichever of its accounts entered them; null for the secretariat. */
export type EntriesOwner = Readonly<{ plan: string; unit: string | null }>;

export type KeptEntries = Readonly<{
  read(owner: EntriesOwner): Kept | null;
  /** False where the browser keeps nothing. */
  write(owner: EntriesOwner, kept: Kept): boolean;
}>;

export const keepNothing: KeptEntries = { read: () => null, write: () => false };

/** Storage may be forbidden or full; then nothing is kept and `write` says so. */
export function keepEntriesInStorage(storage: () => Storage): KeptEntries {
  const keyOf = ({ plan, unit }: EntriesOwner): string => `phu-luc.entries.${plan}.${unit ?? '*'}`;
  return {
    read(owner) {
      try {
        const text = storage().getItem(keyOf(owner));
        return text === null ? null : (Kept.safeParse(JSON.parse(text)).data ?? null);
      } catch {
        return null;
      }
    },
    write(owner, kept) {
      try {
        if (kept.entries.length === 0) storage().removeItem(keyOf(owner));
        else storage().setItem(keyOf(owner), JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
  };
}
