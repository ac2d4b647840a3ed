// Between a database line and what it means. Stored JSON is parsed like anything else that comes in from outside.
import { z } from 'zod';
import { Account } from '../../plan/account.ts';
import { Change, Mutation } from '../../plan/mutation.ts';
import { FileConflict, Settlement } from '../../plan/file/file-conflict.ts';
import { FieldName } from '../../plan/field.ts';
import { PeriodEvent } from '../../plan/period/period-event.ts';
import { PlanDocument } from '../../plan/plan-document.ts';
import { Row } from '../../plan/row.ts';
import { storable } from './storable.ts';

const text = z.string();
const whole = z.number().int();

const json = text.transform((stored, context): unknown => {
  try {
    return JSON.parse(stored);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected stored JSON' });
    return z.NEVER;
  }
});

export const PlanLine = z.object({
  document: json.pipe(PlanDocument),
  version: whole,
  revision: whole,
  epoch: text,
  head: text,
});

export const StateLine = PlanLine.pick({ version: true, revision: true, epoch: true });

export const RowLine = z
  .object({ row: text, task: whole, unit: text, role: text, fields: json, versions: json })
  .transform(({ row, ...line }) => ({ id: row, ...line }))
  .pipe(Row);

export const ChangeLine = z
  .object({
    version: whole,
    row: text,
    field: text,
    before_value: json,
    after_value: json,
    mutation: text,
    account: text,
    person: text.nullable(),
    unit: text.nullable(),
    source: text,
    at: text,
  })
  .transform(({ row, before_value, after_value, ...line }) => ({
    ...line,
    rowId: row,
    before: before_value,
    after: after_value,
  }))
  .pipe(Change);

export const DecidedLine = z
  .object({ unit: text, id: text, row: text, field: text, base: whole, value: json, outcome: text })
  .transform(({ unit, id, row, ...decided }) => ({ unit, id, decided: { rowId: row, ...decided } }))
  .pipe(
    z.object({
      unit: text,
      id: text,
      decided: Mutation.pick({ rowId: true, field: true, base: true, value: true }).extend({
        outcome: z.enum(['applied', 'unchanged']),
      }),
    }),
  );

const Assignments = z.array(Row.pick({ id: true, task: true, unit: true, role: true }));

export const RevisionLine = z.object({
  revision: whole,
  version: whole,
  epoch: text,
  document: json.pipe(PlanDocument),
  assignments: json.pipe(Assignments),
  account: text.nullable(),
  person: text.nullable(),
  at: text.nullable(),
});

export const LinkLine = z.object({ version: whole, link: text, lines: whole });

export const EntryLine = z
  .object({ row: text, field: FieldName, version: whole, value: json })
  .transform(({ row, ...line }) => ({ rowId: row, ...line }))
  .pipe(z.object({ rowId: text, field: FieldName, version: whole, value: Change.shape.after }));

export const PeriodLine = z
  .object({ body: json.pipe(PeriodEvent), link: text })
  .transform(({ body, link }) => ({ event: body, link }));

/** As the text that is stored: signs that a database would not give back as they were are replaced before. */
export function storedBody(body: PeriodEvent | FileConflict | Settlement): string {
  return JSON.stringify(body, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

/** The cell of a conflict as a key. */
export function cellOf({ rowId, field }: FileConflict): string {
  return `${rowId} ${field}`;
}

export const FileConflictLine = z
  .object({ body: json.pipe(FileConflict), settled: json.pipe(Settlement).nullable() })
  .transform(({ body, settled }) => ({ conflict: body, settled }));

export const AccountLine = Account;

export const AccountWithPasswordLine = z
  .object({ ...Account.shape, password: text, scheme: text, salt: text, hash: text })
  .transform(({ id, name, unit, role, password, scheme, salt, hash }) => ({
    account: { id, name, unit, role },
    password: { id: password, scheme, salt, hash },
  }));

export const SessionLine = z
  .object({ ...Account.shape, person: text.nullable(), expires_at: text })
  .transform(({ id, name, unit, role, person, expires_at }) => ({
    account: { id, name, unit, role },
    person,
    expiresAt: expires_at,
  }));
