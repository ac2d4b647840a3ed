import type { Host } from '../answer/host.ts';
import type { Workbook } from '../workbook/workbook.ts';

/** What the page offers to its pane and to browser tests, as `window.__excelTest`. */
export interface ExcelTest {
  readonly workbook: Workbook;
  readonly host: Host;
  /** Writes as a co-author elsewhere: past protection and validation. */
  coAuthorWrites(sheet: string, address: string, values: readonly (readonly (string | number)[])[]): void;
  /** What a cell of the active (or the named) sheet shows. */
  text(address: string, sheet?: string): string;
  focusGrid(): void;
  openPane(command?: string): void;
  closePane(): void;
  /** The workbook as an .xlsx. */
  save(): Promise<Uint8Array>;
  /** Another workbook in the place of this one. */
  load(bytes: Uint8Array, name: string): Promise<void>;
}
