import { fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import { rebaseField, rebaseRow, type Rebase, type RowState } from '../../plan/rebase.ts';
import type { Row } from '../../plan/row.ts';
import type { ComparedRow } from '../../plan/sheet/compare-sheet.ts';
import { cellKey } from './cell-key.ts';

export type SheetRebase = Readonly<{ verdicts: Readonly<Record<FieldName, Rebase>>; base: RowState }>;

/**
 * The row of a sheet held against the service's. A base of another history (its epoch is not the service's) says
 * nothing, so that each difference is a question; `decided` are the values that somebody has chosen upon since.
 */
export function rebaseSheetRow(
  compared: ComparedRow,
  row: Row,
  { isTrusted, decided }: Readonly<{ isTrusted: boolean; decided: ReadonlyMap<string, FieldValue> }>,
): SheetRebase {
  const base = baseOf(compared);
  const mine = readableOf(compared);
  if (isTrusted) return rebaseRow({ base, mine, server: row });

  const verdicts = {} as Record<FieldName, Rebase>;
  const fields: Record<FieldName, FieldValue> = { ...row.fields };
  const versions: Record<FieldName, number> = { ...row.versions };
  for (const name of fieldNames) {
    const server = { value: row.fields[name], version: row.versions[name] };
    const key = cellKey(row.id, name);
    const isDecided = decided.has(key) && decided.get(key) === server.value;
    verdicts[name] = rebaseField({ base: isDecided ? server : null, mine: mine[name], server });
    if (verdicts[name] !== 'conflict') continue;
    fields[name] = base.fields[name];
    versions[name] = base.versions[name];
  }
  return { verdicts, base: { fields: fields as Row['fields'], versions } };
}

function baseOf(compared: ComparedRow): RowState {
  const entries = <Value>(read: (field: FieldName) => Value) =>
    Object.fromEntries(fieldNames.map(name => [name, read(name)])) as Record<FieldName, Value>;
  return {
    fields: entries(name => compared.cells[name].base) as Row['fields'],
    versions: entries(name => compared.cells[name].baseVersion),
  };
}

function readableOf(compared: ComparedRow): Partial<Record<FieldName, FieldValue>> {
  return Object.fromEntries(
    fieldNames.flatMap(name => {
      const { verdict } = compared.cells[name];
      return verdict.ok ? [[name, verdict.value]] : [];
    }),
  );
}
