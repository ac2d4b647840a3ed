import { Button, makeStyles, Spinner, Switch, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { useState } from 'react';
import { saveFile } from '../parts/save-file.ts';
import { Section } from '../parts/section.tsx';
import type { SelfTestResult } from '../self-test/verdicts.ts';
import type { PlanSession } from '../session/plan-session.ts';
import { useText } from '../text/text-context.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

type Props = Readonly<{ session: Pick<PlanSession, 'selfTest'>; busy: boolean }>;

/** For those who look after an installation: does this Excel do what the add-in leans on? */
export function SelfTestPart({ session, busy }: Props) {
  const { text } = useText();
  const styles = useStyles();
  const [isShown, setIsShown] = useState(false);
  const [isRunning, setIsRunning] = useState(false);
  const [result, setResult] = useState<SelfTestResult | null>(null);
  const run = async (): Promise<void> => {
    setIsRunning(true);
    setResult(await session.selfTest());
    setIsRunning(false);
  };
  return (
    <Section title={text('selfTest.title')}>
      <div className={styles.root}>
        <Switch
          label={text('selfTest.show')}
          checked={isShown}
          onChange={(_, data) => setIsShown(data.checked)}
        />
        {isShown && (
          <>
            <p className={styles.hint}>{text('selfTest.hint')}</p>
            <Button icon={<BeakerRegular />} disabledFocusable={busy || isRunning} onClick={() => void run()}>
              {text('selfTest.run')}
            </Button>
            <div aria-live="polite" aria-busy={isRunning}>
              {isRunning && <Spinner size="small" label={text('selfTest.running')} />}
              {result && (
                <div className={styles.root}>
                  <span>{text('selfTest.result', { passed: result.passed, failed: result.failed })}</span>
                  {result.failed > 0 && (
                    <ul className={styles.list}>
                      {result.verdicts
                        .filter(({ passed }) => !passed)
                        .map(({ id, found }) => (
                          <li key={id}>
                            <code>{id}</code>: {JSON.stringify(found)}
                          </li>
                        ))}
                    </ul>
                  )}
                  <Button
                    onClick={() =>
                      saveFile(
                        new Blob([JSON.stringify(result, null, 2)], { type: 'application/json' }),
                        'phu-luc-tu-kiem-tra.json',
                      )
                    }
                  >
                    {text('selfTest.save')}
                  </Button>
                </div>
              )}
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
