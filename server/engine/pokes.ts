type Listener = (version: number) => void;

/** Tells listeners that a plan has moved on: to which version, never what changed. */
export class Pokes {
  readonly #listened = new Map<string, { listeners: Set<Listener>; told: number | null }>();

  /** Answers the function that stops listening. */
  listen(plan: string, listener: Listener): () => void {
    const heard = this.#listened.get(plan) ?? { listeners: new Set(), told: null };
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
    if (!heard || heard.told === version) return;
    heard.told = version;
    for (const listener of heard.listeners) listener(version);
  }

  /** The plans that somebody listens to. */
  plans(): Iterable<string> {
    return this.#listened.keys();
  }
}
