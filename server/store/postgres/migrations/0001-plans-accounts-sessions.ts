// Collation "C" compares bytes: the same order on every server, and an index that a change of locale does not break.
// The plan leads every key, so that an engine which shards by plan keeps each one in a single place. The tables that
// `commit_batch` writes have no foreign key: it holds the plan by then, and a check per line would only cost.
// The key that signs files is made with the schema, so that instances which start together share it.
export const plansAccountsSessions = `
CREATE TABLE plans (
  plan text COLLATE "C" PRIMARY KEY,
  year integer NOT NULL,
  document text NOT NULL,
  version integer NOT NULL,
  revision integer NOT NULL,
  epoch text NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE rows (
  plan text COLLATE "C" NOT NULL,
  row text COLLATE "C" NOT NULL,
  position integer NOT NULL,
  task integer NOT NULL,
  unit text NOT NULL,
  role text NOT NULL,
  fields text NOT NULL,
  versions text NOT NULL,
  PRIMARY KEY (plan, row)
) WITH (fillfactor = 80);

CREATE TABLE changes (
  plan text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  seq integer NOT NULL,
  row text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL,
  before_value text NOT NULL,
  after_value text NOT NULL,
  mutation text NOT NULL,
  account text NOT NULL,
  person text,
  unit text,
  source text NOT NULL,
  at text NOT NULL,
  PRIMARY KEY (plan, version, seq)
);
CREATE INDEX changes_of_row ON changes (plan, row, field);

CREATE TABLE decided (
  plan text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  row text NOT NULL,
  field text NOT NULL,
  base integer NOT NULL,
  value text NOT NULL,
  outcome text NOT NULL,
  CONSTRAINT decided_once PRIMARY KEY (plan, unit, id)
);

CREATE TABLE passwords (
  id text COLLATE "C" PRIMARY KEY,
  scheme text NOT NULL,
  salt text NOT NULL,
  hash text NOT NULL
);

CREATE TABLE accounts (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  unit text,
  role text NOT NULL,
  password text COLLATE "C" NOT NULL REFERENCES passwords (id)
);

CREATE TABLE sessions (
  token_hash text COLLATE "C" PRIMARY KEY,
  account text COLLATE "C" NOT NULL REFERENCES accounts (id),
  person text,
  expires_at text COLLATE "C" NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE settings (
  name text COLLATE "C" PRIMARY KEY,
  value text NOT NULL
);
INSERT INTO settings (name, value)
  VALUES ('fileKey', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));
`;
