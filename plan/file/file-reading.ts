// What a workbook that came in from outside says, once its bytes are read: still nothing that anybody trusts.
import type { HiddenSheet } from '../sheet/sheet-document.ts';
import type { SheetLine } from '../sheet/sheet-reading.ts';

export type FileLine = SheetLine &
  Readonly<{
    /**
     * Places of cells that a merged area swallowed. Such a cell repeats the area's text where that stands in its own
     * column, and is empty otherwise.
     */
    covered: readonly number[];
  }>;

/** The plan's sheet in a file, only the columns that are ours; places count these and are the same in each line. */
export type FileReading = Readonly<{
  sheetName: string;
  /** Null where it was deleted or does not tell its plan any more. */
  hidden: HiddenSheet | null;
  calendar: 1900 | 1904;
  /** 0-based. */
  headerRow: number;
  headers: readonly string[];
  lines: readonly FileLine[];
  /** The texts above the table, by line. */
  above: readonly string[];
  /** Further sheets with a table like ours, which were left unread. */
  ignoredSheets: readonly string[];
}>;
