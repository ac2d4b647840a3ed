// Accounts, password records, sessions and settings.
import { z } from 'zod';
import type { Account } from '../../../plan/account.ts';
import type { PasswordRecord, Store } from '../store.ts';
import type { Database } from './sqlite-driver.ts';
import { AccountLine, AccountWithPasswordLine, SessionLine } from '../stored-records.ts';
import { inTransaction, reading } from './transaction.ts';

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

/** Also writes inside a transaction of the caller's. */
type Adding = Readonly<{
  addAccounts(accounts: readonly Account[], password: PasswordRecord): void;
  addSetting(name: string, value: string): void;
}>;

export function accountsInSqlite(database: Database): AccountsPart & Adding {
  const selectAccounts = database.prepare('SELECT id, name, unit, role FROM accounts ORDER BY id');
  const selectAccount = database.prepare(
    `SELECT a.id, a.name, a.unit, a.role, a.password, p.scheme, p.salt, p.hash
       FROM accounts a JOIN passwords p ON p.id = a.password WHERE a.id = ?`,
  );
  const putPassword = database.prepare(
    `INSERT INTO passwords (id, scheme, salt, hash) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET scheme = excluded.scheme, salt = excluded.salt, hash = excluded.hash`,
  );
  const putAccount = database.prepare(
    `INSERT INTO accounts (id, name, unit, role, password) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         name = excluded.name, unit = excluded.unit, role = excluded.role, password = excluded.password`,
  );
  const endSessionsOf = database.prepare(
    'DELETE FROM sessions WHERE account IN (SELECT id FROM accounts WHERE password = ?)',
  );
  const insertSession = database.prepare(
    'INSERT INTO sessions (token_hash, account, person, expires_at) VALUES (?, ?, ?, ?)',
  );
  const selectSession = database.prepare(
    `SELECT a.id, a.name, a.unit, a.role, s.person, s.expires_at
       FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.token_hash = ? AND s.expires_at > ?`,
  );
  const deleteSession = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const deleteExpired = database.prepare('DELETE FROM sessions WHERE expires_at <= ?');
  const selectSetting = database.prepare('SELECT value FROM settings WHERE name = ?');
  const putSetting = database.prepare(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );

  function writePassword({ id, scheme, salt, hash }: PasswordRecord): void {
    putPassword.run(id, scheme, salt, hash);
  }

  function addAccounts(accounts: readonly Account[], password: PasswordRecord): void {
    writePassword(password);
    for (const { id, name, unit, role } of accounts) putAccount.run(id, name, unit, role, password.id);
    endSessionsOf.run(password.id);
  }

  return {
    addAccounts,
    addSetting: (name, value) => void putSetting.run(name, value),

    async accounts() {
      return reading(() => AccountLine.array().parse(selectAccounts.all()));
    },

    async account(id) {
      return reading(() => {
        const line = selectAccount.get(id) as unknown;
        return line === undefined ? null : AccountWithPasswordLine.parse(line);
      });
    },

    async putAccounts(accounts, password) {
      inTransaction(database, () => addAccounts(accounts, password));
    },

    async replacePassword(password) {
      inTransaction(database, () => {
        writePassword(password);
        endSessionsOf.run(password.id);
      });
    },

    async openSession(tokenHash, { account, person, expiresAt }) {
      inTransaction(database, () => insertSession.run(tokenHash, account, person, expiresAt));
    },

    async session(tokenHash, now) {
      return reading(() => {
        const line = selectSession.get(tokenHash, now) as unknown;
        return line === undefined ? null : SessionLine.parse(line);
      });
    },

    async closeSession(tokenHash) {
      inTransaction(database, () => deleteSession.run(tokenHash));
    },

    async sweepSessions(now) {
      return inTransaction(database, () => Number(deleteExpired.run(now).changes));
    },

    async setting(name) {
      return reading(() => {
        const line = selectSetting.get(name) as unknown;
        return line === undefined ? null : SettingLine.parse(line).value;
      });
    },

    async putSetting(name, value) {
      inTransaction(database, () => putSetting.run(name, value));
    },
  };
}
