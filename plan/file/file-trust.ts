// What of a file's own word counts. Its signature says which plan, unit and version it was made for; without it nothing
// in the file is believed, and nothing in it is refused for that.
import type { HiddenSheet } from '../sheet/sheet-document.ts';

/** The plan as the service holds it. */
export type PlanPosition = Readonly<{ plan: string; version: number; epoch: string }>;

/**
 * The version that the file was made at, or null where nobody can tell: the hidden sheet is gone, its signature does not
 * fit, or it belongs to another history of the plan. `isSigned` is the service's verdict on the signature.
 */
export function versionOfFile(
  hidden: HiddenSheet | null,
  isSigned: boolean,
  { plan, version, epoch }: PlanPosition,
): number | null {
  if (hidden === null || !isSigned) return null;
  const isOfThisHistory = hidden.plan === plan && hidden.epoch === epoch && hidden.version <= version;
  return isOfThisHistory ? hidden.version : null;
}
