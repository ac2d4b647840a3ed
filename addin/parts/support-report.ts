import { countsOf, type SessionState } from '../session/session-state.ts';
import type { Trouble } from '../session/troubles.ts';
import type { Preferences } from './preferences.ts';

/** Where the report is made. */
export type ReportPlace = Readonly<{
  version: string;
  at: string;
  host: Readonly<{
    host: string;
    platform: string;
    version: string;
    excelApi: string;
    sharedRuntime: boolean;
  }>;
  browser: string;
  preferences: Preferences;
}>;

/**
 * What somebody who helps has to know, as text to be sent: how things stand and what failed, by reason code. Never what
 * is entered, whose it is, who is signed in, or with what: only the values named here go in.
 */
export function supportReport(state: SessionState, troubles: readonly Trouble[], place: ReportPlace): string {
  const { host } = place;
  const lines: readonly (readonly [string, string | number | boolean])[] = [
    ['phu-luc', place.version],
    ['made', place.at],
    ['host', [host.host, host.platform, host.version].filter(Boolean).join(' ')],
    ['excelApi', host.excelApi],
    ['sharedRuntime', host.sharedRuntime],
    ['browser', place.browser],
    ['language', place.preferences.language],
    ['theme', place.preferences.theme],
    ['state', state.kind],
    ...standOf(state),
    ...troubles.map(
      ({ reason, at, n }) => ['failed', `${at} ${reason}${n > 1 ? ` (${n} times)` : ''}`] as const,
    ),
  ];
  return lines.map(([key, value]) => `${key}: ${value}`).join('\n');
}

function standOf(state: SessionState): readonly (readonly [string, string | number | boolean])[] {
  switch (state.kind) {
    case 'starting':
      return [];
    case 'signedOut':
      return [
        ['holdsSheet', state.holdsSheet],
        ...(state.failure ? [['refused', state.failure.reason] as const] : []),
      ];
    case 'signedIn':
      return [
        ['role', state.signIn.account.role],
        ['connection', state.connection],
        ['plans', state.plans.length],
        ['workbook', state.holds.kind],
        ['busy', state.busy?.command ?? 'no'],
      ];
    case 'open': {
      const { waiting, held, conflicts, errors, warnings } = countsOf(state.view);
      const reasons = new Map<string, number>();
      for (const { reason } of state.view.problems.flatMap(row => row.problems)) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      return [
        ['role', state.signIn.account.role],
        ['connection', state.connection],
        ['version', state.version],
        ['revision', state.revision],
        ['rows', state.rows.length],
        ['waiting', waiting],
        ['held', held],
        ['conflicts', conflicts],
        ['errors', errors],
        ['warnings', warnings],
        ['arriving', state.arriving?.cells.length ?? 0],
        ['resend', state.resend?.n ?? 0],
        ['busy', state.busy?.command ?? 'no'],
        ...[...reasons].map(([reason, n]) => ['problem', `${reason} ${n}`] as const),
      ];
    }
  }
}
