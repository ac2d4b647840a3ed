import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../store.ts';

/** Classes and codes of SQLSTATE that speak of the server or its use by others, not of a wrong statement: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const unavailable = [
  '08' /* connection */,
  '28' /* authorization */,
  '3D000' /* no such database */,
  '25006' /* read-only: a standby */,
  '40' /* rolled back: serialization, deadlock */,
  '53' /* insufficient resources: disk, memory, connections */,
  '55P03' /* lock not available */,
  '57' /* operator intervention: timeout, shutdown, crash */,
  '58' /* system error: input, output */,
  'XX001' /* data corrupted */,
  'XX002' /* index corrupted */,
];

/** The error of a query as the port names it. */
export function asStoreError(error: unknown): unknown {
  if (!isUnavailable(error)) return error;
  return new StoreUnavailable(error.message || String(error), { cause: error });
}

/**
 * What is no answer of the server comes from the connection: refused, cut, timed out, or closed by this process. The
 * driver gives many of these no code; a `TypeError` or `RangeError` is a mistake in this program.
 */
function isUnavailable(error: unknown): error is Error {
  if (error instanceof DatabaseError) return unavailable.some(code => error.code?.startsWith(code));
  return error instanceof Error && !(error instanceof TypeError) && !(error instanceof RangeError);
}

/** Whether a line was refused because its key is there already. */
export function isTaken(error: unknown, constraint: string): boolean {
  return error instanceof DatabaseError && error.code === '23505' && error.constraint === constraint;
}
