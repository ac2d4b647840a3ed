// What a roll-up takes from the plan and no record changes: when tasks are due, who leads them, which groups they
// name. In numbers, tasks and units by their place in a list, so that a million rows are counted without looking
// anything up by name.
import type { Plan, Task, UnitMention } from '../plan.ts';
import { quarters, quarterStart } from '../quarter.ts';
import { reportersOf } from '../row.ts';
import { compareVietnamese } from '../text/order.ts';
import type { Unit, UnitId } from '../unit.ts';
import { dayNumber } from './day-number.ts';

export class RollupFrame {
  readonly year: number;
  readonly tasks: readonly Task[];
  /** Day numbers by task; see `Span`. */
  readonly begins: Int32Array;
  readonly due: Int32Array;
  /** By task: bit q for each quarter q that its timing touches. */
  readonly quarters: Uint8Array;
  /** The groups that tasks name: those of task t stand at `firstGroup[t]` to before `firstGroup[t + 1]`. */
  readonly firstGroup: Int32Array;
  readonly groupAt: number[] = [];
  readonly groups: readonly Readonly<{ id: UnitId; members: readonly UnitId[] }>[];
  readonly unitIds: UnitId[] = [];
  #taskPlaces: ReadonlyMap<number, number> | null = null;
  readonly #unitPlaces = new Map<UnitId, number>();
  readonly #names: ReadonlyMap<UnitId, string>;

  constructor({ plan, tasks, units }: FrameSource) {
    this.year = plan.year;
    this.tasks = tasks;
    this.begins = new Int32Array(tasks.length);
    this.due = new Int32Array(tasks.length);
    this.quarters = new Uint8Array(tasks.length);
    this.firstGroup = new Int32Array(tasks.length + 1);
    this.#names = new Map(units.map(unit => [unit.id, unit.name]));
    const starts = [0, ...quarters.map(quarter => dayNumber(quarterStart(plan.year, quarter)))];
    const placeOfGroup = new Map<UnitId, number>();
    const groupIds = new Set(units.filter(unit => unit.group !== null).map(unit => unit.id));
    // No callback and no object for each task: there may be a hundred thousand.
    for (let place = 0; place < tasks.length; place += 1) {
      const { timing, lead, coordinating } = tasks[place]!;
      this.due[place] = dayNumber(timing.due);
      for (const quarter of timing.quarters ?? []) {
        this.quarters[place]! |= 1 << quarter;
        const start = starts[quarter]!;
        if (this.begins[place] === 0 || start < this.begins[place]!) this.begins[place] = start;
      }
      this.#nameGroups(lead.units, groupIds, placeOfGroup, place);
      this.#nameGroups(coordinating.units, groupIds, placeOfGroup, place);
      this.firstGroup[place + 1] = this.groupAt.length;
    }
    const directory = new Map(units.map(unit => [unit.id, unit]));
    this.groups = [...placeOfGroup.keys()].map(id => ({ id, members: reportersOf(id, directory) }));
  }

  #nameGroups(
    mentions: readonly UnitMention[],
    groupIds: ReadonlySet<UnitId>,
    placeOfGroup: Map<UnitId, number>,
    task: number,
  ): void {
    for (const { unit } of mentions) {
      if (unit === null || !groupIds.has(unit)) continue;
      const place = placeOfGroup.get(unit) ?? placeOfGroup.size;
      placeOfGroup.set(unit, place);
      if (this.groupAt.indexOf(place, this.firstGroup[task]) === -1) this.groupAt.push(place);
    }
  }

  /** -1 where the plan has no such task. Rows mostly come by task, so that of the last or the next is tried first. */
  taskPlace(no: number, last = -1): number {
    if (this.tasks[last]?.no === no) return last;
    if (this.tasks[last + 1]?.no === no) return last + 1;
    this.#taskPlaces ??= new Map(this.tasks.map((task, place) => [task.no, place]));
    return this.#taskPlaces.get(no) ?? -1;
  }

  /** A unit gets its place when it is first met, also one that the directory does not know. */
  unitPlace(id: UnitId): number {
    const known = this.#unitPlaces.get(id);
    if (known !== undefined) return known;
    this.#unitPlaces.set(id, this.unitIds.length);
    return this.unitIds.push(id) - 1;
  }

  /** -1 where nobody with this id was met. */
  findUnit(id: UnitId): number {
    return this.#unitPlaces.get(id) ?? -1;
  }

  /** Ids in the order of their names in a Vietnamese dictionary. */
  inOrder(ids: readonly UnitId[]): UnitId[] {
    const nameOf = (id: UnitId): string => this.#names.get(id) ?? id;
    return [...ids].sort((a, b) => compareVietnamese(nameOf(a), nameOf(b)) || (a < b ? -1 : 1));
  }
}

export type FrameSource = Readonly<{
  plan: Pick<Plan, 'year'>;
  tasks: readonly Task[];
  units: readonly Unit[];
}>;
