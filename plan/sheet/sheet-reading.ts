import type { HiddenSheet } from './sheet-document.ts';

export type SheetLine = Readonly<{
  /** 0-based row of the sheet, where the line stands now; never an identity. */
  sheetRow: number;
  /** As Excel keeps the cells, by the position of the header; '' for an empty cell. */
  values: readonly (string | number | boolean)[];
  /** As Excel shows them. */
  texts: readonly string[];
}>;

/** A plan's sheet as it stands, found by its header row, whatever was sorted, moved or inserted. */
export type SheetReading = Readonly<{
  sheetName: string;
  hidden: HiddenSheet;
  /** 0-based. */
  headerRow: number;
  headers: readonly string[];
  lines: readonly SheetLine[];
  /** The workbook's date system, 1900 where left out; old Mac workbooks count from 1904. */
  calendar?: 1900 | 1904;
}>;
