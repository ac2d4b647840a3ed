type Listener = Readonly<{
  moved(version: number): void;
  /** Something was done about a reporting period; rows have nothing to do with it. */
  periodsMoved(last: number): void;
}>;

type Heard = { listeners: Set<Listener>; version: number | null; periods: number | null };

/** Tells listeners that a plan has moved on: to which version, never what changed. */
export class Pokes {
  readonly #listened = new Map<string, Heard>();

  /** Answers the function that stops listening. */
  listen(
    plan: string,
    moved: Listener['moved'],
    periodsMoved: Listener['periodsMoved'] = () => {},
  ): () => void {
    const heard = this.#listened.get(plan) ?? { listeners: new Set(), version: null, periods: null };
    const listener = { moved, periodsMoved };
    this.#listened.set(plan, heard);
    heard.listeners.add(listener);
    return () => {
      heard.listeners.delete(listener);
      if (heard.listeners.size === 0 && this.#listened.get(plan) === heard) this.#listened.delete(plan);
    };
  }

  /** The same version twice in a row, as from a commit and from a poll, is told once. */
  tell(plan: string, version: number): void {
    const heard = this.#listened.get(plan);
    if (!heard || heard.version === version) return;
    heard.version = version;
    for (const listener of heard.listeners) listener.moved(version);
  }

  /** The same for the last event about the plan's periods. */
  tellPeriods(plan: string, last: number): void {
    const heard = this.#listened.get(plan);
    if (!heard || heard.periods === last) return;
    heard.periods = last;
    for (const listener of heard.listeners) listener.periodsMoved(last);
  }

  /** The plans that somebody listens to. */
  plans(): Iterable<string> {
    return this.#listened.keys();
  }
}
