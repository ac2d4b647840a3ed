// Cells in which a file that came in differs from what stands, until they are settled and by whom they were.
export const fileConflicts = `
CREATE TABLE file_conflicts (
  plan    text NOT NULL,
  id      text NOT NULL,
  cell    text NOT NULL,
  at      text NOT NULL,
  body    text NOT NULL,
  settled text,
  PRIMARY KEY (plan, id)
);
CREATE INDEX file_conflicts_by_cell ON file_conflicts (plan, cell);
CREATE INDEX file_conflicts_waiting ON file_conflicts (plan, cell) WHERE settled IS NULL;
`;
