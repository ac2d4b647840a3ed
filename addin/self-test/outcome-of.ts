import type { PlanWorkbook } from '../excel/plan-workbook.ts';
import type { Notice, SessionState } from '../session/session-state.ts';
import { fieldNames, type FieldValue } from '../../plan/field.ts';
import { columnPlacesOf } from '../../plan/sheet/column-places.ts';
import type { SheetReading } from '../../plan/sheet/sheet-reading.ts';
import type { Outcome } from './scenario.ts';
import { viewInWords } from './view-in-words.ts';

/** All that stands in the sheet, in the pane and at the service; the cells are read anew, by nobody's memory. */
export async function outcomeOf(
  workbook: PlanWorkbook,
  state: SessionState | null,
  service: Readonly<Record<string, FieldValue>>,
): Promise<Outcome> {
  const reading = await workbook.read().catch(() => null);
  const view = state?.kind === 'open' ? state.view : { pending: [], conflicts: [], problems: [] };
  return {
    state: kindOf(state),
    ...shownIn(reading),
    ...viewInWords(view),
    said: state && 'notice' in state ? saidBy(state.notice) : null,
    service,
  };
}

function kindOf(state: SessionState | null): Outcome['state'] {
  if (state?.kind === 'open') return 'open';
  return state?.kind === 'signedIn' ? state.holds.kind : 'closed';
}

function saidBy(notice: Notice | null): string | null {
  if (notice === null) return null;
  const { said } = notice;
  if ('key' in said) return said.key;
  return 'reason' in said ? said.reason : said.message;
}

function shownIn(reading: SheetReading | null): Pick<Outcome, 'lines' | 'cells' | 'sync'> {
  const cells: Record<string, string> = {};
  const sync: Record<string, string> = {};
  if (reading === null) return { lines: [], cells, sync };
  const places = columnPlacesOf(reading.headers);
  const ids = places.get('rowId');
  const lines: string[] = [];
  for (const { texts } of reading.lines) {
    const rowId = ids === undefined ? '' : (texts[ids] ?? '').trim();
    lines.push(rowId);
    for (const key of [...fieldNames, 'sync'] as const) {
      const place = places.get(key);
      const text = place === undefined ? '' : (texts[place] ?? '');
      if (text === '') continue;
      const [into, at] = key === 'sync' ? [sync, rowId] : [cells, `${rowId} ${key}`];
      into[at] = into[at] === undefined || into[at] === text ? text : `${into[at]} | ${text}`;
    }
  }
  return { lines, cells, sync };
}
