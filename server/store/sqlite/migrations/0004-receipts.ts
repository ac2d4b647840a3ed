// What became of files that came in, for their senders to fetch. Bounded by whoever writes it, so that no history grows.
export const receipts = `
CREATE TABLE receipts (
  plan  TEXT NOT NULL,
  id    TEXT NOT NULL,
  at    TEXT NOT NULL,
  chars INTEGER NOT NULL,
  body  TEXT NOT NULL,
  PRIMARY KEY (plan, id)
);
CREATE INDEX receipts_by_age ON receipts (plan, at);
`;
