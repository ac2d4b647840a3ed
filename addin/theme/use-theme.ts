import { useEffect, useState } from 'react';
import { CONTRAST, DARK, themeAround, themeOf, type AskOffice, type Theme } from './theme-around.ts';
import type { ThemeChoice } from './theme.ts';

/** The theme of a choice; "auto" follows Excel, or the system where there is no Excel, and changes with it. */
export function useTheme(choice: ThemeChoice, office: AskOffice): Theme {
  const [around, setAround] = useState(() => themeAround(office));
  useEffect(() => {
    const queries = [DARK, CONTRAST].map(query => window.matchMedia(query));
    const update = (): void => setAround(themeAround(office));
    for (const query of queries) query.addEventListener('change', update);
    // Excel tells nobody that its theme was changed; whoever did it comes back from another window.
    window.addEventListener('focus', update);
    document.addEventListener('visibilitychange', update);
    return () => {
      for (const query of queries) query.removeEventListener('change', update);
      window.removeEventListener('focus', update);
      document.removeEventListener('visibilitychange', update);
    };
  }, [office]);
  return themeOf(choice, around);
}
