// Live is a hint, never the data path: a poke says that a pull is worth it, and a slow poll runs beside it, since
// a stream can be cut by any proxy without either end noticing.
import { Poke } from '../../plan/http.ts';
import type { Clock } from './clock.ts';
import { readEventStream } from './event-stream.ts';

/**
 * `live`: the stream is open and was heard. `polling`: it is not, and changes are asked for now and then. `buffered`:
 * likewise, because something between here and the service holds the stream back.
 */
export type LiveState = 'connecting' | 'live' | 'polling' | 'buffered';

export type PokeHearer = Readonly<{
  /**
   * A version the plan has reached, or null where it is only time to ask; `periods` is raised by what is done about
   * its reporting periods.
   */
  onPoke: (version: number | null, periods?: number) => void;
  onState: (state: LiveState) => void;
}>;

export type PokeFollower = PokeHearer &
  Readonly<{
    fetch: typeof fetch;
    clock: Clock;
    /** A number from 0 to 1, so that a thousand panes do not ask in the same second. */
    random: () => number;
    url: string;
    token: string;
  }>;

/** The service sends a heartbeat every 15–25 s; silence for longer means a dead line. */
const SILENCE_MS = 50_000;
/** The service speaks at once; a stream that is silent for so long is held back by something on the way. */
const FIRST_WORD_MS = 8_000;
/** A proxy does not change its manners often. */
const BUFFERED_RETRY_MS = 300_000;
const POLL_LIVE_MS = 45_000;
const POLL_MS = 15_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Follows a plan's pokes until the returned function is called. */
export function followPokes(follower: PokeFollower): () => void {
  const { clock, random, onPoke, onState } = follower;
  const stopped = new AbortController();
  let state: LiveState = 'connecting';
  let retryMs = FIRST_RETRY_MS;
  const timers = new Set<() => void>();

  const become = (next: LiveState): void => {
    if (stopped.signal.aborted || next === state) return;
    state = next;
    onState(next);
  };
  const later = (ms: number, run: () => void): (() => void) => {
    const cancel = clock.after(ms * (0.75 + random() / 2), () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
    return cancel;
  };
  const poll = (): void => {
    later(state === 'live' ? POLL_LIVE_MS : POLL_MS, () => {
      onPoke(null);
      poll();
    });
  };
  const listen = async (): Promise<void> => {
    const line = new AbortController();
    const hangUp = (): void => line.abort();
    stopped.signal.addEventListener('abort', hangUp);
    let isHeard = false;
    let isHeldBack = false;
    let cancelWatch = clock.after(FIRST_WORD_MS, () => {
      isHeldBack = true;
      hangUp();
    });
    try {
      const response = await follower.fetch(follower.url, {
        headers: { Authorization: `Bearer ${follower.token}`, Accept: 'text/event-stream' },
        cache: 'no-store',
        signal: line.signal,
      });
      if (!response.ok || !response.body)
        throw new Error(`pokes: expected a stream, found ${response.status}`);
      await readEventStream(response.body, {
        heard: () => {
          isHeard = true;
          become('live');
          retryMs = FIRST_RETRY_MS;
          cancelWatch();
          cancelWatch = clock.after(SILENCE_MS, hangUp);
        },
        event: data => {
          const { version, periods } = Poke.parse(JSON.parse(data));
          onPoke(version, periods);
        },
      });
    } catch {
      // A stream that breaks is expected; what it may have missed is asked for below.
    } finally {
      cancelWatch();
      stopped.signal.removeEventListener('abort', hangUp);
    }
    if (stopped.signal.aborted) return;
    const isBuffered = isHeldBack && !isHeard;
    become(isBuffered ? 'buffered' : 'polling');
    onPoke(null);
    later(isBuffered ? BUFFERED_RETRY_MS : retryMs, () => void listen());
    if (!isBuffered) retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };

  onState(state);
  poll();
  void listen();
  return () => {
    stopped.abort();
    for (const cancel of timers) cancel();
    timers.clear();
  };
}
