import { z } from 'zod';
import type { Language } from '../../plan/reasons/reason.ts';
import type { ThemeChoice } from '../theme/theme.ts';

export type Preferences = Readonly<{ language: Language; theme: ThemeChoice }>;

const Stored = z.object({
  language: z.enum(['vi', 'en']).catch('vi'),
  theme: z.enum(['auto', 'light', 'dark', 'contrast']).catch('auto'),
});

const KEY = 'phu-luc.preferences';

/** What this computer's user chose before; Vietnamese and the system's theme where nothing is known. */
export function readPreferences(storage: () => Storage): Preferences {
  try {
    return Stored.parse(JSON.parse(storage().getItem(KEY) ?? '{}'));
  } catch {
    return { language: 'vi', theme: 'auto' };
  }
}

/** Remembers them where storage is allowed; they hold for this window in any case. */
export function writePreferences(storage: () => Storage, preferences: Preferences): void {
  try {
    storage().setItem(KEY, JSON.stringify(preferences));
  } catch {
    return;
  }
}
