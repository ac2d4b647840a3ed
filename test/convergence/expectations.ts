// What must be true at the end, whatever happened.
import { emptyFields, fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import type { HistoryAnswer } from '../../plan/http.ts';
import { noVersions, type Row } from '../../plan/row.ts';
import { fromCell } from '../../plan/sheet/cells.ts';
import { basesOf, cellKey, contentOf, rowIdsIn } from './cells.ts';
import { PageSheet } from './page-sheet.ts';
import type { Somebody } from './people.ts';
import type { World } from './world.ts';

/** All that is not as it should be, in words; nothing where all is well. */
export async function faultsOf(world: World): Promise<string[]> {
  const faults: string[] = [];
  for (const person of world.people) faults.push(...(await sheetFaults(world, person)));
  return [...world.book.faults, ...faults, ...(await logFaults(world)), ...entryFaults(world)];
}

/** Every sheet says what the service holds for its account, but for what is held there with a reason. */
async function sheetFaults({ service, reader }: World, person: Somebody): Promise<string[]> {
  const { rows } = await (await service.signIn(person.account)).rows();
  const held = heldCells(person);
  const cells = reader.cellsOf(person.workbook);
  const bases = new Map(basesOf(person.workbook).map(base => [base.rowId, base]));
  const missing = missingTasks(person);
  const faults: string[] = [];
  const visible = new Set(rows.map(row => row.id));
  for (const rowId of rowIdsIn(person.workbook)) {
    if (!visible.has(rowId) && !isToldOf(person, rowId))
      faults.push(`${person.name}: row ${rowId} is no longer this account's and nobody is told`);
  }
  for (const row of rows) {
    if (!cells.has(cellKey(row.id, 'status'))) {
      if (!missing.has(row.task)) faults.push(`${person.name}: row ${row.id} is missing and nobody is told`);
      continue;
    }
    fieldNames.forEach((field, index) => {
      const key = cellKey(row.id, field);
      const now = cells.get(key)?.join(' | ');
      const expected = contentOf(row.fields[field]);
      if (now !== expected && !held.has(key))
        faults.push(`${person.name}: ${key} says ${now}, the service ${expected}`);
      const base = bases.get(row.id);
      const [value, version] = [fromCell(field, base?.cells[index] ?? ''), base?.versions[index]];
      if (value !== row.fields[field] || version !== row.versions[field])
        faults.push(
          `${person.name}: the base of ${key} is ${String(value)} of version ${version}, at the service ${expected} of ${row.versions[field]}`,
        );
    });
  }
  return faults;
}

/** Cells that stay as they are, each with a reason before its author. */
function heldCells({ open }: Somebody): ReadonlySet<string> {
  const problems = (open?.view.problems ?? []).flatMap(({ rowId, problems }) =>
    rowId === null ? [] : problems.map(problem => ({ rowId, ...problem })),
  );
  // Of a row that went to somebody else the whole line stays, with all that waits in it.
  const left = problems
    .filter(({ reason }) => reason === 'rowLeft')
    .flatMap(({ rowId }) => fieldNames.map(field => cellKey(rowId, field)));
  const troubled = new Set(problems.map(({ rowId, column }) => cellKey(rowId, column ?? '')));
  const held = (open?.view.pending ?? []).map(({ rowId, field }) => cellKey(rowId, field));
  return new Set([...left, ...held.filter(key => troubled.has(key))]);
}

function isToldOf({ open }: Somebody, rowId: string): boolean {
  return (open?.view.problems ?? []).some(row => row.rowId === rowId && row.problems.length > 0);
}

function missingTasks({ open }: Somebody): ReadonlySet<unknown> {
  const problems = (open?.view.problems ?? []).flatMap(row => row.problems);
  return new Set(problems.filter(({ reason }) => reason === 'missingRow').map(({ params }) => params['no']));
}

/** The change log, played from the beginning, gives the rows; and it is what the answers said it would be. */
async function logFaults({ service, book }: World): Promise<string[]> {
  const { rows, version } = await service.secretariat.rows();
  const faults: string[] = [];
  const versions = new Set<number>();
  let count = 0;
  const retired = [...new Set(book.log.keys.map(key => key.split(' ')[0]!))].filter(
    id => !rows.some(row => row.id === id),
  );
  for (const rowId of retired) {
    const history = await service.secretariat.get<HistoryAnswer>(`${service.plan}/history?rowId=${rowId}`);
    count += history.body.changes.length;
    for (const change of history.body.changes) versions.add(change.version);
  }
  for (const row of rows) {
    const history = await service.secretariat.get<HistoryAnswer>(`${service.plan}/history?rowId=${row.id}`);
    const replayed = replay(row, history.body.changes, faults);
    count += history.body.changes.length;
    for (const change of history.body.changes) versions.add(change.version);
    if (JSON.stringify(replayed) !== JSON.stringify({ fields: row.fields, versions: row.versions }))
      faults.push(`the log of ${row.id} comes to ${JSON.stringify(replayed)}, found ${JSON.stringify(row)}`);
    for (const field of fieldNames) {
      const told = book.log.of(cellKey(row.id, field)).map(({ version: at, after }) => `${at} ${after}`);
      const real = history.body.changes
        .filter(change => change.field === field)
        .map(change => `${change.version} ${contentOf(change.after)}`);
      if (told.join() !== real.join())
        faults.push(`${row.id} ${field}: answers told ${told.join()}, the log has ${real.join()}`);
    }
  }
  const { amendmentCount } = book.log;
  if (versions.size + amendmentCount !== version)
    faults.push(
      `version ${version} has ${versions.size} versions in its log and ${amendmentCount} amendments`,
    );
  if (count !== book.log.appliedCount)
    faults.push(`${book.log.appliedCount} edits were answered as applied, the log has ${count}`);
  return faults;
}

function replay(
  row: Row,
  changes: HistoryAnswer['changes'],
  faults: string[],
): Pick<Row, 'fields' | 'versions'> {
  const fields: Record<FieldName, FieldValue> = { ...emptyFields };
  const versions: Record<FieldName, number> = { ...noVersions };
  for (const { field, before, after, version } of changes) {
    if (before !== fields[field] || version <= versions[field])
      faults.push(
        `${row.id} ${field}: version ${version} says it replaced ${before}, found ${fields[field]}`,
      );
    fields[field] = after;
    versions[field] = version;
  }
  return { fields: fields as Row['fields'], versions };
}

/** Of every edit ever made it is known what became of it. */
function entryFaults({ people, book, reader }: World): string[] {
  return people.flatMap(person => {
    const { workbook } = person;
    const held = heldCells(person);
    const isKept = (key: string): boolean => workbook instanceof PageSheet && workbook.keeps(key);
    return book
      .page(workbook)
      .entries.filter(entry => entry.fate === 'open' && !entry.hasArrived && !held.has(entry.key))
      .filter(entry => !isKept(entry.key))
      .map(
        entry =>
          `${person.name}: ${entry.key} ${entry.content} of step ${entry.step} is unaccounted for, the sheet says ${reader.cellsOf(person.workbook).get(entry.key)?.join(' | ')}, the service ${book.log.now(entry.key)}`,
      );
  });
}
