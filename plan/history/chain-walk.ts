// Walking a chain from its first link, one version at a time, to the first place that does not hold.
import type { FieldValue } from '../field.ts';
import type { Change } from '../mutation.ts';
import { firstLink, linkOfChanges, linkOfRevision, type Hash, type Revision } from './chain.ts';
import { entriesOf, type Entry } from './record.ts';

/** A link as stored beside the log: of which version, and how many lines of the log it covers. */
export type StoredLink = Readonly<{ version: number; link: string; lines: number }>;

export type BreakKind =
  | 'missingVersion'
  | 'missingLine'
  | 'addedLine'
  | 'alteredLine'
  | 'alteredRevision'
  | 'headDiffers'
  | 'rowsDiffer'
  | 'documentDiffers'
  | 'alteredPeriod';

/** Where a chain breaks first, and how. */
export type Break = Readonly<{ version: number; kind: BreakKind }>;

/** All that is kept of one version; `changes` null where a line of it cannot even be read. */
export type VersionParts = Readonly<{
  version: number;
  stored: StoredLink | undefined;
  changes: readonly Change[] | null;
  revision: Revision | undefined;
}>;

export class ChainWalk {
  readonly #epoch: string;
  readonly #hash: Hash;
  readonly #entries = new Map<string, Entry>();
  #head = '';
  #lines = 0;

  /** `epoch` is the one that the plan was added with. */
  constructor(epoch: string, hash: Hash) {
    this.#epoch = epoch;
    this.#hash = hash;
  }

  /** The link of the last version that held. */
  get head(): string {
    return this.#head;
  }

  /** How many lines of the log were walked. */
  get lines(): number {
    return this.#lines;
  }

  /** What the log last said of each field of each row. */
  get entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  /** Takes the next version in. Versions come one by one from 0 on, and none after a break. */
  take({ version, stored, changes, revision }: VersionParts): Break | null {
    if (changes === null) return { version, kind: 'alteredLine' };
    if (stored === undefined || (changes.length === 0 && stored.lines === 0 && !revision)) {
      return { version, kind: 'missingVersion' };
    }
    if (changes.length < stored.lines) return { version, kind: 'missingLine' };
    if (changes.length > stored.lines) return { version, kind: 'addedLine' };
    const link = this.#linkOf(version, changes, revision);
    if (link !== stored.link || !this.#follows(changes)) {
      return { version, kind: revision ? 'alteredRevision' : 'alteredLine' };
    }
    for (const [key, entry] of entriesOf(changes)) this.#entries.set(key, entry);
    this.#head = link;
    this.#lines += changes.length;
    return null;
  }

  #linkOf(version: number, changes: readonly Change[], revision: Revision | undefined): string {
    if (!revision) return linkOfChanges(this.#head, changes, this.#hash);
    if (version === 0) return firstLink(revision, this.#epoch, this.#hash);
    return linkOfRevision(this.#head, revision, this.#hash);
  }

  /** Whether each line begins where the log left its field. */
  #follows(changes: readonly Change[]): boolean {
    const before = ({ rowId, field }: Change): FieldValue =>
      this.#entries.get(`${rowId} ${field}`)?.value ?? null;
    return changes.every(change => change.before === before(change));
  }
}
