/** Tells listeners that a plan has moved on: to which version, never what changed. */
export class Pokes {
  readonly #listeners = new Map<string, Set<(version: number) => void>>();

  /** Answers the function that stops listening. */
  listen(plan: string, listener: (version: number) => void): () => void {
    const heard = this.#listeners.get(plan) ?? new Set();
    this.#listeners.set(plan, heard.add(listener));
    return () => {
      heard.delete(listener);
      if (heard.size === 0) this.#listeners.delete(plan);
    };
  }

  tell(plan: string, version: number): void {
    for (const listener of this.#listeners.get(plan) ?? []) listener(version);
  }
}
