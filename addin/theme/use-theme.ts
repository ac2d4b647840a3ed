import { useEffect, useState } from 'react';
import type { Theme } from '@fluentui/react-components';
import { themes, type ThemeChoice } from './theme.ts';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(forced-colors: active)';

/** The theme of a choice; "auto" follows the system and changes with it. */
export function useTheme(choice: ThemeChoice): Theme {
  const [system, setSystem] = useState(systemTheme);
  useEffect(() => {
    const queries = [DARK, CONTRAST].map(query => window.matchMedia(query));
    const update = (): void => setSystem(systemTheme());
    for (const query of queries) query.addEventListener('change', update);
    return () => {
      for (const query of queries) query.removeEventListener('change', update);
    };
  }, []);
  return themes[choice === 'auto' ? system : choice];
}

function systemTheme(): Exclude<ThemeChoice, 'auto'> {
  if (window.matchMedia(CONTRAST).matches) return 'contrast';
  return window.matchMedia(DARK).matches ? 'dark' : 'light';
}
