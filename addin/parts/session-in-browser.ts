import { systemClock } from '../client/clock.ts';
import { followPokes } from '../client/follow-pokes.ts';
import { keepInStorage } from '../client/kept-sign-in.ts';
import { createPlanClient, type PlanClient } from '../client/plan-client.ts';
import type { PlanWorkbook } from '../excel/plan-workbook.ts';
import { PlanSession } from '../session/plan-session.ts';
import { readPreferences } from './preferences.ts';
import { saveFile } from './save-file.ts';

type Between = Readonly<{
  /** May stand before its client. */
  around?: (client: PlanClient) => PlanClient;
  /** May stand before the window's network. */
  fetch?: typeof fetch;
}>;

/** A session over a workbook with this window's network, clock and storage. */
export function sessionInBrowser(
  workbook: PlanWorkbook,
  source: 'pane' | 'web',
  { around = client => client, fetch: fetchHere = (input, init) => fetch(input, init) }: Between = {},
): PlanSession {
  const language = () => readPreferences(() => localStorage).language;
  return new PlanSession({
    client: around(createPlanClient({ fetch: fetchHere, clock: systemClock, language, base: '' })),
    workbook,
    keep: keepInStorage(() => sessionStorage),
    clock: systemClock,
    random: Math.random,
    source,
    language,
    newId,
    follow: (plan, token, hearer) =>
      followPokes({
        fetch: fetchHere,
        clock: systemClock,
        random: Math.random,
        url: `/api/plans/${encodeURIComponent(plan)}/pokes`,
        token,
        ...hearer,
      }),
    saveFile,
  });
}

/** `crypto.randomUUID` is missing where a page is served over plain http; random bytes are not. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
