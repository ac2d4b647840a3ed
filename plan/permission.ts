// Who may see and write what. The server enforces it; pane and page use the same answers to explain themselves.
import type { Account } from './account.ts';
import type { ReasonCode } from './reasons/reason.ts';
import type { ReasonParams } from './issue.ts';
import type { Row } from './row.ts';
import type { Unit, UnitId } from './unit.ts';

/** What of a plan matters to permission: the units that lead each task, by task number. */
export type Leads = ReadonlyMap<number, ReadonlySet<UnitId>>;

/** A unit reads its own rows and, where it leads a task, the coordinating rows under it; the secretariat all. */
export function mayRead(account: Account, row: Pick<Row, 'task' | 'unit'>, leads: Leads): boolean {
  if (account.role === 'secretariat') return true;
  return (
    row.unit === account.unit || (account.unit !== null && (leads.get(row.task)?.has(account.unit) ?? false))
  );
}

/** A unit writes its own rows only; the secretariat any. */
export function mayWrite(account: Account, row: Pick<Row, 'unit'>): boolean {
  return account.role === 'secretariat' || row.unit === account.unit;
}

/** Why a row may not be written: whose it is, in words. */
export function refusal(
  row: Pick<Row, 'task' | 'unit'>,
  owner: Pick<Unit, 'name'>,
): { reason: ReasonCode; params: ReasonParams } {
  return { reason: 'notYourRow', params: { no: row.task, owner: owner.name } };
}

/** A row that an amendment took away is read by the unit that filled it in and by the secretariat. */
export function mayReadRetired(account: Account, row: Pick<Row, 'unit'>): boolean {
  return account.role === 'secretariat' || row.unit === account.unit;
}

/** What of a plan tells why a row is no longer anybody's to fill in. */
type Amended = Readonly<{
  tasks: ReadonlyMap<number, unknown>;
  units: ReadonlyMap<UnitId, Pick<Unit, 'name'>>;
  leads: Leads;
}>;

/** Why a row that an amendment took away may not be written: the task is gone, another unit's, or not this unit's. */
export function retiredRefusal(
  row: Pick<Row, 'task' | 'unit' | 'role'>,
  { tasks, units, leads }: Amended,
  account: Account,
): { reason: ReasonCode; params: ReasonParams } {
  const nameOf = (unit: UnitId): string => units.get(unit)?.name ?? unit;
  if (!tasks.has(row.task)) return { reason: 'taskRemoved', params: { no: row.task } };
  if (!mayWrite(account, row)) return refusal(row, { name: nameOf(row.unit) });
  const owners = [...(leads.get(row.task) ?? [])].filter(unit => unit !== row.unit);
  if (row.role === 'lead' && owners.length > 0 && account.role !== 'secretariat') {
    return refusal(row, { name: owners.map(nameOf).join(', ') });
  }
  return { reason: 'assignmentEnded', params: { no: row.task, unit: nameOf(row.unit) } };
}

/** The leads of a plan, read off its rows. */
export function leadsOf(rows: Iterable<Pick<Row, 'task' | 'unit' | 'role'>>): Leads {
  const leads = new Map<number, Set<UnitId>>();
  for (const row of rows) {
    if (row.role !== 'lead') continue;
    leads.set(row.task, (leads.get(row.task) ?? new Set()).add(row.unit));
  }
  return leads;
}
