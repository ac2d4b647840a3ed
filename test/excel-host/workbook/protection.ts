import { Fault } from './fault.ts';

/** As Excel names them; what is left out is not allowed. */
export type ProtectionOptions = Readonly<{
  allowAutoFilter: boolean;
  allowDeleteColumns: boolean;
  allowDeleteRows: boolean;
  allowEditObjects: boolean;
  allowEditScenarios: boolean;
  allowFormatCells: boolean;
  allowFormatColumns: boolean;
  allowFormatRows: boolean;
  allowInsertColumns: boolean;
  allowInsertHyperlinks: boolean;
  allowInsertRows: boolean;
  allowPivotTables: boolean;
  allowSort: boolean;
  selectionMode: 'Normal' | 'Unlocked' | 'None';
}>;

export const nothingAllowed: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
};

export type Protection = Readonly<{ options: ProtectionOptions; password: string }>;

export type Allowance = Exclude<keyof ProtectionOptions, 'selectionMode'>;

export function demand(protection: Protection | null, allowance: Allowance): void {
  if (protection !== null && !protection.options[allowance]) throw new Fault('AccessDenied');
}
