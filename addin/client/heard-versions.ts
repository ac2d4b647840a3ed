/**
 * The newest version heard of each plan. Where several instances serve a plan, a request may meet one that is behind;
 * asked for at least this version it reads what it has missed before it answers.
 */
export class HeardVersions {
  readonly #versions = new Map<string, number>();

  of(plan: string): number {
    return this.#versions.get(plan) ?? 0;
  }

  hear(plan: string, version: number): void {
    this.#versions.set(plan, Math.max(version, this.of(plan)));
  }

  /** Takes in an answer. One that is behind what was asked for has looked: what was heard is of another history. */
  answered(plan: string, atLeast: number, version: number): void {
    if (version < atLeast) this.#versions.set(plan, version);
    else this.hear(plan, version);
  }
}
