// What a client that knows the plan up to a cursor has to be told, and how it takes that in.
import { emptyFields, fieldNames } from './field.ts';
import type { PullAnswer, RowPatch } from './http.ts';
import { noVersions, type Role, type Row, type RowId } from './row.ts';

/** What a cursor stands for: how far the client has read, of which plan, with whose eyes. */
export type Position = Readonly<{
  version: number;
  /** Raised when tasks or units change. */
  revision: number;
  /** Names what the account may see: its unit, or the secretariat. */
  access: string;
  /** Renewed by a restore from backup; version numbers of different epochs cannot be compared. */
  epoch: string;
}>;

/** What is visible at a position: rows by id. */
export type Visible = ReadonlyMap<RowId, Row>;

/**
 * What changed for a client between its cursor and now. `then` holds the rows it could see at its cursor, with
 * their roles; it is needed only where access or revision differ since, and where it is not known all is sent anew.
 */
export function patchSince(
  now: Readonly<{ rows: Visible; position: Position }>,
  cursor: Position | null,
  then: ReadonlyMap<RowId, Role> | null = null,
): Pick<PullAnswer, 'clear' | 'put' | 'del'> {
  const { rows, position } = now;
  const sameView = cursor?.access === position.access && cursor.revision === position.revision;
  const comparable = cursor !== null && cursor.epoch === position.epoch && cursor.version <= position.version;
  if (!comparable || (!sameView && then === null)) {
    return { clear: true, put: [...rows.values()].map(wholeRow), del: [] };
  }
  const put: RowPatch[] = [];
  for (const row of rows.values()) {
    const role = sameView ? row.role : then?.get(row.id);
    const patch = role === undefined ? wholeRow(row) : changesSince(row, cursor.version, role);
    if (patch) put.push(patch);
  }
  const del = sameView || !then ? [] : [...then.keys()].filter(id => !rows.has(id));
  return { clear: false, put, del };
}

function wholeRow({ id, task, unit, role, fields, versions }: Row): RowPatch {
  return { id, task, unit, role, fields, versions };
}

function changesSince(row: Row, version: number, roleThen: Role): RowPatch | null {
  const changed = fieldNames.filter(name => row.versions[name] > version);
  if (changed.length === 0 && row.role === roleThen) return null;
  return {
    id: row.id,
    ...(row.role === roleThen ? {} : { role: row.role }),
    fields: Object.fromEntries(changed.map(name => [name, row.fields[name]])),
    versions: Object.fromEntries(changed.map(name => [name, row.versions[name]])),
  };
}

/**
 * The client's rows after a pull, in a new map; applying an answer twice changes nothing more. Null where the
 * answer patches a row that the client does not hold: it lost track and should fetch all rows again.
 */
export function applyPull(
  rows: ReadonlyMap<RowId, Row>,
  answer: Pick<PullAnswer, 'clear' | 'put' | 'del'>,
): Map<RowId, Row> | null {
  const result = new Map<RowId, Row>(answer.clear ? [] : rows);
  for (const patch of answer.put) {
    const row = patched(result.get(patch.id), patch);
    if (!row) return null;
    result.set(patch.id, row);
  }
  for (const id of answer.del) result.delete(id);
  return result;
}

function patched(known: Row | undefined, patch: RowPatch): Row | null {
  const task = patch.task ?? known?.task;
  const unit = patch.unit ?? known?.unit;
  const role = patch.role ?? known?.role;
  if (task === undefined || unit === undefined || role === undefined) return null;
  return {
    id: patch.id,
    task,
    unit,
    role,
    fields: { ...(known?.fields ?? emptyFields), ...patch.fields },
    versions: { ...(known?.versions ?? noVersions), ...patch.versions },
  };
}
