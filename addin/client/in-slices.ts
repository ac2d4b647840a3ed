// Work over 50 ms yields: a pane that does not answer for longer is felt to hang, and Excel on the web shares its thread.
import type { Steps } from '../../plan/steps.ts';

export type Slicing = Readonly<{
  nowMs: () => number;
  /** Lets whatever waits have its turn: keys, drawing, the line. */
  breathe: () => Promise<void>;
  /** Throws where somebody has asked to stop. */
  stopIfAsked?: () => void;
}>;

/** Well under 50 ms, since the step that goes over it adds to it. */
const SLICE_MS = 8;

/** Carries steps out in slices of time. */
export async function inSlices<Answer>(steps: Steps<Answer>, slicing: Slicing): Promise<Answer> {
  let since = slicing.nowMs();
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
    if (slicing.nowMs() - since < SLICE_MS) continue;
    await slicing.breathe();
    slicing.stopIfAsked?.();
    since = slicing.nowMs();
  }
}
