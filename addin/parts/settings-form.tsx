import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { Language } from '../../plan/reasons/reason.ts';
import { useText } from '../text/text-context.tsx';
import type { ThemeChoice } from '../theme/theme.ts';
import type { Preferences } from './preferences.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

const themeChoices: readonly ThemeChoice[] = ['auto', 'light', 'dark', 'contrast'];

type Props = Readonly<{ preferences: Preferences; onChange: (preferences: Preferences) => void }>;

/** Language and theme of this computer's user. */
export function SettingsForm({ preferences, onChange }: Props) {
  const { text } = useText();
  const styles = useStyles();
  return (
    <div className={styles.form}>
      <Field label={text('settings.language')}>
        <RadioGroup
          layout="horizontal"
          value={preferences.language}
          onChange={(_, data) => onChange({ ...preferences, language: data.value as Language })}
        >
          <Radio value="vi" label={{ children: text('settings.vi'), lang: 'vi' }} />
          <Radio value="en" label={{ children: text('settings.en'), lang: 'en' }} />
        </RadioGroup>
      </Field>
      <Field label={text('settings.theme')}>
        <RadioGroup
          value={preferences.theme}
          onChange={(_, data) => onChange({ ...preferences, theme: data.value as ThemeChoice })}
        >
          {themeChoices.map(choice => (
            <Radio key={choice} value={choice} label={text(`settings.theme.${choice}`)} />
          ))}
        </RadioGroup>
      </Field>
    </div>
  );
}
