// The figures of one quarter on one date, kept as sums: a record is counted in or out by itself, so the whole plan and
// one change go through the same code.
import type { IsoDate } from '../iso-date.ts';
import { quarterEnd, quarterStart, type Quarter } from '../quarter.ts';
import { ProgressClass } from '../rollup.ts';
import { dayNumber } from './day-number.ts';
import { classNumber, classOn, isOpen } from './progress-class.ts';
import type { RollupFrame } from './rollup-frame.ts';
import { completedOf, emptyRecord, isCancelled, reportedOf, type RollupRecords } from './rollup-records.ts';

/** What is asked of a plan: a quarter, judged on a date. */
export type RollupOn = Readonly<{ quarter: Quarter; asOf: IsoDate }>;

/** Bits of a task's place in the quarter. */
export const LISTED = 1;
export const DUE = 2;
export const DUE_BEFORE = 4;

const CLASSES = ProgressClass.options.length;
const { doneOnTime, doneLate, openOverdue } = classNumber;

/** Columns of the sums of a unit, of a lead and of a task's coordinating records; classes come last. */
export const unitSums = { rows: 0, reported: 1, leads: 2, due: 3, classes: 4, width: 4 + CLASSES } as const;
export const leadSums = { listed: 0, due: 1, classes: 2, width: 2 + CLASSES } as const;
export const coordinatingSums = { total: 0, reported: 1, done: 2, overdue: 3, width: 4 } as const;

export class RollupView {
  readonly on: RollupOn;
  readonly asOf: number;
  /** By task: bits. */
  readonly place: Uint8Array;
  readonly classes = new Int32Array(CLASSES);
  readonly units: Int32Array;
  /** By place of the leading unit; the last line is of tasks whose lead is not known. */
  readonly leads: Int32Array;
  readonly coordinating: Int32Array;
  /** By task and group, as in the frame's `groupAt`: rows of members, and how many of them are reported. */
  readonly groupRows: Int32Array;
  readonly groupReported: Int32Array;
  /** By group: of each member its rows under tasks that name the group, and how many of them are reported. */
  readonly memberRows: readonly Map<number, number>[];
  readonly memberReported: readonly Map<number, number>[];
  listed = 0;
  due = 0;
  carried = 0;
  /** Units with rows in the quarter, and those of them that have entered nothing. */
  present = 0;
  missing = 0;
  readonly #frame: RollupFrame;
  readonly #records: RollupRecords;
  readonly #leadOf: Int32Array;

  constructor(frame: RollupFrame, records: RollupRecords, leadOf: Int32Array, on: RollupOn) {
    this.#frame = frame;
    this.#records = records;
    this.#leadOf = leadOf;
    this.on = on;
    this.asOf = dayNumber(on.asOf);
    this.place = placesIn(frame, on.quarter);
    this.units = new Int32Array(frame.unitIds.length * unitSums.width);
    this.leads = new Int32Array((frame.unitIds.length + 1) * leadSums.width);
    this.coordinating = new Int32Array(frame.tasks.length * coordinatingSums.width);
    this.groupRows = new Int32Array(frame.groupAt.length);
    this.groupReported = new Int32Array(frame.groupAt.length);
    this.memberRows = frame.groups.map(() => new Map());
    this.memberReported = frame.groups.map(() => new Map());
    for (let row = 0; row < records.count; row += 1) this.countRow(row, 1);
    for (let task = 0; task < frame.tasks.length; task += 1) this.#countPlace(task);
    for (let task = 0; task < frame.tasks.length; task += 1) this.countTask(task, 1);
  }

  /** The number of the class that the deciding record gives a task. */
  classOfTask(task: number): number {
    const row = this.#records.leadRow[task]!;
    return this.#classOf(task, row === -1 ? emptyRecord : this.#records.record[row]!);
  }

  /** Counts a row's record in (1) or out (-1). */
  countRow(row: number, by: 1 | -1): void {
    const records = this.#records;
    const task = records.task[row]!;
    const place = this.place[task]!;
    if ((place & LISTED) === 0) return;
    const record = records.record[row]!;
    const number = this.#classOf(task, record);
    const reported = reportedOf(record) * by;
    this.#countUnit(row, number, place, by, reported);
    if (records.isLead[row] === 0) {
      const at = task * coordinatingSums.width;
      this.coordinating[at + coordinatingSums.total]! += by;
      this.coordinating[at + coordinatingSums.reported]! += reported;
      if (number === doneOnTime || number === doneLate) this.coordinating[at + coordinatingSums.done]! += by;
      if (number === openOverdue) this.coordinating[at + coordinatingSums.overdue]! += by;
    }
    const end = this.#frame.firstGroup[task + 1]!;
    for (let at = this.#frame.firstGroup[task]!; at < end; at += 1) this.#countMember(at, row, by, reported);
  }

  /** Counts a task in (1) or out (-1) by its deciding record. */
  countTask(task: number, by: 1 | -1): void {
    const place = this.place[task]!;
    if (place === 0) return;
    const number = this.classOfTask(task);
    if ((place & DUE_BEFORE) !== 0 && isOpen(number)) this.carried += by;
    if ((place & LISTED) === 0) return;
    this.classes[number]! += by;
    const lead = this.#leadOf[task]!;
    const at = (lead === -1 ? this.#frame.unitIds.length : lead) * leadSums.width;
    this.leads[at + leadSums.listed]! += by;
    if ((place & DUE) !== 0) this.leads[at + leadSums.due]! += by;
    this.leads[at + leadSums.classes + number]! += by;
  }

  #countPlace(task: number): void {
    const place = this.place[task]!;
    if ((place & LISTED) !== 0) this.listed += 1;
    if ((place & DUE) !== 0) this.due += 1;
  }

  #classOf(task: number, record: number): number {
    const { begins, due } = this.#frame;
    return classOn(this.asOf, begins[task]!, due[task]!, isCancelled(record), completedOf(record));
  }

  #countUnit(row: number, number: number, place: number, by: 1 | -1, reported: number): void {
    const { units } = this;
    const at = this.#records.unit[row]! * unitSums.width;
    const wasPresent = units[at + unitSums.rows]! > 0;
    const wasMissing = wasPresent && units[at + unitSums.reported] === 0;
    units[at + unitSums.rows]! += by;
    units[at + unitSums.reported]! += reported;
    if (this.#records.isLead[row] === 1) units[at + unitSums.leads]! += by;
    if ((place & DUE) !== 0) units[at + unitSums.due]! += by;
    units[at + unitSums.classes + number]! += by;
    const isPresent = units[at + unitSums.rows]! > 0;
    this.present += Number(isPresent) - Number(wasPresent);
    this.missing += Number(isPresent && units[at + unitSums.reported] === 0) - Number(wasMissing);
  }

  #countMember(at: number, row: number, by: 1 | -1, reported: number): void {
    const group = this.#frame.groupAt[at]!;
    const unit = this.#records.unit[row]!;
    if (!this.#frame.groups[group]!.members.has(this.#frame.unitIds[unit]!)) return;
    this.groupRows[at]! += by;
    this.groupReported[at]! += reported;
    add(this.memberRows[group]!, unit, by);
    add(this.memberReported[group]!, unit, reported);
  }
}

/** Sums that come to nothing are not kept, so that what is there can be counted. */
function add(sums: Map<number, number>, key: number, by: number): void {
  const sum = (sums.get(key) ?? 0) + by;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
}

function placesIn(frame: RollupFrame, quarter: Quarter): Uint8Array {
  const start = dayNumber(quarterStart(frame.year, quarter));
  const end = dayNumber(quarterEnd(frame.year, quarter));
  const places = new Uint8Array(frame.tasks.length);
  for (let task = 0; task < places.length; task += 1) {
    const due = frame.due[task]!;
    if (due !== 0 && due < start) places[task] = DUE_BEFORE;
    if ((frame.quarters[task]! & (1 << quarter)) === 0) continue;
    places[task]! |= due >= start && due <= end ? LISTED | DUE : LISTED;
  }
  return places;
}
