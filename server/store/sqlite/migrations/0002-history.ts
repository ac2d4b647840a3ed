// Revisions, and a chain over the log. What lies in the database already gets the chain that it would have had.
import { historyOf } from '../../history-of.ts';
import { ChangeLine, PlanLine, RowLine } from '../../stored-records.ts';
import type { Database } from '../sqlite-driver.ts';

const schema = `
ALTER TABLE plans ADD COLUMN head TEXT NOT NULL DEFAULT '';
ALTER TABLE rows ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

CREATE TABLE revisions (
  plan TEXT NOT NULL REFERENCES plans (plan),
  revision INTEGER NOT NULL,
  version INTEGER NOT NULL,
  epoch TEXT NOT NULL,
  document TEXT NOT NULL,
  assignments TEXT NOT NULL,
  account TEXT,
  person TEXT,
  at TEXT,
  PRIMARY KEY (plan, revision)
) WITHOUT ROWID;

CREATE TABLE links (
  plan TEXT NOT NULL REFERENCES plans (plan),
  version INTEGER NOT NULL,
  link TEXT NOT NULL,
  lines INTEGER NOT NULL,
  PRIMARY KEY (plan, version)
) WITHOUT ROWID;
`;

export function history(database: Database): void {
  database.exec(schema);
  for (const line of database.prepare('SELECT * FROM plans').all()) {
    const { document, epoch } = PlanLine.parse(line);
    const { id } = document.plan;
    const rows = database.prepare('SELECT * FROM rows WHERE plan = ? ORDER BY position').all(id);
    const log = database.prepare('SELECT * FROM changes WHERE plan = ? ORDER BY version, seq').all(id);
    const { revision, links, head } = historyOf(
      { document, rows: RowLine.array().parse(rows), epoch },
      ChangeLine.array().parse(log),
    );
    database
      .prepare(
        'INSERT INTO revisions (plan, revision, version, epoch, document, assignments) VALUES (?, 1, 0, ?, ?, ?)',
      )
      .run(id, epoch, JSON.stringify(document), JSON.stringify(revision.assignments));
    const insertLink = database.prepare('INSERT INTO links (plan, version, link, lines) VALUES (?, ?, ?, ?)');
    for (const { version, link, lines } of links) insertLink.run(id, version, link, lines);
    database.prepare('UPDATE plans SET head = ? WHERE plan = ?').run(head, id);
  }
}
