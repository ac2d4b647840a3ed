const edges = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;

/** Thin lines around and between all cells of a range: printed tables have them. */
export function setBorders(range: Excel.Range, color: string): void {
  for (const edge of edges) {
    const border = range.format.borders.getItem(edge);
    border.style = 'Continuous';
    border.color = color;
  }
}
