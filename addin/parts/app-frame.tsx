import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { TextProvider } from '../text/text-context.tsx';
import '../theme/fonts.ts';
import { noOffice, type AskOffice } from '../theme/theme-around.ts';
import { useTheme } from '../theme/use-theme.ts';
import { FaultMessage } from './fault-message.tsx';
import { FaultScreen } from './fault-screen.tsx';
import { readPreferences, writePreferences, type Preferences } from './preferences.ts';

export type PreferencesProps = Readonly<{
  preferences: Preferences;
  onPreferences: (preferences: Preferences) => void;
}>;

type Props = Readonly<{
  children: (props: PreferencesProps) => ReactNode;
  /** The colours of the Excel around it; null on the page, and where Excel does not say. */
  office?: AskOffice;
}>;

/** What pane and page stand in: theme, language and the choices of this computer's user, and a net under faults. */
export function AppFrame({ children, office = noOffice }: Props) {
  const [preferences, setPreferences] = useState(() => readPreferences(() => localStorage));
  const theme = useTheme(preferences.theme, office);
  useEffect(() => {
    document.documentElement.lang = preferences.language;
  }, [preferences.language]);
  const change = (next: Preferences): void => {
    writePreferences(() => localStorage, next);
    setPreferences(next);
  };
  return (
    <FluentProvider theme={theme}>
      <TextProvider language={preferences.language}>
        <FaultScreen fallback={error => <FaultMessage error={error} />}>
          {children({ preferences, onPreferences: change })}
        </FaultScreen>
      </TextProvider>
    </FluentProvider>
  );
}
