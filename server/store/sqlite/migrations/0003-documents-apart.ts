// SQLite writes a whole line anew when one number in it changes, so that with the document in the plan's own line each
// push wrote the document again: a megabyte where a plan has a thousand tasks. The revisions hold it already.
export const documentsApart = `
ALTER TABLE plans DROP COLUMN document;
`;
