import type { Language } from '../../plan/reasons/reason.ts';
import type { ThemeChoice } from '../theme/theme.ts';

export type Preferences = Readonly<{ language: Language; theme: ThemeChoice }>;

const languages: readonly Language[] = ['vi', 'en'];
const themeChoices: readonly ThemeChoice[] = ['auto', 'light', 'dark', 'contrast'];

/** Read by hand: the pane's first screen stands before the schemas of everything else are there. */
function stored(value: unknown): Preferences {
  const { language, theme } = (value ?? {}) as Partial<Record<keyof Preferences, unknown>>;
  return {
    language: languages.find(each => each === language) ?? 'vi',
    theme: themeChoices.find(each => each === theme) ?? 'auto',
  };
}

const KEY = 'phu-luc.preferences';

/** What this computer's user chose before; Vietnamese and the system's theme where nothing is known. */
export function readPreferences(storage: () => Storage): Preferences {
  try {
    return stored(JSON.parse(storage().getItem(KEY) ?? '{}'));
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
