/**
 * How instances that share a store tell each other that a plan has moved on. A hint and never the data path: what is
 * told may be lost, late, doubled or out of order.
 */
export type PokeWire = Readonly<{
  /** Tells the other instances, soon after. Never fails. */
  tell(plan: string, version: number): void;
  /** The same for the last event about the plan's reporting periods. */
  tellPeriods(plan: string, last: number): void;
  /** Hears the other instances from now on. Answers the function that stops. */
  listen(hearer: PokeHearer): () => void;
}>;

export type PokeHearer = Readonly<{
  heard(plan: string, version: number): void;
  heardPeriods(plan: string, last: number): void;
  /** The line was down until now, so something may have been missed. */
  reconnected(): void;
}>;
