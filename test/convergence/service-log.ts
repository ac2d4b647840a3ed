// What the service did, as told by its own answers: the change log that the real one must agree with.
import type { PushAnswer, PushRequest } from '../../plan/http.ts';
import { cellKey, contentOf, type CellKey, type Content } from './cells.ts';

type Change = Readonly<{ version: number; after: Content; asked: string }>;
export type OutcomeKind = PushAnswer['outcomes'][number]['kind'];

export class ServiceLog {
  readonly outcomes: Record<OutcomeKind, number> = { applied: 0, unchanged: 0, conflict: 0, rejected: 0 };
  readonly #changes = new Map<CellKey, Change[]>();
  readonly #applied = new Set<string>();
  readonly #amendments = new Set<number>();
  #repeats = 0;

  /** Applied mutations that were asked again and changed nothing. */
  get repeats(): number {
    return this.#repeats;
  }

  /** A version that is an amendment of the plan, not a change of its rows. */
  amended(version: number): void {
    this.#amendments.add(version);
  }

  get amendmentCount(): number {
    return this.#amendments.size;
  }

  /** What came after this version is undone, and may be asked for again under the same id. */
  restored(version: number): void {
    for (const [key, changes] of this.#changes) {
      const left = changes.filter(change => change.version <= version);
      for (const change of changes.slice(left.length)) this.#applied.delete(change.asked);
      this.#changes.set(key, left);
    }
    for (const amendment of this.#amendments) {
      if (amendment > version) this.#amendments.delete(amendment);
    }
  }

  get appliedCount(): number {
    return this.#applied.size;
  }

  /** Answers the mutations that really changed something now. */
  take(unit: string | null, request: PushRequest, answer: PushAnswer): PushRequest['mutations'] {
    return request.mutations.filter((mutation, index) => {
      const outcome = answer.outcomes[index];
      if (outcome?.id !== mutation.id) throw new Error(`expected an outcome for ${mutation.id}, found none`);
      this.outcomes[outcome.kind] += 1;
      if (outcome.kind !== 'applied') return false;
      const id = `${unit ?? ''} ${mutation.id}`;
      if (this.#applied.has(id)) {
        this.#repeats += 1;
        return false;
      }
      this.#applied.add(id);
      const key = cellKey(mutation.rowId, mutation.field);
      const change = {
        version: answer.version,
        after: contentOf(outcome.current ?? null),
        asked: id,
      };
      this.#changes.set(key, [...(this.#changes.get(key) ?? []), change]);
      return true;
    });
  }

  /** What the cell held at a version, before anything that the version itself changed later. */
  at(key: CellKey, version: number): Content {
    return this.of(key).findLast(change => change.version <= version)?.after ?? contentOf(null);
  }

  now(key: CellKey): Content {
    return this.of(key).at(-1)?.after ?? contentOf(null);
  }

  of(key: CellKey): readonly Change[] {
    return this.#changes.get(key) ?? [];
  }

  get keys(): readonly CellKey[] {
    return [...this.#changes.keys()];
  }
}
