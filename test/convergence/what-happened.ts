import type { Tally } from './run.ts';

/** How often each kind of thing happened in all of the runs. */
export function whatHappened(tallies: readonly Tally[]) {
  const sum = (read: (tally: Tally) => number) => tallies.reduce((total, tally) => total + read(tally), 0);
  return {
    sync: {
      applied: sum(tally => tally.applied),
      unchanged: sum(tally => tally.unchanged),
      conflicts: sum(tally => tally.conflicts),
      decided: sum(tally => tally.decided),
      heldBack: sum(tally => tally.heldBack),
      repeats: sum(tally => tally.repeats),
      answersLost: sum(tally => tally.mishaps.answerLost),
      dropped: sum(tally => tally.mishaps.dropped),
      late: sum(tally => tally.mishaps.late + tally.mishaps.lateAnswer),
    },
    rare: {
      amendments: sum(tally => tally.rare.amendments),
      restores: sum(tally => tally.rare.restores),
      undoneSends: sum(tally => tally.rare.undoneSends),
    },
    elsewhere: {
      workbooksMailed: sum(tally => tally.rare.workbooksMailed),
      filesHandedIn: sum(tally => tally.rare.filesHandedIn),
      pageEdits: sum(tally => tally.rare.pageEdits),
      pagesClosed: sum(tally => tally.rare.pagesClosed),
    },
  };
}

export function neverHappened(kinds: Readonly<Record<string, number>>): string[] {
  return Object.entries(kinds).flatMap(([kind, count]) => (count === 0 ? [kind] : []));
}
