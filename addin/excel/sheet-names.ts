// The names by which the plan's sheets are found in a workbook. The self-test's scratch sheets bear others, so that they
// stand beside a plan's own and neither is taken for the other.
import type { NameKey } from '../../plan/sheet/hidden-sheet.ts';
import { HIDDEN_SHEET_NAME, names, TABLE_NAME, type SheetDocument } from '../../plan/sheet/sheet-document.ts';

export type SheetNames = Readonly<{
  /** Of the visible sheet, where it is made; it may be renamed. */
  sheet?: string;
  table: string;
  hidden: string;
  /** Of the cells that the visible sheet's rules reach in the hidden one. */
  cells: Readonly<Record<NameKey, string>>;
}>;

export const planNames: SheetNames = { table: TABLE_NAME, hidden: HIDDEN_SHEET_NAME, cells: names };

export const scratchNames = {
  sheet: 'PhuLuc_TuKiemTra',
  table: 'PhuLuc_TuKiemTra_Bang',
  hidden: '_tukiemtra',
  cells: {
    statusList: 'PhuLuc_TuKiemTra_TrangThai',
    baseIds: 'PhuLuc_TuKiemTra_Ma',
    baseCells: 'PhuLuc_TuKiemTra_Goc',
    baseHeaders: 'PhuLuc_TuKiemTra_Cot',
    today: 'PhuLuc_TuKiemTra_HomNay',
  },
} as const satisfies SheetNames;

/** Whether the sheet that bears a name may be one of these: nobody's own sheet is taken for scratch, nor the reverse. */
export function mayBe(name: string, { sheet }: SheetNames): boolean {
  return sheet === undefined ? !name.startsWith(scratchNames.sheet) : name.startsWith(sheet);
}

/** The document with rules and lists that reach their cells by these names. */
export function documentNamed(document: SheetDocument, wanted: SheetNames): SheetDocument {
  if (wanted === planNames) return document;
  const renamed = new Map(
    Object.entries(names).map(([key, name]) => [name as string, wanted.cells[key as NameKey]]),
  );
  const said = new RegExp(`\\b(?:${[...renamed.keys()].join('|')})\\b`, 'g');
  const inNames = (formula: string): string => formula.replace(said, name => renamed.get(name) ?? name);
  return {
    ...document,
    ...(wanted.sheet !== undefined && { name: wanted.sheet }),
    rules: document.rules.map(rule => ({ ...rule, formula: inNames(rule.formula) })),
    validations: document.validations.map(validation =>
      validation.kind === 'list' ? { ...validation, source: inNames(validation.source) } : validation,
    ),
  };
}
