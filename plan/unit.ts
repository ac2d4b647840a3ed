import { z } from 'zod';
import { IsoDate } from './iso-date.ts';

/** An id made of lower-case ASCII words joined by hyphens: `vp-ubnd-tinh`. */
export const UnitId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);
export type UnitId = z.infer<typeof UnitId>;

/**
 * How the members of a group are known: a `memberList` in the directory, a list decided each year (`yearly`),
 * one `decidedLater`, `persons` and not agencies, an `open` set, or units `outside` the province.
 */
export const GroupKind = z.enum(['memberList', 'yearly', 'decidedLater', 'persons', 'open', 'outside']);
export type GroupKind = z.infer<typeof GroupKind>;

/** What a unit became; without an id where it has no one successor and tasks are re-assigned by hand. */
export const Successor = z.object({ id: UnitId.optional(), name: z.string() });
export type Successor = z.infer<typeof Successor>;

/**
 * A unit or group of the directory. Its identity is the id, never the name: names have validity dates, and a
 * body can live on under another's old name.
 */
export const Unit = z.object({
  id: UnitId,
  name: z.string().min(1),
  nameEn: z.string().optional(),
  aliases: z.array(z.string()),
  /** Null for a single unit. */
  group: GroupKind.nullable(),
  /** Ids of a group's known members; empty where none is known yet. */
  members: z.array(UnitId),
  parent: UnitId.optional(),
  /** Signs in and reports. A group reports only where the directory says so (its head of the year does it). */
  canReport: z.boolean(),
  validFrom: IsoDate.optional(),
  /** Last day under this name; free text where the directory knows only the year. */
  validTo: z.string().optional(),
  successors: z.array(Successor),
  /** What the secretariat has to know of the unit. */
  note: z.string().optional(),
});
export type Unit = z.infer<typeof Unit>;

/** The short form used in row ids: `vp-ubnd-tinh` → `VPUBND`. */
export function unitCode(id: UnitId): string {
  return id
    .replace(/-tinh$/, '')
    .replaceAll('-', '')
    .toUpperCase();
}
