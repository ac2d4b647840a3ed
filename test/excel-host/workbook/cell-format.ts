// How a cell looks. Formats are shared: cells that look alike point at one object, so a change over a large range
// is worked out once per look and not once per cell.
export type BorderSide = 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight';
export type Border = Readonly<{ style: string; weight: string; color: string }>;
export type Font = Readonly<{
  name: string;
  size: number;
  bold: boolean;
  italic: boolean;
  underline: string;
  strikethrough: boolean;
  color: string;
}>;

export type CellFormat = Readonly<{
  numberFormat: string;
  fill: string | null;
  font: Font;
  borders: Readonly<Partial<Record<BorderSide, Border>>>;
  horizontal: string;
  vertical: string;
  wrap: boolean;
  indent: number;
  locked: boolean;
  formulaHidden: boolean;
}>;

export const borderSides: readonly BorderSide[] = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'];

export const plainFormat: CellFormat = {
  numberFormat: 'General',
  fill: null,
  font: {
    name: 'Calibri',
    size: 11,
    bold: false,
    italic: false,
    underline: 'None',
    strikethrough: false,
    color: '#000000',
  },
  borders: {},
  horizontal: 'General',
  vertical: 'Bottom',
  wrap: false,
  indent: 0,
  locked: true,
  formulaHidden: false,
};

export type FormatChange = (format: CellFormat) => CellFormat;

/** The same change, worked out once per format object. */
export function sharing(change: FormatChange): FormatChange {
  const known = new Map<CellFormat, CellFormat>();
  return format => {
    const before = known.get(format);
    if (before !== undefined) return before;
    const after = change(format);
    known.set(format, after);
    return after;
  };
}
