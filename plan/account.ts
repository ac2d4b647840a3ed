import { z } from 'zod';
import { UnitId } from './unit.ts';

/** Who signed in. `unit` is null for the secretariat, which reads all rows and may write any. */
export const Account = z.object({
  id: z.string().min(1).max(64),
  name: z.string(),
  unit: UnitId.nullable(),
  role: z.enum(['unit', 'secretariat']),
});
export type Account = z.infer<typeof Account>;

/** An account and the person at the keyboard, who may be named because several people share a unit. */
export type Author = Readonly<{ account: Account; person: string | null }>;

/** How an edit came in. */
export const Source = z.enum(['pane', 'web', 'file']);
export type Source = z.infer<typeof Source>;
