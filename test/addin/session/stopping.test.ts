// Commands that somebody stops while the service, or the sheet, takes its time.
import { beforeEach, describe, expect, test } from 'vitest';
import { inSlices } from '../../../addin/client/in-slices.ts';
import { atOnce, type Steps } from '../../../plan/steps.ts';
import { aTrialService, type TrialService } from '../../server/a-service.ts';
import { PASSWORD } from '../../server/a-service.ts';
import { anOpenPane, aPane, type Pane } from '../a-pane.ts';

const ROW = '06.VPUBND';

let service: TrialService;
beforeEach(async () => {
  service = await aTrialService();
});

/** The line takes requests that match and answers when it is let go. */
function aSlowLine(pane: Pane, match: RegExp) {
  let arrived: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const gone = new Promise<void>(resolve => (letGo = resolve));
  const taken = new Promise<void>(resolve => (arrived = resolve));
  pane.meet(async (url, carry) => {
    if (!match.test(url)) return carry();
    const answer = await carry();
    arrived();
    await gone;
    return answer;
  });
  return { taken, letGo };
}

describe('a command that is stopped', () => {
  test('[PA6] loading leaves no sheet, and the next try loads', async () => {
    const pane = aPane(service);
    await pane.session.start();
    await pane.session.signIn({ account: 'vp-ubnd-tinh', password: PASSWORD });
    const line = aSlowLine(pane, /\/rows/);
    const loading = pane.session.run('load');
    await line.taken;
    const busy = 'busy' in pane.session.current() ? pane.session.current() : null;
    pane.session.stop();
    await loading;
    const state = pane.session.current();
    const sheet = await pane.workbook.read();
    line.letGo();
    pane.meet(null);
    await pane.session.run('load');
    expect({
      busy: busy && 'busy' in busy ? busy.busy : null,
      state: state.kind,
      said: 'notice' in state ? state.notice : null,
      sheet,
      then: pane.open().rows.length,
    }).toEqual({
      busy: { command: 'load', share: null, canStop: true },
      state: 'signedIn',
      said: { tone: 'info', said: { reason: 'stopped', params: {} } },
      sheet: null,
      then: 16,
    });
  });

  test('[PA7] a send leaves what may not have arrived waiting, and the next send carries it once', async () => {
    const pane = await anOpenPane(service, 'vp-ubnd-tinh');
    await pane.type(ROW, 'note', 'Một lần');
    const line = aSlowLine(pane, /\/push/);
    const sending = pane.session.send();
    await line.taken;
    pane.session.stop();
    await sending;
    const { notice, busy } = pane.open();
    line.letGo();
    pane.meet(null);
    await pane.session.send();
    const history = await pane.session.historyOf(ROW);
    expect({
      notice: notice?.said,
      busy,
      waiting: pane.open().view.pending,
      changes: history.kind === 'ok' ? history.value.changes.map(({ after }) => after) : history,
    }).toEqual({
      notice: { key: 'notice.sendStopped', params: { n: 1, left: 0 } },
      busy: null,
      waiting: [],
      changes: ['Một lần'],
    });
  });
});

describe('long work', () => {
  function* counting(to: number): Steps<number> {
    let sum = 0;
    for (let number = 1; number <= to; number += 1) {
      sum += number;
      yield;
    }
    return sum;
  }

  test('[PA8] lets others have their turn whenever its time is over, and comes to the same', async () => {
    let nowMs = 0;
    let turns = 0;
    const steps = 1600;
    const answer = await inSlices(counting(steps), {
      // Each look at the clock finds it 3 ms later.
      nowMs: () => (nowMs += 3),
      breathe: async () => void (turns += 1),
    });
    expect({ answer, turns: turns > 10 && turns < steps }).toEqual({
      answer: atOnce(counting(steps)),
      turns: true,
    });
  });

  test('[PA8] a stop between two turns ends it', async () => {
    let nowMs = 0;
    let turns = 0;
    const work = inSlices(counting(1_000_000), {
      nowMs: () => (nowMs += 20),
      breathe: async () => void (turns += 1),
      stopIfAsked: () => {
        if (turns === 3) throw new Error('stopped');
      },
    });
    await expect(work).rejects.toThrow('stopped');
    expect(turns).toBe(3);
  });
});
