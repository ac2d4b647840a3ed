import type { FieldName, FieldValue } from '../field.ts';
import type { Decided, Snapshot } from '../push.ts';
import type { Row } from '../row.ts';

/** A snapshot with what was applied to it so far; the snapshot itself stays as it is. */
export class GrowingSnapshot {
  readonly snapshot: Snapshot;
  readonly changed = new Map<string, Row>();
  /** By sender and mutation id: what earlier pushes of the same commit came to. */
  readonly remembered = new Map<string, Decided>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  get nextVersion(): number {
    return this.snapshot.version + 1;
  }

  get version(): number {
    return this.changed.size > 0 ? this.nextVersion : this.snapshot.version;
  }

  row(id: string): Row | undefined {
    return this.changed.get(id) ?? this.snapshot.rows.get(id);
  }

  write(row: Row, field: FieldName, value: FieldValue): void {
    this.changed.set(row.id, {
      ...row,
      fields: { ...row.fields, [field]: value },
      versions: { ...row.versions, [field]: this.nextVersion },
    });
  }
}
