// Who is asking. A token is random, told once, and kept only as its hash, so a copy of the database opens no session.
import { hash, randomBytes } from 'node:crypto';
import type { Account, Author } from '../../plan/account.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { isPassword, pretendToCheck } from './password.ts';

/** A session as a request has it. `id` is the token's hash. */
export type Session = Author & Readonly<{ id: string; expiresAt: string }>;

export type Sessions = Readonly<{
  /** Null where account or password is wrong. */
  open(
    credentials: Readonly<{ account: string; password: string; person: string | null }>,
  ): Promise<Readonly<{ token: string; account: Account }> | null>;
  /** Null where the token is unknown, expired or closed. */
  find(token: string): Promise<Session | null>;
  /** False once the session has ended or expired, also where that happened in another process. */
  isOpen(session: Session): Promise<boolean>;
  close(session: Session): Promise<void>;
  /** Hears once when a session is closed. Answers the function that stops listening. */
  onClose(sessionId: string, listener: () => void): () => void;
}>;

/**
 * A pane asks several times a second while people work, and need not ask the store each time who it is. A session that
 * was ended in another process, by an instance or the account command, is honoured this much longer.
 */
const TRUST_MS = 1_000;
/** More than this many are not kept, whoever asks. */
const TRUSTED = 10_000;

export function createSessions({
  store,
  clock,
  hours,
}: Readonly<{ store: Store; clock: Clock; hours: number }>): Sessions {
  const listeners = new Map<string, Set<() => void>>();
  const trusted = new Map<string, Readonly<{ session: Session; untilMs: number }>>();
  /** Counts sign-outs: what was read before one is not kept after it. */
  let closings = 0;

  async function read(id: string, now: Date): Promise<Session | null> {
    const before = closings;
    const found = await store.session(id, now.toISOString());
    if (found === null) return null;
    const session = { id, ...found };
    if (trusted.size >= TRUSTED) trusted.clear();
    const untilMs = Math.min(now.getTime() + TRUST_MS, Date.parse(session.expiresAt));
    if (closings === before) trusted.set(id, { session, untilMs });
    return session;
  }

  return {
    async open({ account: id, password, person }) {
      const known = await store.account(id);
      if (!known) {
        await pretendToCheck(password);
        return null;
      }
      if (!(await isPassword(password, known.password))) return null;
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + hours * 3_600_000).toISOString();
      await store.openSession(hashOf(token), { account: id, person, expiresAt });
      return { token, account: known.account };
    },

    async find(token) {
      const id = hashOf(token);
      const now = clock.now();
      const known = trusted.get(id);
      if (known && now.getTime() < known.untilMs) return known.session;
      trusted.delete(id);
      return read(id, now);
    },

    async isOpen({ id }) {
      return (await store.session(id, clock.now().toISOString())) !== null;
    },

    async close({ id }) {
      closings += 1;
      trusted.delete(id);
      await store.closeSession(id);
      // Whoever asked while the store was closing it may have read it still open.
      closings += 1;
      trusted.delete(id);
      for (const listener of listeners.get(id) ?? []) listener();
      listeners.delete(id);
    },

    onClose(sessionId, listener) {
      const heard = listeners.get(sessionId) ?? new Set();
      listeners.set(sessionId, heard.add(listener));
      return () => {
        heard.delete(listener);
        if (heard.size === 0) listeners.delete(sessionId);
      };
    },
  };
}

function hashOf(token: string): string {
  return hash('sha256', token);
}
