// Where snapshots of the rows are kept beside the log, so that an old version is a short walk from one of them. Places
// are counted in lines of the log, since a walk costs by the line and a version may hold one or thousands.

/** A kept snapshot: its version, and how many lines of the log lead up to it. */
export type Checkpoint = Readonly<{ version: number; lines: number }>;

/** How checkpoints are spread: `every` so many lines, twice as many once there would be more than `most`. */
export type Spread = Readonly<{ every: number; most: number }>;

export const defaultSpread: Spread = { every: 10_000, most: 64 };

/** The distance between checkpoints in a log of so many lines: `every`, doubled until `most` of them cover it. */
export function checkpointDistance(lines: number, { every, most }: Spread): number {
  let distance = every;
  while (lines > distance * most) distance *= 2;
  return distance;
}

/**
 * Whether the version that a commit made is kept: the first to reach a multiple of the distance. `lines` is the length
 * of the log now. As the log grows every other checkpoint is given up, and none is ever wanted that was not kept.
 */
export function isKept(
  { before, after }: Readonly<{ before: number; after: number }>,
  lines: number,
  spread: Spread = defaultSpread,
): boolean {
  const distance = checkpointDistance(lines, spread);
  return Math.floor(after / distance) > Math.floor(before / distance);
}

/**
 * The checkpoint with the fewest lines between it and a place in the log, and which way they are walked: `forward` by
 * what each line wrote, `back` by what it wrote over. Today's rows count as a checkpoint, and so do the empty ones.
 */
export function nearestCheckpoint<Kept extends Checkpoint>(
  kept: readonly [Kept, ...Kept[]],
  lines: number,
): Readonly<{ from: Kept; walk: 'forward' | 'back'; lines: number }> {
  const distanceTo = (each: Kept): number => Math.abs(each.lines - lines);
  const from = kept.reduce((best, each) => (distanceTo(each) < distanceTo(best) ? each : best));
  return { from, walk: from.lines <= lines ? 'forward' : 'back', lines: distanceTo(from) };
}
