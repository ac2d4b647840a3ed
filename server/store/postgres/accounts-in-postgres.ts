// Accounts, password records, sessions and settings.
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { Account } from '../../../plan/account.ts';
import type { PasswordRecord, Store } from '../store.ts';
import { AccountLine, AccountWithPasswordLine, SessionLine } from '../stored-records.ts';
import { ask, inTransaction, write } from './connections.ts';

type AccountsPart = Pick<
  Store,
  | 'accounts'
  | 'account'
  | 'putAccounts'
  | 'replacePassword'
  | 'openSession'
  | 'session'
  | 'closeSession'
  | 'sweepSessions'
  | 'setting'
  | 'putSetting'
>;

const SettingLine = z.object({ value: z.string() });

export function accountsInPostgres(pool: Pool): AccountsPart {
  return {
    async accounts() {
      const lines = await ask(pool, { text: 'SELECT id, name, unit, role FROM accounts ORDER BY id' });
      return AccountLine.array().parse(lines);
    },

    async account(id) {
      const [line] = await ask(pool, {
        text: `SELECT a.id, a.name, a.unit, a.role, a.password, p.scheme, p.salt, p.hash
                 FROM accounts a JOIN passwords p ON p.id = a.password WHERE a.id = $1`,
        values: [id],
      });
      return line === undefined ? null : AccountWithPasswordLine.parse(line);
    },

    async putAccounts(accounts, password) {
      await inTransaction(pool, 'BEGIN', client => addAccounts(client, accounts, password));
    },

    async replacePassword(password) {
      await inTransaction(pool, 'BEGIN', async client => {
        await putPassword(client, password);
        await endSessionsOf(client, password);
      });
    },

    async openSession(tokenHash, { account, person, expiresAt }) {
      await write(pool, {
        text: 'INSERT INTO sessions (token_hash, account, person, expires_at) VALUES ($1, $2, $3, $4)',
        values: [tokenHash, account, person, expiresAt],
      });
    },

    async session(tokenHash, now) {
      const [line] = await ask(pool, {
        name: 'session',
        text: `SELECT a.id, a.name, a.unit, a.role, s.person, s.expires_at
                 FROM sessions s JOIN accounts a ON a.id = s.account
                 WHERE s.token_hash = $1 AND s.expires_at > $2`,
        values: [tokenHash, now],
      });
      return line === undefined ? null : SessionLine.parse(line);
    },

    async closeSession(tokenHash) {
      await write(pool, { text: 'DELETE FROM sessions WHERE token_hash = $1', values: [tokenHash] });
    },

    async sweepSessions(now) {
      return write(pool, { text: 'DELETE FROM sessions WHERE expires_at <= $1', values: [now] });
    },

    async setting(name) {
      const [line] = await ask(pool, {
        text: 'SELECT value FROM settings WHERE name = $1',
        values: [name],
      });
      return line === undefined ? null : SettingLine.parse(line).value;
    },

    async putSetting(name, value) {
      await addSetting(pool, name, value);
    },
  };
}

/** Adds or replaces accounts inside a transaction of the caller's. */
export async function addAccounts(
  client: PoolClient,
  accounts: readonly Account[],
  password: PasswordRecord,
): Promise<void> {
  await putPassword(client, password);
  await write(client, {
    text: `INSERT INTO accounts (id, name, unit, role, password)
             SELECT a.id, a.name, a.unit, a.role, $2
               FROM json_to_recordset($1) AS a(id text, name text, unit text, role text)
             ON CONFLICT (id) DO UPDATE SET
               name = excluded.name, unit = excluded.unit, role = excluded.role, password = excluded.password`,
    values: [JSON.stringify(accounts), password.id],
  });
  await endSessionsOf(client, password);
}

export async function addSetting(on: Pool | PoolClient, name: string, value: string): Promise<void> {
  await write(on, {
    text: 'INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    values: [name, value],
  });
}

async function putPassword(client: PoolClient, { id, scheme, salt, hash }: PasswordRecord): Promise<void> {
  await write(client, {
    text: `INSERT INTO passwords (id, scheme, salt, hash) VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO UPDATE SET scheme = excluded.scheme, salt = excluded.salt, hash = excluded.hash`,
    values: [id, scheme, salt, hash],
  });
}

async function endSessionsOf(client: PoolClient, { id }: PasswordRecord): Promise<void> {
  await write(client, {
    text: 'DELETE FROM sessions WHERE account IN (SELECT id FROM accounts WHERE password = $1)',
    values: [id],
  });
}
