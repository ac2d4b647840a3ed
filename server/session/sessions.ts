// Who is asking. A token is random, told once, and kept only as its hash, so a copy of the database opens no session.
import { createHash, randomBytes } from 'node:crypto';
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

export function createSessions({
  store,
  clock,
  hours,
}: Readonly<{ store: Store; clock: Clock; hours: number }>): Sessions {
  const listeners = new Map<string, Set<() => void>>();

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
      const found = await store.session(id, clock.now().toISOString());
      return found && { id, ...found };
    },

    async isOpen({ id }) {
      return (await store.session(id, clock.now().toISOString())) !== null;
    },

    async close({ id }) {
      await store.closeSession(id);
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
  return createHash('sha256').update(token).digest('hex');
}
