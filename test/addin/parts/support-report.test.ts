import { describe, expect, test } from 'vitest';
import { supportReport, type ReportPlace } from '../../../addin/parts/support-report.ts';
import { Troubles } from '../../../addin/session/troubles.ts';
import type { Open, SessionState } from '../../../addin/session/session-state.ts';
import { aPlan, aRow, aTask, aUnit } from '../../builders.ts';

const place: ReportPlace = {
  version: '0.1.0',
  at: '2023-05-15T02:00:00.000Z',
  host: {
    host: 'Excel',
    platform: 'PC',
    version: '16.0.17928.20114',
    excelApi: '1.17',
    sharedRuntime: true,
  },
  browser: 'Mozilla/5.0',
  preferences: { language: 'vi', theme: 'auto' },
};

const secret = 'BÍ-MẬT';
const open: Open = {
  kind: 'open',
  signIn: {
    token: `thẻ ${secret}`,
    account: { id: `dv-${secret}`, name: `Đơn vị ${secret}`, unit: 'so-gddt', role: 'unit' },
    person: `Nguyễn ${secret}`,
    today: '2023-05-15',
    trial: false,
  },
  connection: 'live',
  plan: aPlan({ title: secret, number: secret }),
  tasks: [{ ...aTask({ no: 1 }), title: secret }],
  units: [aUnit('so-gddt', { name: secret })],
  version: 12,
  revision: 1,
  rows: [aRow(1, 'so-gddt', 'lead', { note: secret })],
  view: {
    pending: [
      { rowId: secret, task: 1, field: 'note', before: secret, after: secret, fate: 'waiting' },
      { rowId: secret, task: 1, field: 'percent', before: '', after: secret, fate: 'held' },
    ],
    conflicts: [],
    problems: [
      {
        rowId: secret,
        task: 1,
        title: secret,
        problems: [
          {
            reason: 'percentFraction',
            severity: 'error',
            params: { text: secret },
            message: secret,
            column: 'percent',
            fixes: [{ value: secret, label: secret }],
            shown: secret,
          },
        ],
      },
    ],
  },
  arriving: null,
  lastSend: null,
  periodNews: 0,
  resend: null,
  busy: null,
  notice: { tone: 'error', said: { message: secret } },
};

describe('the support report', () => {
  test('[PA10] tells versions, sets, states, counters and the reasons of what failed', () => {
    let nowMs = Date.parse('2023-05-15T01:00:00.000Z');
    const troubles = new Troubles(() => nowMs);
    troubles.note('excelBusy');
    troubles.note('unreachable');
    nowMs += 60_000;
    troubles.note('unreachable');
    expect(supportReport(open, troubles.list, place).split('\n')).toEqual([
      'phu-luc: 0.1.0',
      'made: 2023-05-15T02:00:00.000Z',
      'host: Excel PC 16.0.17928.20114',
      'excelApi: 1.17',
      'sharedRuntime: true',
      'browser: Mozilla/5.0',
      'language: vi',
      'theme: auto',
      'state: open',
      'role: unit',
      'connection: live',
      'version: 12',
      'revision: 1',
      'rows: 1',
      'waiting: 1',
      'held: 1',
      'conflicts: 0',
      'errors: 1',
      'warnings: 0',
      'arriving: 0',
      'resend: 0',
      'busy: no',
      'problem: percentFraction 1',
      'failed: 2023-05-15T01:00:00.000Z excelBusy',
      'failed: 2023-05-15T01:01:00.000Z unreachable (2 times)',
    ]);
  });

  const states: readonly SessionState[] = [
    open,
    { ...open, kind: 'signedIn', plans: [], holds: { kind: 'otherUnit', owner: secret } },
    {
      kind: 'signedOut',
      signingIn: false,
      failure: { kind: 'failed', reason: 'wrongPassword', message: secret },
      holdsSheet: true,
    },
  ];
  test.each(states.map(state => [state.kind, state] as const))(
    '[PA10] nothing of contents, names or tokens is in it: %s',
    (_kind, state) => {
      expect(supportReport(state, [], place)).not.toContain(secret);
    },
  );

  test('[PA10] only the last failures are kept', () => {
    const troubles = new Troubles(() => 0);
    for (let time = 0; time < 30; time += 1) troubles.note(time % 2 === 0 ? 'unreachable' : 'excelBusy');
    expect(troubles.list).toHaveLength(20);
  });
});
