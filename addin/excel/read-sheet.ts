import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import { loadCalendar } from './calendar.ts';
import { locateAgain, locateSheet } from './locate-sheet.ts';
import type { Looking } from './plan-workbook.ts';
import { readHeard } from './read-heard.ts';
import { readWhole } from './read-whole.ts';
import { runExcel, type ExcelAccess } from './run-excel.ts';
import type { Heard, Seen, SeenSheet } from './seen-sheet.ts';

/** The plan's sheet as it stands, or null where the workbook has none; a failure where its base is gone or unreadable. */
export async function readSheet(
  access: ExcelAccess,
  seen: SeenSheet,
  looking: Looking,
): Promise<SheetReading | null> {
  const { last } = seen;
  const heard = seen.takeHeard();
  try {
    const found =
      looking.kind === 'heard' && last !== null ? await lookAgain(access, last, heard, looking) : null;
    const now = found ?? (await look(access, last));
    if (now === null) seen.forget();
    else seen.remember(now);
    return now?.reading ?? null;
  } catch (error) {
    seen.forget();
    throw error;
  }
}

function look(access: ExcelAccess, last: Seen | null): Promise<Seen | null> {
  return runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const place = await locateSheet(context, access.names);
    return place === null ? null : readWhole(context, place, calendar(), last);
  });
}

/** Null where that is not enough. */
function lookAgain(
  access: ExcelAccess,
  last: Seen,
  heard: readonly Heard[],
  looking: Extract<Looking, { kind: 'heard' }>,
): Promise<Seen | null> {
  return runExcel(access, async context => {
    const calendar = loadCalendar(context);
    const place = await locateAgain(context, last.place);
    return place && readHeard(context, { place, calendar: calendar(), last, heard, looking });
  });
}
