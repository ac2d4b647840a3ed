// What Office does with the events of somebody's work: delivers, repeats, merges, delays or loses them. From a seed, so
// that a failure is played again with SCENARIO_SEED.
import { Dice } from '../../convergence/dice.ts';
import type { EventPost } from '../../excel-host/answer/event-post.ts';

const kinds = ['delivered', 'twice', 'merged', 'late', 'lost'] as const;

export class Weather {
  readonly story: string[] = [];
  readonly #dice: Dice;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  /** Does the work while events go the way of the moment; late ones come with the next that are not. */
  during(posts: readonly EventPost[], what: string, work: () => void): void {
    const kind = this.#dice.one(kinds);
    this.story.push(`${what}: its events ${kind}`);
    for (const post of posts) {
      post.copies = kind === 'twice' ? 2 : 1;
      post.mode = kind === 'lost' ? 'drop' : 'hold';
    }
    work();
    for (const post of posts) {
      if (kind === 'merged') post.merge();
      if (kind !== 'late') post.deliver();
      post.mode = 'deliver';
    }
  }

  /** Whether the pane comes to look in between. */
  isLookedAt(): boolean {
    return this.#dice.isLucky(0.6);
  }
}
