// Two operations on one workbook never overlap: between the syncs of a write, a read would see cells that have
// moved and a base that has not, and take the difference for somebody's edit.
export type TakeTurns = <T>(work: () => Promise<T>) => Promise<T>;

export function takeTurns(): TakeTurns {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Does the steps one after another, each beginning when the one before has ended. */
export async function oneAfterAnother<T>(
  items: readonly T[],
  step: (item: T, index: number) => Promise<void>,
): Promise<void> {
  for (const [index, item] of items.entries()) await step(item, index);
}
