// From rows of printed cells to tasks: numbers, carried cells, units and timing, with what was noticed on the way.
import type { IsoDate } from '../iso-date.ts';
import type { Task, UnitMention } from '../plan.ts';
import { readTiming, type TimingReading } from '../timing/read-timing.ts';
import * as timingWords from '../timing/timing-words.ts';
import type { Directory } from '../units/directory.ts';
import { splitUnitsWithDoubts, type SplitUnits } from '../units/split-units.ts';
import { carryDown, type CarriedCell } from './carry-down.ts';
import type { HeaderColumn } from './columns-of-header.ts';
import { numberTasks } from './number-tasks.ts';
import type { TaskRow } from './rows-of-table.ts';

/** A task with the row it came from and the doubts about its units and timing. */
export type ReadTask = Readonly<{
  task: Task;
  row: TaskRow;
  lead: SplitUnits;
  coordinating: SplitUnits;
  timing: TimingReading;
}>;

/** What rows are read against. */
export type TaskContext = Readonly<{
  directory: Directory;
  asOf: IsoDate;
  year: number;
  mergesKnown: boolean;
  columns: readonly HeaderColumn[];
}>;

/** The tasks of a table, in its order. A row without a title is left out; the caller says so. */
export function readTasks(rows: readonly TaskRow[], context: TaskContext): ReadTask[] {
  const numbers = numberTasks(rows);
  const lead = carryDown(
    rows.map(row => ({ text: row.cells.lead, merged: row.merged.includes('lead'), group: row.group })),
    text => timingWords.ditto.test(text),
    context.mergesKnown,
  );
  const timing = carryDown(
    rows.map(row => ({ text: row.cells.timing, merged: row.merged.includes('timing'), group: row.group })),
    text => timingWords.ditto.test(text),
    context.mergesKnown,
  );
  const split = splitter(context);
  const when = timingReader(context);
  return rows.map((row, index) => {
    const leadUnits = split(lead[index]!.resolved);
    const coordinating = split(row.cells.coordinating);
    const reading = when(timing[index]!.resolved, row.timingFormat);
    const task: Task = {
      no: numbers[index]!,
      printedNo: row.cells.no,
      title: row.cells.title,
      lead: { ...carriedOf(lead[index]!, numbers), units: [...leadUnits.mentions] },
      coordinating: { printed: row.cells.coordinating, units: [...coordinating.mentions] },
      timing: { ...carriedOf(timing[index]!, numbers), ...reading.timing },
      ...(context.columns.some(column => column.role === 'product') ? { product: row.cells.product } : {}),
      line: row.line,
    };
    return { task, row, lead: leadUnits, coordinating, timing: reading };
  });
}

function carriedOf(
  { printed, resolved, from }: CarriedCell,
  numbers: readonly number[],
): {
  printed: string;
  resolved: string;
  carriedFrom: number | null;
} {
  return { printed, resolved, carriedFrom: from === null ? null : numbers[from]! };
}

/** Cells repeat: each text is taken apart once. */
function splitter({ directory, asOf }: TaskContext): (text: string) => SplitUnits {
  const known = new Map<string, SplitUnits>();
  return text => {
    const split = known.get(text) ?? splitUnitsWithDoubts(text, directory, asOf);
    known.set(text, split);
    return split;
  };
}

function timingReader({
  year,
  columns,
}: TaskContext): (text: string, format: string | undefined) => TimingReading {
  const measure = columns.find(column => column.role === 'timing')?.measure;
  const known = new Map<string, TimingReading>();
  return (text, format) => {
    const key = `${format ?? ''}\n${text}`;
    const context = { year, ...(measure ? { measure } : {}), ...(format ? { numberFormat: format } : {}) };
    const reading = known.get(key) ?? readTiming(text, context);
    known.set(key, reading);
    return reading;
  };
}

/** The units of two cells that are the same unit of the directory. */
export function sharedUnits(a: readonly UnitMention[], b: readonly UnitMention[]): UnitMention[] {
  return a.filter(mention => mention.unit !== null && b.some(other => other.unit === mention.unit));
}
