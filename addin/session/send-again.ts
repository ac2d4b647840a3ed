// A send that the line or the service could not carry through goes again by itself. The cells are the queue: what is
// remembered is only which of them somebody asked to send, and with which content.
import type { Failure } from '../client/answer.ts';
import type { Clock } from '../client/clock.ts';
import type { FieldValue } from '../../plan/field.ts';
import { Again } from './again.ts';
import { cellKey } from './cell-key.ts';
import type { Resend } from './session-state.ts';
import type { Edit } from './settle-row.ts';

export class SendAgain {
  readonly #again: Again;
  readonly #tell: (resend: Resend | null) => void;
  readonly #wanted = new Map<string, FieldValue>();
  #dueMs = 0;

  constructor(
    world: Readonly<{ clock: Clock; random: () => number }>,
    tell: (resend: Resend | null) => void,
  ) {
    this.#again = new Again(world);
    this.#tell = tell;
  }

  /** These edits were to be sent and may not have arrived. */
  later(edits: readonly Edit[], failure: Failure, run: () => void): void {
    this.#wanted.clear();
    for (const edit of edits) this.#wanted.set(cellKey(edit.rowId, edit.field), edit.value);
    this.#dueMs = this.#again.later(failure, run);
    this.#say();
  }

  /** Of the edits that wait in the sheet now, those that were to be sent; what somebody went on editing is theirs again. */
  of(edits: readonly Edit[]): Edit[] {
    return edits.filter(({ rowId, field, value }) => {
      const key = cellKey(rowId, field);
      return this.#wanted.has(key) && this.#wanted.get(key) === value;
    });
  }

  /** The sheet was looked at: what no longer waits is not tried again. */
  review(edits: readonly Edit[]): void {
    if (this.#wanted.size === 0) return;
    const left = this.of(edits);
    if (left.length === this.#wanted.size) return;
    if (left.length === 0) return this.stop();
    this.#wanted.clear();
    for (const edit of left) this.#wanted.set(cellKey(edit.rowId, edit.field), edit.value);
    this.#say();
  }

  stop(): void {
    this.#again.reset();
    if (this.#wanted.size === 0) return;
    this.#wanted.clear();
    this.#tell(null);
  }

  #say(): void {
    this.#tell({ n: this.#wanted.size, at: new Date(this.#dueMs).toISOString() });
  }
}
