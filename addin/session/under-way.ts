// What was sent and may have arrived, whether an answer came or not. It is kept in the workbook beside the base, since
// the pane may be closed, or the workbook copied, before the answer is there.
import type { FieldName, FieldValue } from '../../plan/field.ts';
import { mutationId } from '../../plan/mutation.ts';
import type { BaseRow } from '../../plan/sheet/sheet-document.ts';
import { sha256 } from './sha256.ts';

type Sent = Readonly<{ rowId: string; field: FieldName; base: number; value: FieldValue }>;

/** Enough of a mutation's id to tell the few apart that one cell ever sends upon one base. */
const MARK_DIGITS = 12;

export class UnderWay {
  readonly #plan: string;
  readonly #marks = new Map<string, Set<string>>();
  /** Judged and not taken: they have not arrived, though the workbook may still say so. */
  readonly #over = new Set<string>();

  constructor(plan: string) {
    this.#plan = plan;
  }

  add(sent: Sent): void {
    const mark = this.#markOf(sent);
    const marks = this.#marks.get(sent.rowId);
    if (marks) marks.add(mark);
    else this.#marks.set(sent.rowId, new Set([mark]));
    this.#over.delete(`${sent.rowId} ${mark}`);
  }

  /** It was judged and has changed nothing. */
  drop(sent: Sent): void {
    const mark = this.#markOf(sent);
    this.#marks.get(sent.rowId)?.delete(mark);
    this.#over.add(`${sent.rowId} ${mark}`);
  }

  /** All marks of a row: those of this pane and those that its workbook carries. */
  of(rowId: string, base: BaseRow | undefined): readonly string[] {
    const carried = (base?.sent ?? []).filter(mark => !this.#over.has(`${rowId} ${mark}`));
    return [...new Set([...carried, ...(this.#marks.get(rowId) ?? [])])];
  }

  has(marks: readonly string[], sent: Sent): boolean {
    // Most rows have none, and then nothing needs to be hashed.
    return marks.length > 0 && marks.includes(this.#markOf(sent));
  }

  hasAny(marks: readonly string[], field: FieldName, base: number): boolean {
    return marks.some(mark => mark.startsWith(`${field}@${base}:`));
  }

  #markOf(sent: Sent): string {
    return `${sent.field}@${sent.base}:${mutationId({ ...sent, plan: this.#plan }, sha256).slice(0, MARK_DIGITS)}`;
  }
}

/** The marks that still say something, of choices too: those upon the base that their field has. */
export function standingMarks(
  marks: readonly string[],
  versions: Readonly<Record<FieldName, number>>,
): readonly string[] {
  return marks.filter(mark => {
    const [field, version] = mark.split(/[@:=]/);
    return versions[field as FieldName] === Number(version);
  });
}
