// What became of files that came in, for their senders to fetch from any instance. Bounded by whoever writes it.
export const receipts = `
CREATE TABLE receipts (
  plan  text    NOT NULL,
  id    text    NOT NULL,
  at    text    NOT NULL,
  chars integer NOT NULL,
  body  text    NOT NULL,
  PRIMARY KEY (plan, id)
);
CREATE INDEX receipts_by_age ON receipts (plan, at);
`;
