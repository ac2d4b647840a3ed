// The figures of one quarter on one date, kept as sums: a record is counted in or out by itself, so the whole plan and
// one change go through the same code.
import type { IsoDate } from '../iso-date.ts';
import { quarterEnd, quarterStart, type Quarter } from '../quarter.ts';
import { ProgressClass } from '../rollup.ts';
import { dayNumber } from './day-number.ts';
import { classNumber, classOn, isOpen } from './progress-class.ts';
import type { RollupFrame } from './rollup-frame.ts';
import {
  completedOf,
  emptyRecord,
  isCancelled,
  isLead,
  reportedOf,
  type RollupRecords,
} from './rollup-records.ts';

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
  /** By group: members that have a row under a task that names it, and those of them that have entered something. */
  readonly present: Int32Array;
  readonly reporting: Int32Array;
  listed = 0;
  due = 0;
  carried = 0;
  /** Units with rows in the quarter that have entered nothing. */
  missing = 0;
  readonly #frame: RollupFrame;
  readonly #records: RollupRecords;
  /** By group, then unit: 1 for members; their rows under tasks that name the group, and those reported. */
  readonly #members: Uint8Array;
  readonly #memberRows: Int32Array;
  readonly #memberReported: Int32Array;

  constructor(frame: RollupFrame, records: RollupRecords, on: RollupOn) {
    this.#frame = frame;
    this.#records = records;
    this.on = on;
    this.asOf = dayNumber(on.asOf);
    this.place = placesIn(frame, on.quarter);
    this.units = new Int32Array(frame.unitIds.length * unitSums.width);
    this.leads = new Int32Array((frame.unitIds.length + 1) * leadSums.width);
    this.coordinating = new Int32Array(frame.tasks.length * coordinatingSums.width);
    this.groupRows = new Int32Array(frame.groupAt.length);
    this.groupReported = new Int32Array(frame.groupAt.length);
    this.present = new Int32Array(frame.groups.length);
    this.reporting = new Int32Array(frame.groups.length);
    this.#members = membersIn(frame);
    this.#memberRows = new Int32Array(this.#members.length);
    this.#memberReported = new Int32Array(this.#members.length);
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
    if (!isLead(record)) {
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
    const lead = this.#records.leadUnit[task]!;
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
    const wasMissing = isMissing(units, at);
    units[at + unitSums.rows]! += by;
    units[at + unitSums.reported]! += reported;
    if (isLead(this.#records.record[row]!)) units[at + unitSums.leads]! += by;
    if ((place & DUE) !== 0) units[at + unitSums.due]! += by;
    units[at + unitSums.classes + number]! += by;
    this.missing += Number(isMissing(units, at)) - Number(wasMissing);
  }

  #countMember(at: number, row: number, by: 1 | -1, reported: number): void {
    const group = this.#frame.groupAt[at]!;
    const cell = group * this.#frame.unitIds.length + this.#records.unit[row]!;
    if (this.#members[cell] === 0) return;
    this.groupRows[at]! += by;
    this.groupReported[at]! += reported;
    this.present[group]! += addTo(this.#memberRows, cell, by);
    this.reporting[group]! += addTo(this.#memberReported, cell, reported);
  }
}

/** Adds, and tells what that comes to for a count of the sums that are not nothing: 1, 0 or -1. */
function addTo(sums: Int32Array, at: number, by: number): number {
  const before = sums[at]!;
  sums[at] = before + by;
  return Number(before + by > 0) - Number(before > 0);
}

function isMissing(units: Int32Array, at: number): boolean {
  return units[at + unitSums.rows]! > 0 && units[at + unitSums.reported] === 0;
}

function membersIn(frame: RollupFrame): Uint8Array {
  const members = new Uint8Array(frame.groups.length * frame.unitIds.length);
  frame.groups.forEach((group, place) => {
    for (const id of group.members) {
      const unit = frame.findUnit(id);
      if (unit !== -1) members[place * frame.unitIds.length + unit] = 1;
    }
  });
  return members;
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
