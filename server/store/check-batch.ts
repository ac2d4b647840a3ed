import type { Batch, RevisionBatch } from './store.ts';

/** Throws where a batch is not one version's, or has no link although it makes one. */
export function checkBatch(expectedVersion: number, { changes, link }: Batch): void {
  const stray = changes.find(change => change.version !== expectedVersion + 1);
  if (stray) throw new Error(`expected changes of version ${expectedVersion + 1}, found ${stray.version}`);
  if ((link === null) !== (changes.length === 0)) {
    throw new Error(`expected a link where there are changes, found ${changes.length} changes and ${link}`);
  }
}

/** Throws where an amendment is not of the version it is to make. */
export function checkRevision(expectedVersion: number, { revision: { version } }: RevisionBatch): void {
  if (version !== expectedVersion + 1) {
    throw new Error(`expected a revision of version ${expectedVersion + 1}, found ${version}`);
  }
}
