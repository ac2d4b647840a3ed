// Which plan a file belongs to once its hidden sheet is gone. Row ids repeat from year to year, the wording of the tasks
// does not.
import type { Task } from '../plan.ts';
import { columnPlacesOf } from '../sheet/column-places.ts';
import { equalText } from '../text/fold.ts';
import type { Unit } from '../unit.ts';
import type { FileReading } from './file-reading.ts';

/** True where at least half of the file's numbered lines carry the wording of that task of this plan. */
export function isOfPlan(reading: FileReading, tasks: readonly Task[]): boolean {
  const places = columnPlacesOf(reading.headers);
  const [idPlace, titlePlace] = [places.get('rowId'), places.get('title')];
  if (idPlace === undefined || titlePlace === undefined) return false;
  const titles = new Map(tasks.map(task => [task.no, task.title]));
  let known = 0;
  let agreeing = 0;
  for (const { values } of reading.lines) {
    const no = /^(\d{2,})\.[A-Z0-9]+$/.exec(String(values[idPlace] ?? '').trim())?.[1];
    if (no === undefined) continue;
    known += 1;
    const title = titles.get(Number(no));
    if (title !== undefined && equalText(title, String(values[titlePlace] ?? ''))) agreeing += 1;
  }
  return known > 0 && agreeing * 2 >= known;
}

/** Whose sheet it is by the line above its table; null for the secretariat's, or where the line is gone. */
export function unitAbove(reading: FileReading, units: readonly Unit[]): Unit | null {
  const line = reading.above.find(text => /^Đơn vị báo cáo:/.test(text.normalize('NFC').trim()));
  if (line === undefined) return null;
  const name = line.slice(line.indexOf(':') + 1);
  return units.find(unit => unit.canReport && equalText(unit.name, name)) ?? null;
}
