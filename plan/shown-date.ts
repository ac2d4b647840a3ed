// How a date is written for its reader, without the schema: also for code that stands before the schemas are there.

/** The date, `YYYY-MM-DD`, as Vietnamese administration writes it: 2023-04-04 → "04/04/2023". */
export function formatDate(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
