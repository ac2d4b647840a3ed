/** Chance that replays: the same seed throws the same dice (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 up to, but without, 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** 0 up to, but without, the limit. */
  below(limit: number): number {
    return Math.floor(this.share() * limit);
  }

  isLucky(share: number): boolean {
    return this.share() < share;
  }

  one<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('expected something to choose from, found nothing');
    return item;
  }

  /** One of the kinds, as often as its weight says. */
  weighed<Kind extends string>(weights: Readonly<Partial<Record<Kind, number>>>): Kind {
    const entries = Object.entries(weights) as [Kind, number][];
    let left = this.share() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [kind, weight] of entries) {
      left -= weight;
      if (left < 0) return kind;
    }
    return entries[0]![0];
  }
}
