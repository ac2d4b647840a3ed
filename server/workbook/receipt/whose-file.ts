import type { Account } from '../../../plan/account.ts';
import type { FileReading } from '../../../plan/file/file-reading.ts';
import { versionOfFile } from '../../../plan/file/file-trust.ts';
import { isOfPlan, unitAbove } from '../../../plan/file/recognise-plan.ts';
import type { Unit, UnitId } from '../../../plan/unit.ts';
import type { LivePlan } from '../../engine/live-plan.ts';
import { Refusal } from '../../http/refusal.ts';
import { verifyFile } from '../sign-file.ts';

export type FileOrigin = Readonly<{
  /** The version it was made at; null where the file cannot be trusted. */
  version: number | null;
  /** Whose sheet it is; null for the secretariat's. */
  unit: UnitId | null;
}>;

/** Where a file comes from. Refuses one of another plan, and one whose plan nobody can tell. */
export function originOf(reading: FileReading, live: LivePlan, fileKey: string): FileOrigin {
  const { hidden } = reading;
  const plan = live.document.plan.id;
  if (hidden !== null && hidden.plan !== plan) {
    throw new Refusal(422, 'otherPlanFile', { params: { plan: hidden.plan.slice(0, 64) } });
  }
  if (hidden === null && !isOfPlan(reading, live.document.tasks)) throw new Refusal(422, 'planNotRecognised');
  const isSigned = hidden !== null && verifyFile(hidden, hidden.signature, fileKey);
  const version = versionOfFile(hidden, isSigned, { plan, ...live.state });
  const unit = hidden === null ? (unitAbove(reading, live.document.units)?.id ?? null) : hidden.unit;
  return { version, unit: unit !== null && live.snapshot.units.get(unit)?.canReport ? unit : null };
}

/** The version that a file of this plan was signed for: of several instances this one may be behind it. */
export function versionTold({ hidden }: FileReading, plan: string, fileKey: string): number {
  const isSigned = hidden?.plan === plan && verifyFile(hidden, hidden.signature, fileKey);
  return isSigned ? hidden.version : 0;
}

/**
 * As whom its receipt is made: as the sender, or as the unit whose file the secretariat sent, so that it can be passed
 * on. A file holds nothing that its unit may not read, whoever asks for it.
 */
export function readerOfFile(
  sender: Account,
  { unit }: Pick<FileOrigin, 'unit'>,
  units: ReadonlyMap<UnitId, Unit>,
): Account {
  const owner = sender.role === 'secretariat' && unit !== null ? units.get(unit) : undefined;
  if (!owner) return sender;
  return { id: owner.id, name: owner.name, unit: owner.id, role: 'unit' };
}
