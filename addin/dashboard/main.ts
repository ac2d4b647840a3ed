// The page of the roll-up begins with its questions; the code that draws the answers is fetched meanwhile.
import { EarlyAnswers } from '../client/early-answers.ts';
import { keptToken } from '../client/has-kept-sign-in.ts';
import { quarters } from '../../plan/calendar-quarter.ts';
import { readPreferences } from '../parts/preferences.ts';
import { askFirst } from './ask-first.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
const address = new URLSearchParams(location.search);
const asked = {
  plan: address.get('plan'),
  quarter: quarters.find(quarter => String(quarter) === address.get('quarter')) ?? null,
};
const early = new EarlyAnswers((input, init) => fetch(input, init));
const token = keptToken(() => sessionStorage);
// Whoever comes by a link is somebody else.
if (token !== null && !location.hash.includes('account=')) {
  void askFirst({ early, token, language: readPreferences(() => localStorage).language, asked });
}
const { openDashboard } = await import('./open-dashboard.tsx');
await openDashboard({ root, asked, fetch: early.fetch });
