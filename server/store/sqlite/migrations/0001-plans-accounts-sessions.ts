// `WITHOUT ROWID` keeps a plan's rows together on disk in key order.
export const plansAccountsSessions = `
CREATE TABLE plans (
  plan TEXT PRIMARY KEY,
  year INTEGER NOT NULL,
  document TEXT NOT NULL,
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  epoch TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE rows (
  plan TEXT NOT NULL REFERENCES plans (plan),
  row TEXT NOT NULL,
  position INTEGER NOT NULL,
  task INTEGER NOT NULL,
  unit TEXT NOT NULL,
  role TEXT NOT NULL,
  fields TEXT NOT NULL,
  versions TEXT NOT NULL,
  PRIMARY KEY (plan, row)
) WITHOUT ROWID;

CREATE TABLE changes (
  plan TEXT NOT NULL REFERENCES plans (plan),
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  before_value TEXT NOT NULL,
  after_value TEXT NOT NULL,
  mutation TEXT NOT NULL,
  account TEXT NOT NULL,
  person TEXT,
  unit TEXT,
  source TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (plan, version, seq)
) WITHOUT ROWID;
CREATE INDEX changes_of_row ON changes (plan, row, field);

CREATE TABLE decided (
  plan TEXT NOT NULL REFERENCES plans (plan),
  unit TEXT NOT NULL,
  id TEXT NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  base INTEGER NOT NULL,
  value TEXT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (plan, unit, id)
) WITHOUT ROWID;

CREATE TABLE passwords (
  id TEXT PRIMARY KEY,
  scheme TEXT NOT NULL,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT,
  role TEXT NOT NULL,
  password TEXT NOT NULL REFERENCES passwords (id)
) WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  person TEXT,
  expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
`;
