// A send from its command to its last repeat, and the way back from it.
import { isPassing, type Failure } from '../client/answer.ts';
import type { Looking, Moment } from '../excel/plan-workbook.ts';
import { cellKey } from './cell-key.ts';
import { joined, takeBack, type AppliedCell } from './last-send.ts';
import { noticeOfFailure, noticeOfSending, noticeOfStopping, say } from './notices.ts';
import type { SessionCore } from './session-core.ts';
import type { Edit } from './settle-row.ts';
import type { SheetSync } from './sheet-sync.ts';

/** What a send changed in a sheet, over all its repeats. */
type Sent = Readonly<{ sync: SheetSync; cells: readonly AppliedCell[] }>;

/** The whole sheet was read just before. */
const heard: Looking = { kind: 'heard' };

export class Sending {
  readonly #core: SessionCore;
  #last: Sent | null = null;

  constructor(core: SessionCore) {
    this.#core = core;
  }

  async send(): Promise<void> {
    const before = await this.#core.settle('command');
    if (!before) return;
    this.#core.sendAgain.stop();
    if (before.edits.length > 0) await this.#push(before.edits, 'command', []);
    else this.#core.store.say(noticeOfSending([], before.view));
  }

  /** Takes back what the last send of this sheet changed. An undo is a send, so it can be taken back in its turn. */
  async undo(): Promise<void> {
    const { store, sync } = this.#core;
    const last = this.#last;
    if (!sync || last?.sync !== sync) return;
    await this.#core.pull();
    const edits = takeBack(last.cells, sync.rows);
    const { applied, failure } = await sync.pushBesides(edits);
    if (applied.length > 0) this.#remember(sync, applied);
    if (failure) return this.#fail(failure);
    await this.#core.pull();
    await sync.standUpon(applied);
    const mine = new Set(applied.map(({ rowId, field }) => cellKey(rowId, field)));
    await this.#core.settle('command', { own: mine, looking: heard });
    const n = applied.length;
    const left = edits.length - n;
    if (left === 0) store.say(say('success', 'notice.undidSend', { n }));
    else store.say(say('warning', 'notice.undidSendPartly', { n, left }));
  }

  /** What was asked to be sent and may not have arrived, without anybody asking again. */
  async #repeat(edits: readonly Edit[], sent: readonly AppliedCell[]): Promise<void> {
    const { sendAgain, store } = this.#core;
    const before = await this.#core.settle('background');
    if (!before) return;
    const left = sendAgain.of(before.edits);
    if (left.length > 0) return this.#push(left, 'background', sent);
    sendAgain.stop();
    store.say(noticeOfSending(edits, before.view));
  }

  async #push(edits: readonly Edit[], moment: Moment, sent: readonly AppliedCell[]): Promise<void> {
    const { sync, store, sendAgain, stopping } = this.#core;
    if (!sync) return;
    const { applied, failure, isStopped } = await sync.push(edits, share => {
      if (moment === 'command') store.patch({ busy: { command: 'send', share, canStop: true } });
    });
    // What was sent is taken note of in any case.
    stopping.end();
    const all = joined(sent, applied);
    if (applied.length > 0) this.#remember(sync, all);
    if (failure) {
      if (isPassing(failure)) {
        sendAgain.later(edits, failure, () => {
          void this.#core.guarded(() => this.#repeat(edits, all));
        });
      }
      return this.#fail(failure);
    }
    sendAgain.stop();
    await this.#core.pull();
    const after = await this.#core.settle(moment, { looking: heard });
    if (after)
      store.say(isStopped ? noticeOfStopping(edits, after.view) : noticeOfSending(edits, after.view));
  }

  #fail(failure: Failure): void {
    this.#core.store.say(noticeOfFailure(this.#core.heardFailure(failure)));
  }

  #remember(sync: SheetSync, cells: readonly AppliedCell[]): void {
    const { store, world } = this.#core;
    this.#last = { sync, cells };
    store.patch({ lastSend: { at: new Date(world.clock.nowMs()).toISOString(), n: cells.length } });
  }
}
