import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { useState } from 'react';
import { copyText } from '../parts/copy-text.ts';
import { saveFile } from '../parts/save-file.ts';
import { Section } from '../parts/section.tsx';
import type { Names } from '../self-test/scenario.ts';
import type { SelfTestResult } from '../self-test/verdicts.ts';
import type { PlanSession } from '../session/plan-session.ts';
import { useText } from '../text/text-context.tsx';
import type { HostFacts } from './host-facts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  under: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = Readonly<{ session: Pick<PlanSession, 'selfTest'>; facts: HostFacts; busy: boolean }>;

type Running = Readonly<{ name: Names; at: number; of: number }>;

/** For those who look after an installation: does this Excel do what the add-in leans on? */
export function SelfTestPart({ session, facts, busy }: Props) {
  const { text, language } = useText();
  const styles = useStyles();
  const [isShown, setIsShown] = useState(false);
  const [running, setRunning] = useState<Running | null>(null);
  const [names, setNames] = useState<ReadonlyMap<string, Names>>(new Map());
  const [result, setResult] = useState<SelfTestResult | null>(null);
  const run = async (): Promise<void> => {
    const heard = new Map<string, Names>();
    setResult(null);
    const { host, platform, version, excelApi, sharedRuntime } = facts;
    const { userAgent: browser } = navigator;
    const played = await session.selfTest({
      facts: { host, platform, version, excelApi, sharedRuntime, browser },
      onEntry: ({ id, name }, before, of) => {
        heard.set(id, name);
        setRunning({ name, at: before + 1, of });
      },
    });
    setNames(heard);
    setResult(played);
    setRunning(null);
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
            <Button
              icon={<BeakerRegular />}
              disabledFocusable={busy || running !== null}
              onClick={() => void run()}
            >
              {text('selfTest.run')}
            </Button>
            {running && (
              <span>
                {text('selfTest.running', { at: running.at, of: running.of, name: running.name[language] })}
              </span>
            )}
            <div aria-live="polite" aria-busy={running !== null}>
              {result && <Result result={result} names={names} />}
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

function Result({ result, names }: Readonly<{ result: SelfTestResult; names: ReadonlyMap<string, Names> }>) {
  const { text, language } = useText();
  const styles = useStyles();
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  const { passed, failed, byHand, notRun } = result;
  const words = JSON.stringify(result, null, 2);
  const of = (verdict: 'failed' | 'byHand') =>
    result.verdicts
      .filter(one => one.verdict === verdict)
      .map(({ id }) => <li key={id}>{names.get(id)?.[language] ?? id}</li>);
  return (
    <div className={styles.root}>
      <span>{text('selfTest.result', { passed, failed })}</span>
      {notRun > 0 && <span>{text('selfTest.notRun', { notRun })}</span>}
      {failed > 0 && (
        <>
          <h3 className={styles.under}>{text('selfTest.failed')}</h3>
          <ul className={styles.list}>{of('failed')}</ul>
        </>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => saveFile(asFile(words), 'phu-luc-tu-kiem-tra.json')}>
          {text('selfTest.save')}
        </Button>
        <Button onClick={() => void copyText(words).then(setIsCopied)}>{text('selfTest.copy')}</Button>
      </div>
      <div role="status">
        {isCopied !== null && text(isCopied ? 'selfTest.copied' : 'selfTest.notCopied')}
      </div>
      {byHand > 0 && notRun === 0 && (
        <>
          <h3 className={styles.under}>{text('selfTest.byHand', { n: byHand })}</h3>
          <ul className={styles.list}>{of('byHand')}</ul>
        </>
      )}
    </div>
  );
}

function asFile(words: string): Blob {
  return new Blob([words], { type: 'application/json' });
}
