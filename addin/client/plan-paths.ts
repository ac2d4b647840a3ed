// Where a plan's answers are, also for code that asks before the client is there.
import type { RollupFormat, RollupQuery } from './plan-client.ts';

/** An address below a plan's. */
export function planPath(plan: string, rest: string): string {
  return `/api/plans/${encodeURIComponent(plan)}${rest}`;
}

/** The same, answered at a version that was heard of, at least. */
export function planPathAtLeast(
  plan: string,
  rest: string,
  version: number,
  query: Readonly<Record<string, string>> = {},
): string {
  const all = new URLSearchParams({ ...query, atLeast: String(version) });
  return planPath(plan, `${rest}?${all.toString()}`);
}

/** A plan's roll-up, as JSON or as a file. */
export function rollupPath(
  plan: string,
  { quarter, asOf, version }: RollupQuery,
  format: 'json' | RollupFormat,
  atLeast: number,
): string {
  return planPathAtLeast(plan, '/rollup', atLeast, {
    quarter: String(quarter),
    ...(asOf && { asOf }),
    ...(version !== undefined && { version: String(version) }),
    format,
  });
}
