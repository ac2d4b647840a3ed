const outer = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const;

/** Thin lines around each cell of a column of cells; tables that are printed have them. */
export function setColumnBorders(cells: Excel.Range, rows: number, color: string): void {
  drawLines(cells.format, rows > 1 ? [...outer, 'InsideHorizontal'] : outer, color);
}

/** Thin lines around each area. */
export function setAreaBorders(areas: Excel.RangeAreas, color: string): void {
  drawLines(areas.format, outer, color);
}

type Edge = (typeof outer)[number] | 'InsideHorizontal';

function drawLines(format: Excel.RangeFormat, edges: readonly Edge[], color: string): void {
  for (const edge of edges) {
    const border = format.borders.getItem(edge);
    border.style = 'Continuous';
    border.color = color;
  }
}
