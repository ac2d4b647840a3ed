// The chain of a plan: each version's link is a hash over the link before it and all that the version holds. Who
// alters, removes, adds or moves one line of the log breaks the chain at its version, and who notes a link elsewhere
// can tell later that nothing before it was touched. The texts that are hashed are a format: they never change.
import type { Change } from '../mutation.ts';
import type { PlanDocument } from '../plan-document.ts';
import type { Assignment } from '../row.ts';
import { canonicalText } from './canonical-text.ts';

/** SHA-256 in hex, passed in because this folder knows no runtime. */
export type Hash = (text: string) => string;

/** A revision of a plan: what it says from a version on, and who made it so; nobody is known of the first. */
export type Revision = Readonly<{
  /** 1 is the plan as it was added. */
  revision: number;
  /** The version from which it holds, 0 for the first. */
  version: number;
  document: PlanDocument;
  /** Who reports on what by this document, in plan order. */
  assignments: readonly Assignment[];
  account: string | null;
  person: string | null;
  /** ISO 8601, UTC. */
  at: string | null;
}>;

/** The first link: the plan as it was added, its rows still empty, and its epoch. */
export function firstLink(revision: Revision, epoch: string, hash: Hash): string {
  return hash(canonicalText(['plan', epoch, ...revisionParts(revision)]));
}

/** The link of a version that a push made: its changes, in their order. */
export function linkOfChanges(previous: string, changes: readonly Change[], hash: Hash): string {
  return hash(canonicalText([previous, 'changes', changes.map(changeParts)]));
}

/** The link of a version that an amendment made. */
export function linkOfRevision(previous: string, revision: Revision, hash: Hash): string {
  return hash(canonicalText([previous, 'revision', ...revisionParts(revision)]));
}

function changeParts(change: Change): readonly unknown[] {
  const { version, rowId, field, before, after, mutation, account, person, unit, source, at } = change;
  return [version, rowId, field, before, after, mutation, account, person, unit, source, at];
}

function revisionParts(each: Revision): readonly unknown[] {
  const { revision, version, document, assignments, account, person, at } = each;
  const who = assignments.map(({ id, task, unit, role }) => [id, task, unit, role]);
  return [revision, version, document, who, account, person, at];
}
