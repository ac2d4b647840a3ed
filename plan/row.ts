// A row is an assignment (task × unit, one per pair) with its progress fields.
import { z } from 'zod';
import { emptyFields, fieldNames, Fields, type FieldName } from './field.ts';
import type { Task } from './plan.ts';
import { unitCode, UnitId, type Unit } from './unit.ts';

export const Role = z.enum(['lead', 'coordinate']);
export type Role = z.infer<typeof Role>;

export const roleLabels: Readonly<Record<Role, string>> = { lead: 'Chủ trì', coordinate: 'Phối hợp' };

/** Readable and stable: task number (two digits or more), a point, the unit's code: `06.VPUBND`. */
export const RowId = z
  .string()
  .regex(/^\d{2,}\.[A-Z0-9]+$/)
  .max(64);
export type RowId = z.infer<typeof RowId>;

/** For each field, the plan version that last changed it; 0 where nothing ever did. */
export const Versions = z.object(
  Object.fromEntries(fieldNames.map(name => [name, z.number().int().min(0)])) as Record<
    FieldName,
    z.ZodNumber
  >,
);
export type Versions = Readonly<Record<FieldName, number>>;

export const Row = z.object({
  id: RowId,
  task: z.number().int().positive(),
  unit: UnitId,
  role: Role,
  fields: Fields,
  versions: Versions,
});
export type Row = z.infer<typeof Row>;

export const noVersions: Versions = Object.fromEntries(fieldNames.map(name => [name, 0])) as Versions;

/** The id of the row of a unit for a task. */
export function rowIdOf(taskNo: number, unit: UnitId): RowId {
  return `${String(taskNo).padStart(2, '0')}.${unitCode(unit)}`;
}

export type Assignment = Pick<Row, 'id' | 'task' | 'unit' | 'role'>;

/**
 * Who has to report on what: every unit that a task names, groups expanded to the members known. One assignment
 * per task and unit; where a unit is both, lead wins. Units that cannot report and groups without known members
 * make none. Sorted by task, lead first, then in the order the plan names them.
 */
export function assignmentsOf(tasks: readonly Task[], units: readonly Unit[]): Assignment[] {
  const directory = new Map(units.map(unit => [unit.id, unit]));
  return tasks.flatMap(task => {
    const roles = new Map<UnitId, Role>();
    for (const [role, mentions] of [
      ['lead', task.lead.units],
      ['coordinate', task.coordinating.units],
    ] as const) {
      for (const mention of mentions) {
        for (const unit of reportersOf(mention.unit, directory)) {
          if (!roles.has(unit)) roles.set(unit, role);
        }
      }
    }
    return [...roles].map(([unit, role]) => ({ id: rowIdOf(task.no, unit), task: task.no, unit, role }));
  });
}

/** Who reports where a task names this id: the unit itself, or the known members of a group that can report. */
export function reportersOf(id: UnitId | null, directory: ReadonlyMap<UnitId, Unit>): readonly UnitId[] {
  const unit = id === null ? undefined : directory.get(id);
  if (!unit) return [];
  if (unit.canReport) return [unit.id];
  return unit.members.filter(member => directory.get(member)?.canReport);
}

/** The rows of a plan on which nobody has reported yet. */
export function emptyRows(tasks: readonly Task[], units: readonly Unit[]): Row[] {
  return assignmentsOf(tasks, units).map(assignment => ({
    ...assignment,
    fields: emptyFields,
    versions: noVersions,
  }));
}
