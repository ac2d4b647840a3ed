import { StoreUnavailable } from '../store.ts';

/** Primary result codes that speak of the disk or its use by others, not of a wrong statement: https://sqlite.org/rescode.html */
const unavailable = new Set([
  5 /* BUSY */, 6 /* LOCKED */, 7 /* NOMEM */, 8 /* READONLY */, 10 /* IOERR */, 11 /* CORRUPT */,
  13 /* FULL */, 14 /* CANTOPEN */, 23 /* AUTH */, 26 /* NOTADB */,
]);

const BUSY = 5;

/** SQLite's primary result code, or null where the error is not SQLite's. */
function resultCode(error: unknown): number | null {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : Number.NaN;
  return Number.isInteger(code) ? code & 0xff : null;
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** The error as the port names it. A database closed under a request counts as unavailable too. */
export function asStoreError(error: unknown): unknown {
  const code = resultCode(error);
  const closed = error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_STATE';
  if ((code !== null && unavailable.has(code)) || closed) {
    return new StoreUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
  }
  return error;
}
