// What a plan holds after a crash, held against what its writers know.
import { emptyFields } from '../../plan/field.ts';
import type { Change } from '../../plan/mutation.ts';
import { noVersions, type Row } from '../../plan/row.ts';
import type { Sent } from './writer.ts';

export type Held = Readonly<{ version: number; rows: readonly Row[]; log: readonly Change[] }>;

/** Everything that should not be, in words; `before` is the moment of the crash where it was not just now. */
export function disagreements(held: Held, sent: readonly Sent[], before?: bigint): readonly string[] {
  const wasAnswered = ({ answeredAt }: Sent): boolean =>
    answeredAt !== null && (before === undefined || answeredAt < before);
  const lines = new Map(held.log.map(change => [change.mutation, change]));
  return [
    ...gaps(held),
    ...strangers(held, sent, lines),
    ...sent.flatMap(each => (wasAnswered(each) ? lost(each, lines) : half(each, lines))),
    ...replayed(held),
  ];
}

/** Versions run from 1 to the plan's, each with something that it changed. */
function gaps({ version, log }: Held): string[] {
  const found = new Set(log.map(change => change.version));
  const missing = Array.from({ length: version }, (_, n) => n + 1).filter(number => !found.delete(number));
  return [
    ...missing.map(number => `version ${number} of ${version} has no line in the log`),
    ...[...found].map(number => `the log has version ${number}, the plan stands at ${version}`),
  ];
}

/** Each line is something that was sent, and stands once. */
function strangers({ log }: Held, sent: readonly Sent[], lines: ReadonlyMap<string, Change>): string[] {
  const known = new Set(sent.flatMap(({ mutations }) => mutations.map(({ id }) => id)));
  const unknown = log.filter(change => !known.has(change.mutation));
  return [
    ...unknown.map(change => `nobody sent ${change.mutation}`),
    ...(lines.size === log.length ? [] : [`${log.length - lines.size} mutations stand twice in the log`]),
  ];
}

function lost({ mutations, version }: Sent, lines: ReadonlyMap<string, Change>): string[] {
  return mutations.flatMap(({ id, rowId, field, value }) => {
    const line = lines.get(id);
    if (!line) return [`${id} was acknowledged and is lost`];
    const isAsSent = line.rowId === rowId && line.field === field && line.after === value;
    return isAsSent && line.version <= version! ? [] : [`${id} was acknowledged and stands otherwise`];
  });
}

function half({ mutations }: Sent, lines: ReadonlyMap<string, Change>): string[] {
  const found = mutations.flatMap(({ id }) => lines.get(id) ?? []);
  const isWhole = found.length === 0 || found.length === mutations.length;
  const isOneVersion = new Set(found.map(change => change.version)).size <= 1;
  if (isWhole && isOneVersion) return [];
  return [`of ${mutations.length} mutations beside ${mutations[0]!.id}, ${found.length} stand in the log`];
}

/** The log, played from empty rows, gives the rows. */
function replayed({ rows, log }: Held): string[] {
  const played = new Map(
    rows.map(row => [row.id, { ...row, fields: { ...emptyFields }, versions: { ...noVersions } }]),
  );
  const wrong: string[] = [];
  for (const { rowId, field, before, after, version } of log) {
    const row = played.get(rowId);
    if (!row) return [`the log has the row ${rowId}, the plan has not`];
    if (row.fields[field] !== before)
      wrong.push(`version ${version} found another value in ${rowId} ${field}`);
    Object.assign(row.fields, { [field]: after });
    row.versions = { ...row.versions, [field]: version };
  }
  const differing = rows.filter(row => JSON.stringify(row) !== JSON.stringify(played.get(row.id)));
  return [...wrong, ...differing.map(row => `the log does not play to the row ${row.id}`)];
}
