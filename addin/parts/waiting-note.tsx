import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Connection, Resend } from '../session/session-state.ts';
import { useText } from '../text/text-context.tsx';

type Props = Readonly<{
  connection: Connection;
  resend: Resend | null;
  /** Where what was entered is kept meanwhile. */
  keptIn: 'sheet' | 'page' | 'browser';
  busy: boolean;
  onSendNow: () => void;
}>;

const keptTexts = {
  sheet: 'waiting.keptInSheet',
  page: 'waiting.keptOnPage',
  browser: 'waiting.keptInBrowser',
} as const;

/** Where nothing can be sent just now: what is kept, where, and when it is tried again. Nothing while all is well. */
export function WaitingNote({ connection, resend, keptIn, busy, onSendNow }: Props) {
  const { text } = useText();
  const offline = connection === 'offline';
  if (!offline && resend === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <span role="status">
          <MessageBarTitle>
            {resend ? text('waiting.notSent', { n: resend.n }) : text('waiting.offline')}
          </MessageBarTitle>{' '}
          {text(keptTexts[keptIn])}
        </span>
        {resend && <Countdown at={resend.at} />}
      </MessageBarBody>
      {resend && (
        <MessageBarActions>
          <Button size="small" disabledFocusable={busy} onClick={onSendNow}>
            {text('waiting.sendNow')}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** Counts by itself and is not read out: a number each second would drown everything else. */
function Countdown({ at }: { at: string }) {
  const { text } = useText();
  const seconds = useSecondsUntil(at);
  return (
    <span aria-live="off"> {seconds > 0 ? text('waiting.nextIn', { n: seconds }) : text('waiting.now')}</span>
  );
}

function useSecondsUntil(at: string): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(at));
  useEffect(() => {
    const count = (): void => setSeconds(secondsUntil(at));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
}

function secondsUntil(at: string): number {
  return Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / 1000));
}
