// The page of the roll-up begins with its questions and draws the first figures; the code for all the rest comes after.
import { EarlyAnswers } from '../client/early-answers.ts';
import { systemClock } from '../client/clock.ts';
import { keptToken } from '../client/has-kept-sign-in.ts';
import { quarters } from '../../plan/calendar-quarter.ts';
import { drawn } from '../parts/drawn.ts';
import { readPreferences } from '../parts/preferences.ts';
import { askFirst } from './ask-first.ts';
import { drawFirstView } from './first-view.ts';

/** So long the rest waits for the first figures: what runs together is late together. */
const SOON_MS = 400;

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
const address = new URLSearchParams(location.search);
const asked = {
  plan: address.get('plan'),
  quarter: quarters.find(quarter => String(quarter) === address.get('quarter')) ?? null,
};
const early = new EarlyAnswers((input, init) => fetch(input, init));
const token = keptToken(() => sessionStorage);

// Not awaited here: that code imports from the file that this stands in.
void start(root);

async function start(root: HTMLElement): Promise<void> {
  // Whoever comes by a link is somebody else.
  if (token !== null && !location.hash.includes('account=')) {
    // The first figures need a tenth of the code: they go before the rest, but not for long.
    await Promise.race([
      firstView(root, token),
      new Promise<void>(resolve => systemClock.after(SOON_MS, resolve)),
    ]);
  }
  const { openDashboard } = await import('./open-dashboard.tsx');
  await openDashboard({ root, asked, fetch: early.fetch });
}

/** Resolves once the first figures are on the screen, or are not to be seen. */
async function firstView(root: HTMLElement, token: string): Promise<void> {
  const preferences = readPreferences(() => localStorage);
  try {
    const answers = await askFirst({ early, token, language: preferences.language, asked });
    if (answers === null) return;
    drawFirstView(root, answers, preferences);
    await drawn();
  } catch {
    // The page, which reads the same answers by their schemas, says what is wrong with them.
    return;
  } finally {
    early.end();
  }
}
