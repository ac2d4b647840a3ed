/** What reading one file may cost. A plan of 10,000 rows with its base comes to a fifth of each. */
export type ReadLimits = Readonly<{
  /** Parts in the zip. */
  parts: number;
  /** Unzipped, of one part; no ratio is asked for, since a sheet of like rows shrinks a hundredfold. */
  partBytes: number;
  /** Unzipped, of all parts that are read. */
  totalBytes: number;
  sheets: number;
  /** Cells that hold something, of all sheets. */
  filledCells: number;
  /** Lines of the plan's table. */
  lines: number;
  /** Lines with an id that stood before: each is compared with the others. */
  copies: number;
  /** Characters in the plan's table altogether; a shared text counts each time it stands in a cell. */
  textChars: number;
  /** Of one cell: more than any program writes, so that a text which is too long is still told so by its length. */
  cellChars: number;
  mergedAreas: number;
  /** Elements within one another. */
  depth: number;
}>;

export const readLimits: ReadLimits = {
  parts: 5000,
  partBytes: 48 * 1024 * 1024,
  totalBytes: 96 * 1024 * 1024,
  sheets: 250,
  filledCells: 1_000_000,
  lines: 50_000,
  copies: 2000,
  textChars: 24_000_000,
  cellChars: 40_000,
  mergedAreas: 20_000,
  depth: 64,
};

/** Beyond these no program keeps a cell. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;
