// What was said about reporting periods: events in their order, each linked to the one before it.
export const periodEvents = `
CREATE TABLE period_events (
  plan TEXT NOT NULL REFERENCES plans (plan),
  seq  INTEGER NOT NULL,
  body TEXT NOT NULL,
  link TEXT NOT NULL,
  PRIMARY KEY (plan, seq)
) WITHOUT ROWID;
`;
