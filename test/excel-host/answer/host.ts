// The far side of Microsoft's client: takes its messages, answers them over a workbook, and sends events back.
import type { ZodError } from 'zod';
import type { Actor, WorkbookEvent } from '../workbook/events.ts';
import { coAuthor, thisAddIn } from '../workbook/events.ts';
import { Fault } from '../workbook/fault.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { answerBatch } from './answer-batch.ts';
import { Desk } from './desk.ts';
import { entriesOf } from './event-entries.ts';
import { EventPost } from './event-post.ts';
import { type Batch, type BatchReply, BridgeMessage, WAIT_FOR_CELL_EDIT } from './message.ts';

export type Counters = { syncs: number; actions: number; bytes: readonly number[] };

export interface Host {
  readonly workbook: Workbook;
  /** Takes one message of the client and answers the reply to it, both as text. */
  handle(text: string): Promise<string>;
  /** Hears messages that nobody asked for: events. */
  onMessage(listener: (text: string) => void): () => void;
  readonly events: EventPost;
  /** Since the start or the last `resetCounters`. */
  readonly counters: Counters;
  resetCounters(): void;
  /** Whose hand the batches are; another add-in's or a co-author's where a test says so. */
  actor: Actor;
  /** The next batches fail so, before anything is done: Excel busy, or gone. */
  failNext: Fault[];
  /** Ranges that the client still keeps; a leak grows it. */
  readonly keptRanges: number;
  close(): void;
}

const encoder = new TextEncoder();

export function createHost(workbook: Workbook): Host {
  const desk = new Desk(workbook);
  const listeners = new Set<(text: string) => void>();
  const events = new EventPost(entries => {
    const text = JSON.stringify({ type: 3, message: { entries } });
    for (const listener of listeners) listener(text);
  });
  const stopListening = workbook.on(event => {
    if (desk.isTold) events.take(entriesOf(seenFrom(own, event), desk));
  });
  // Its own object: another host over the same workbook is another person's Excel.
  const own: Actor = { ...thisAddIn };
  const empty = (): Counters => ({ syncs: 0, actions: 0, bytes: [] });

  const host: Host & { counters: Counters } = {
    workbook,
    events,
    counters: empty(),
    resetCounters: () => {
      host.counters = empty();
    },
    actor: own,
    failNext: [],
    get keptRanges() {
      return desk.keptCount;
    },
    onMessage: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handle: async text => {
      const parsed = BridgeMessage.safeParse(JSON.parse(text));
      if (!parsed.success) throw unreadable(parsed.error, text);
      const { id, flags, message } = parsed.data;
      count(host.counters, text, message.body);
      const reply = await answer(host, desk, flags, message.body);
      return JSON.stringify({
        id,
        type: 1,
        flags: 0,
        message: { statusCode: 200, headers: {}, body: reply },
      });
    },
    close: () => {
      stopListening();
      desk.close();
    },
  };
  return host;
}

/** What an add-in does in one Excel comes to the others as a co-author's doing. */
function seenFrom(own: Actor, event: WorkbookEvent): WorkbookEvent {
  const isElsewhere =
    'actor' in event && event.actor !== own && event.actor.triggerSource === 'ThisLocalAddin';
  return isElsewhere ? { ...event, actor: coAuthor } : event;
}

function count(counters: Counters, text: string, batch: Batch): void {
  counters.syncs += 1;
  counters.actions += batch.Actions.length;
  counters.bytes = [...counters.bytes, encoder.encode(text).length];
}

async function answer(host: Host, desk: Desk, flags: number, batch: Batch): Promise<BatchReply> {
  // One turn of the loop, as between two processes: nothing is ever answered before the caller awaits.
  await Promise.resolve();
  const { workbook } = host;
  if (workbook.isCellEdited) {
    if ((flags & WAIT_FOR_CELL_EDIT) === 0) return failed(new Fault('InvalidOperationInCellEditMode'));
    await workbook.whenCellEditEnds();
  }
  const failure = host.failNext.shift();
  if (failure !== undefined) return failed(failure);
  return workbook.step('add-in', () => answerBatch(desk, batch), host.actor);
}

const failed = (fault: Fault): BatchReply => ({
  Results: [],
  TraceIds: [],
  Error: { Code: fault.code, Message: fault.message, Location: '', ActionIndex: 0, HttpStatusCode: 400 },
});

/** A message in a form that this host does not know is a defect of the host, not of the add-in. */
const unreadable = (error: ZodError, text: string): Error =>
  new Error(`expected a batch of Microsoft's Excel client, found ${text.slice(0, 200)} (${error.message})`);
