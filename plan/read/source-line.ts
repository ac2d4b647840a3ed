// What every kind of document comes down to before a plan is read from it: lines of prose and rows of cells, in order.
// Text, workbooks, Word files and pages each have a front end that supplies these; everything after is shared.
import { z } from 'zod';

/** A line of a document with its 1-based number: text, or a row of cells. */
export const SourceLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prose'), line: z.number().int().positive(), text: z.string() }),
  z.object({
    kind: z.literal('row'),
    line: z.number().int().positive(),
    cells: z.array(z.string()),
    /** Columns (0-based) whose cell goes on from the row above, where the source knows its merged cells. */
    merged: z.array(z.number().int().min(0)).optional(),
    /** Excel's number formats by column, where the source has them; '' for none. */
    numberFormats: z.array(z.string()).optional(),
  }),
]);
export type SourceLine = z.infer<typeof SourceLine>;

/**
 * A document to read. `mergesKnown`: blank cells that are not in `merged` are really blank; otherwise the reader
 * judges by the pattern of blanks in a column whether they were merged.
 */
export type PlanSource =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'lines'; lines: readonly SourceLine[]; mergesKnown?: boolean }>;
