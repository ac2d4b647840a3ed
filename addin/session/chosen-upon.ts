// Bases that a choice has set. Where a workbook's base is of another history, that of a cell somebody has chosen in is of
// this one again; kept in the workbook beside the marks of what was sent, so that it holds with the pane closed meanwhile.
import type { FieldName } from '../../plan/field.ts';

/** Enough of an epoch to tell the few apart that one workbook ever meets. */
const EPOCH_CHARACTERS = 8;

type Versions = Readonly<Record<FieldName, number>>;

/** The mark of a field whose base, of this version, was chosen upon in this epoch. */
export function chosenMark(field: FieldName, version: number, epoch: string): string {
  return `${field}@${version}=${epoch.replaceAll(/[^\w-]/g, '').slice(0, EPOCH_CHARACTERS)}`;
}

/** The fields of a row whose bases, of these versions, were chosen upon in this epoch. */
export function chosenFields(
  marks: readonly string[],
  versions: Versions,
  epoch: string,
): ReadonlySet<FieldName> {
  // Most rows have none.
  if (marks.length === 0) return none;
  const fields = Object.keys(versions) as FieldName[];
  return new Set(fields.filter(field => marks.includes(chosenMark(field, versions[field], epoch))));
}

const none: ReadonlySet<FieldName> = new Set();

/** The marks with those of a choice upon each of the fields, at the versions that their bases have now. */
export function withChosen(
  marks: readonly string[],
  fields: Iterable<FieldName>,
  versions: Versions,
  epoch: string,
): readonly string[] {
  const chosen = [...fields].map(field => chosenMark(field, versions[field], epoch));
  return [...new Set([...marks, ...chosen])];
}
