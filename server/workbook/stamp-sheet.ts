import { z } from 'zod';
import type { Account } from '../../plan/account.ts';
import type { RowsAnswer } from '../../plan/http.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { visibleHash } from '../engine/visible-hash.ts';
import { signFile } from './sign-file.ts';

/** The sheet that asks, by the id it carries. */
export const SheetQuery = z.object({ file: z.string().min(1).max(128).optional() });

/**
 * What the sheet of an account may carry once it holds the rows of this answer: their hash, the epoch, and, where the
 * sheet names itself, the same signature as on a file that the service makes.
 */
export function stampSheet(
  account: Account,
  live: LivePlan,
  file: string | undefined,
  fileKey: string,
): Required<Pick<RowsAnswer, 'epoch' | 'hash'>> & Pick<RowsAnswer, 'signature'> {
  const { version, epoch } = live.state;
  const stamp = { epoch, hash: visibleHash(account, live) };
  if (file === undefined) return stamp;
  const identity = { plan: live.document.plan.id, unit: account.unit, file, version, epoch };
  return { ...stamp, signature: signFile(identity, fileKey) };
}
