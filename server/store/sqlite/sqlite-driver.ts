// The `node:sqlite` API: built into Node from 22.13 on; before that from a package with the same API.
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;
type Driver = Readonly<{ DatabaseSync: new (file: string) => Database }>;

export async function loadSqlite(): Promise<Driver> {
  const builtIn = process.getBuiltinModule?.('node:sqlite' as 'node:fs') as unknown;
  return isDriver(builtIn) ? builtIn : await import('@photostructure/sqlite');
}

function isDriver(module: unknown): module is Driver {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module;
}
