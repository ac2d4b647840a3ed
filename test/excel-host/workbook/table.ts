import type { Area } from './area.ts';

/** Keeps the rows whose shown text is among the values; null takes the condition off. */
export type FilterValues = readonly string[];

export type Table = Readonly<{
  id: string;
  name: string;
  /** Header row and, where shown, total row included. */
  area: Area;
  style: string;
  showHeaders: boolean;
  showTotals: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  /** By column of the table, 0-based. */
  filters: Readonly<Record<number, FilterValues>>;
}>;

export const bodyArea = (table: Table): Area => {
  const above = table.showHeaders ? 1 : 0;
  const below = table.showTotals ? 1 : 0;
  return {
    ...table.area,
    row: table.area.row + above,
    rows: Math.max(1, table.area.rows - above - below),
  };
};
