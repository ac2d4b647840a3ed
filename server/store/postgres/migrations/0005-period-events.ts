// What was said about reporting periods: events in their order, each linked to the one before it.
export const periodEvents = `
CREATE TABLE period_events (
  plan text    NOT NULL,
  seq  integer NOT NULL,
  body text    NOT NULL,
  link text    NOT NULL,
  CONSTRAINT period_event_once PRIMARY KEY (plan, seq)
);
`;
