// The units of an amendment's cell, read as a plan's are. What a clerk would only warn of in an issued plan is refused
// here, since its author is there to mend it.
import type { IsoDate } from '../iso-date.ts';
import type { ReasonParams } from '../issue.ts';
import type { UnitMention } from '../plan.ts';
import type { ReasonCode } from '../reasons/reason.ts';
import type { Unit, UnitId } from '../unit.ts';
import type { Directory } from '../units/directory.ts';
import { splitUnitsWithDoubts } from '../units/split-units.ts';
import type { UnitsText } from './operation.ts';

export type ReadUnits =
  | Readonly<{ kind: 'read'; printed: string; units: readonly UnitMention[] }>
  | Readonly<{ kind: 'refused'; reason: ReasonCode; params: ReasonParams }>;

/** Reads a cell of task `no` by the names that hold on a day. */
export function readUnitsText(text: UnitsText, no: number, directory: Directory, asOf: IsoDate): ReadUnits {
  const byId = new Map(directory.units.map(unit => [unit.id, unit]));
  if (typeof text !== 'string') return readIds(text, no, byId);
  if (byId.has(text)) return readIds([text], no, byId);
  const { mentions, ambiguities } = splitUnitsWithDoubts(text, directory, asOf);
  const [ambiguous] = ambiguities;
  if (ambiguous) {
    const [a, b] = ambiguous.units;
    const params = { row: no, name: ambiguous.printed, a: a?.name ?? '', b: b?.name ?? '' };
    return { kind: 'refused', reason: 'ambiguousUnit', params };
  }
  const unknown = mentions.find(mention => mention.kind === 'unknown');
  if (unknown) {
    return { kind: 'refused', reason: 'unitNotInDirectory', params: { no, name: unknown.printed } };
  }
  return { kind: 'read', printed: text, units: mentions };
}

function readIds(ids: readonly UnitId[], no: number, byId: ReadonlyMap<UnitId, Unit>): ReadUnits {
  const unknown = ids.find(id => !byId.has(id));
  if (unknown !== undefined) {
    return { kind: 'refused', reason: 'unitNotInDirectory', params: { no, name: unknown } };
  }
  const units = ids.map(id => byId.get(id)!);
  return {
    kind: 'read',
    printed: units.map(unit => unit.name).join('; '),
    units: units.map(({ id, name, group }) => ({
      name,
      printed: name,
      unit: id,
      kind: group === null ? 'unit' : 'group',
    })),
  };
}
