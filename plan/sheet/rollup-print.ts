import type { Plan, Task } from '../plan.ts';
import type { Language } from '../reasons/reason.ts';
import type { Row } from '../row.ts';
import type { Unit } from '../unit.ts';

/** What a report is written from, beside its figures. */
export type RollupPrint = Readonly<{
  plan: Plan;
  tasks: readonly Task[];
  units: readonly Unit[];
  language: Language;
  /** Where they are given, the report lists the rows behind its figures, and leads to them. */
  rows?: readonly Row[];
}>;
