/** Work of many small steps; it says nothing between them, and its answer comes last. */
export type Steps<Answer> = Generator<undefined, Answer, undefined>;

/** All steps without a pause, where nobody waits meanwhile. */
export function atOnce<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}
