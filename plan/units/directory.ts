// The directory of units: who there is, under which names, since and until when.
import { z } from 'zod';
import { IsoDate } from '../iso-date.ts';
import { unitCode, type Unit, type UnitId, Unit as UnitSchema } from '../unit.ts';

/** A directory as it stood on a date. Ids are unique, and so are the codes that row ids are made of. */
export const Directory = z
  .object({ asOf: IsoDate, province: z.string(), units: z.array(UnitSchema) })
  .superRefine(({ units }, context) => {
    const codes = new Map<string, UnitId>();
    for (const { id } of units) {
      const other = codes.get(unitCode(id));
      if (other !== undefined) {
        context.addIssue({
          code: 'custom',
          message: `units ${other} and ${id} share the code ${unitCode(id)}`,
        });
      }
      codes.set(unitCode(id), id);
    }
    const ids = new Set(units.map(unit => unit.id));
    for (const unit of units) {
      for (const member of unit.members.filter(id => !ids.has(id))) {
        context.addIssue({ code: 'custom', message: `group ${unit.id} has an unknown member ${member}` });
      }
    }
  });
export type Directory = z.infer<typeof Directory>;

/** Parses a directory file. Throws where it is not one: a directory is part of an installation, not of user input. */
export function readDirectory(json: unknown): Directory {
  return Directory.parse(json);
}

/** A group's known members that are in the directory; a single unit is its own only member. */
export function expandGroup(id: UnitId, units: readonly Unit[]): Unit[] {
  const unit = units.find(each => each.id === id);
  if (!unit) return [];
  if (unit.group === null) return [unit];
  return units.filter(each => unit.members.includes(each.id));
}
