// A part of the person's workbook that is the self-test's alone: sheets under names that nobody gives, taken away again.
import type { PlanWorkbook } from '../excel/plan-workbook.ts';
import type { HandDeed } from './hand-deed.ts';
import type { QuestionId, SelfTestAnswer } from './questions.ts';

export interface ScratchWorkbook {
  /** Puts one question, on a sheet of its own. */
  ask(id: QuestionId): Promise<SelfTestAnswer>;
  /** The scratch sheets as a pane sees them that opens now. */
  open(): PlanWorkbook;
  act(deed: HandDeed): Promise<void>;
  /** Takes every scratch sheet and name away, also those of a run that was cut off; Excel tells of changes again. */
  clear(): Promise<void>;
  /** Clears, and selects what was selected before. */
  end(): Promise<void>;
}
