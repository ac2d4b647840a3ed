import { z } from 'zod';
import type { Account } from '../../plan/account.ts';
import type { Position } from '../../plan/pull.ts';
import type { LivePlan } from './live-plan.ts';

const Packed = z.tuple([z.number().int().min(0), z.number().int().min(0), z.string(), z.string()]);

/** Where an account stands that has read the plan as it is now. */
export function positionOf(account: Account, live: LivePlan): Position {
  // No unit's id has an asterisk.
  return { ...live.state, access: account.unit ?? '*' };
}

/** The position as the opaque text that clients keep. */
export function writeCursor({ version, revision, access, epoch }: Position): string {
  return Buffer.from(JSON.stringify([version, revision, access, epoch])).toString('base64url');
}

/** Null where the text is no cursor. */
export function readCursor(text: string): Position | null {
  try {
    const [version, revision, access, epoch] = Packed.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString()),
    );
    return { version, revision, access, epoch };
  } catch {
    return null;
  }
}
