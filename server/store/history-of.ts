import { firstLink, linkOfChanges } from '../../plan/history/chain.ts';
import type { StoredLink } from '../../plan/history/chain-walk.ts';
import type { Change } from '../../plan/mutation.ts';
import type { Assignment } from '../../plan/row.ts';
import { sha256 } from '../history/sha256.ts';
import type { PlanDocument, StoredRevision } from './store.ts';

export type PlanHistory = Readonly<{ revision: StoredRevision; links: readonly StoredLink[]; head: string }>;

/**
 * The first revision and the chain of a plan as it was added, and of the log that followed where there is one: what a
 * new plan begins with, and what a database of an earlier release lacks.
 */
export function historyOf(
  { document, rows, epoch }: Readonly<{ document: PlanDocument; rows: readonly Assignment[]; epoch: string }>,
  log: readonly Change[] = [],
): PlanHistory {
  const assignments = rows.map(({ id, task, unit, role }) => ({ id, task, unit, role }));
  const nobody = { account: null, person: null, at: null };
  const revision = { revision: 1, version: 0, epoch, document, assignments, ...nobody };
  const links: StoredLink[] = [{ version: 0, link: firstLink(revision, epoch, sha256), lines: 0 }];
  for (const [version, changes] of byVersion(log)) {
    const link = linkOfChanges(links.at(-1)!.link, changes, sha256);
    links.push({ version, link, lines: changes.length });
  }
  return { revision, links, head: links.at(-1)!.link };
}

/** The log in its versions, each with its changes in order. */
export function byVersion(changes: readonly Change[]): Map<number, Change[]> {
  const versions = new Map<number, Change[]>();
  for (const change of changes) {
    const version = versions.get(change.version);
    if (version) version.push(change);
    else versions.set(change.version, [change]);
  }
  return versions;
}
