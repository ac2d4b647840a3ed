// What ExcelJS keeps of a sheet and its typings do not know.
import type ExcelJS from 'exceljs';

export type FileParts = Readonly<{
  tables?: Readonly<
    Record<
      string,
      Readonly<{
        table: Readonly<{
          name: string;
          tableRef: string;
          style?: { theme?: string; showRowStripes?: boolean };
        }>;
      }>
    >
  >;
  dataValidations?: Readonly<{ model?: Readonly<Record<string, ExcelJS.DataValidation>> }>;
  conditionalFormattings?: readonly Readonly<{
    ref: string;
    rules: readonly ExcelJS.ConditionalFormattingRule[];
  }>[];
  sheetProtection?: Readonly<Record<string, unknown>> | null;
}>;

export const partsOf = (sheet: ExcelJS.Worksheet): FileParts => sheet as unknown as FileParts;
