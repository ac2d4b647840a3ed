import { fieldNames, type FieldName, type FieldValue } from '../../plan/field.ts';
import { rebaseField, rebaseRow, type Rebase, type RowState } from '../../plan/rebase.ts';
import type { Row } from '../../plan/row.ts';
import type { ComparedRow } from '../../plan/sheet/compare-sheet.ts';
import { chosenFields } from './chosen-upon.ts';

export type SheetRebase = Readonly<{
  verdicts: Readonly<Record<FieldName, Rebase>>;
  base: RowState;
  /** Fields whose base a choice has set. */
  chosen: ReadonlySet<FieldName>;
}>;

/** `sent` are the row's marks; `epoch` is of the service's history, '' where it tells none. */
type Trust = Readonly<{ isTrusted: boolean; sent: readonly string[]; epoch: string }>;

/**
 * The row of a sheet held against the service's. A base of another history (its epoch is not the service's) says
 * nothing, so that each difference is a question, but for the fields that somebody has chosen upon since.
 */
export function rebaseSheetRow(
  compared: ComparedRow,
  row: Row,
  { isTrusted, sent, epoch }: Trust,
): SheetRebase {
  const base = baseOf(compared);
  const mine = readableOf(compared);
  const chosen = chosenFields(sent, base.versions, epoch);
  if (isTrusted) return { ...rebaseRow({ base, mine, server: row }), chosen };

  const verdicts = {} as Record<FieldName, Rebase>;
  const fields: Record<FieldName, FieldValue> = { ...row.fields };
  const versions: Record<FieldName, number> = { ...row.versions };
  for (const name of fieldNames) {
    const server = { value: row.fields[name], version: row.versions[name] };
    const known = chosen.has(name) ? { value: base.fields[name], version: base.versions[name] } : null;
    verdicts[name] = rebaseField({ base: known, mine: mine[name], server });
    const lags = known !== null && server.version < known.version;
    if (verdicts[name] !== 'conflict' && !lags) continue;
    fields[name] = base.fields[name];
    versions[name] = base.versions[name];
  }
  return { verdicts, base: { fields: fields as Row['fields'], versions }, chosen };
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
