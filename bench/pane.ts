// The pane as its users meet it: what comes over the line and when it can be used, beside a page of the same Fluent
// components and nothing else; then a day's work on 10,000 rows in a real Chromium, with Excel in a thread of its own as
// it is in reality, so that every long task is the pane's.
import { openingPane } from './pane/opening.ts';
import { workOnRows } from './pane/work-on-rows.ts';

const ROWS = 10_000;

export async function pane(part?: string): Promise<void> {
  if (part === undefined || part === 'opening') await openingPane();
  if (part === undefined || part === 'work') await workOnRows(ROWS);
}
