import type { ProgressClass } from '../rollup.ts';
import type { PrintedLook } from './printed-sheet.ts';

/** How a class looks in a report; the word says it, too. */
export const classLooks: Readonly<Record<ProgressClass, PrintedLook>> = {
  doneOnTime: 'good',
  doneLate: 'late',
  openInTime: 'text',
  openOverdue: 'late',
  notYetDue: 'text',
  continuous: 'text',
  cancelled: 'text',
};
