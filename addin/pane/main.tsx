// The task pane over any workbook: Excel's own, or the one of the Excel test page.
import { useCallback, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { hasKeptSignIn } from '../client/has-kept-sign-in.ts';
import type { PlanWorkbook } from '../excel/plan-workbook.ts';
import { AppFrame, type PreferencesProps } from '../parts/app-frame.tsx';
import { drawn } from '../parts/drawn.ts';
import type { SignInRequest } from '../../plan/http.ts';
import type { PlanSession } from '../session/plan-session.ts';
import type { SignedOut, Starting } from '../session/session-state.ts';
import type { HostFacts } from './host-facts.ts';
import { OutsideExcel } from './outside-excel.tsx';
import { Pane } from './pane.tsx';
import { requestedCommand, type RequestedCommand } from './requested-command.ts';

/** Where the pane found itself: beside a workbook, in a plain browser, or in an Excel too old for it. */
export type Found =
  | Readonly<{
      kind: 'workbook';
      workbook: () => Promise<PlanWorkbook>;
      /** Whether entries may wait in the workbook for the sign-in, as far as that is known without its code. */
      holdsBase: () => Promise<boolean>;
      facts: HostFacts;
    }>
  | Readonly<{ kind: 'outside' }>
  | Readonly<{ kind: 'tooOld' }>;

/**
 * Draws the pane into an element and begins its session. `?do=load|check|send|rollup` in the address runs that command
 * when the pane opens, `#do=…` while it is open; `#account=…&password=…[&person=…]` signs in. Fragments are cleared
 * once they are read.
 */
export function mountPane(root: HTMLElement, found: Found): () => void {
  const react = createRoot(root);
  react.render(<PaneApp found={found} />);
  return () => react.unmount();
}

function PaneApp({ found }: { found: Found }) {
  return (
    <AppFrame {...(found.kind === 'workbook' && { office: found.facts.colours })}>
      {preferences =>
        found.kind === 'workbook' ? (
          <PaneOver
            workbook={found.workbook}
            holdsBase={found.holdsBase}
            facts={found.facts}
            {...preferences}
          />
        ) : (
          <OutsideExcel why={found.kind} />
        )
      }
    </AppFrame>
  );
}

type PaneOverProps = PreferencesProps & Omit<Extract<Found, { kind: 'workbook' }>, 'kind'>;

/**
 * The code of the session comes behind the door, which needs none of it: with the first touch of its boxes, or at once
 * where somebody is signed in or the workbook holds entries.
 */
const sessionCode = () => import('./open-session.ts');

function PaneOver({ workbook, holdsBase, facts, ...preferences }: PaneOverProps) {
  const [session, setSession] = useState<PlanSession | null>(null);
  const [asked, setAsked] = useState<Readonly<{ command: RequestedCommand }> | null>(null);
  const [early, setEarly] = useState<Starting | SignedOut>(firstScreen);
  const waiting = useRef<SignInRequest | null>(null);
  const ask = useRef<() => void>(() => undefined);
  const onEarlySignIn = useCallback((request: SignInRequest) => {
    waiting.current = request;
    ask.current();
    setEarly({ kind: 'signedOut', signingIn: true, failure: null, holdsSheet: false });
  }, []);

  useEffect(() => {
    let opened: PlanSession | null = null;
    let isClosed = false;
    const readCommand = (): void => {
      const command = requestedCommand(location);
      if (command) setAsked({ command });
    };
    const readAddress = (): void => {
      const { hash } = location;
      if (hash.length <= 1) return;
      readCommand();
      // Office takes the history's own functions away, so the fragment is emptied in place.
      location.hash = '';
      void sessionCode().then(({ signInOfLink }) => {
        const request = signInOfLink(hash);
        if (request && opened) return void opened.start(request);
        waiting.current = request ?? waiting.current;
        if (request) ask.current();
      });
    };
    const isAsked = new Promise<void>(resolve => (ask.current = resolve));
    const touches = ['focusin', 'pointerdown', 'keydown'] as const;
    const touched = (): void => ask.current();
    for (const touch of touches) document.addEventListener(touch, touched);
    const lookFurther = (): void => void opened?.lookFurther();
    const open = async (): Promise<void> => {
      const { hash } = location;
      readCommand();
      if (hash.length > 1) location.hash = '';
      if (firstScreen().kind === 'signedOut' && !hash.includes('account=')) {
        await drawn();
        void holdsBase().then(isHeld => isHeld && ask.current());
        await isAsked;
      }
      if (isClosed) return;
      const [{ openSession }, book] = await Promise.all([sessionCode(), workbook()]);
      const started = await openSession(book, hash, waiting.current);
      if (isClosed) return started.close();
      opened = started;
      // Somebody was quicker than the session.
      if (waiting.current && started.current().kind === 'signedOut') void started.signIn(waiting.current);
      setSession(started);
    };
    void open();
    window.addEventListener('hashchange', readAddress);
    window.addEventListener('focus', lookFurther);
    return () => {
      isClosed = true;
      for (const touch of touches) document.removeEventListener(touch, touched);
      window.removeEventListener('hashchange', readAddress);
      window.removeEventListener('focus', lookFurther);
      opened?.close();
    };
  }, [workbook, holdsBase]);

  return (
    <Pane
      session={session}
      early={early}
      onEarlySignIn={onEarlySignIn}
      facts={facts}
      asked={asked}
      {...preferences}
    />
  );
}

/** The door at once, unless somebody is expected to be signed in already. */
function firstScreen(): Starting | SignedOut {
  const isExpected = hasKeptSignIn(() => sessionStorage) || location.hash.includes('account=');
  return isExpected
    ? { kind: 'starting' }
    : { kind: 'signedOut', signingIn: false, failure: null, holdsSheet: false };
}
