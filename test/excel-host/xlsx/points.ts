// ExcelJS counts widths in characters of the standard font, Office.js in points.
const POINTS_A_CHARACTER = 5.25;
const EDGE_POINTS = 3.75;

export const charactersOf = (points: number): number =>
  Math.round(((points - EDGE_POINTS) / POINTS_A_CHARACTER) * 1000) / 1000;
export const pointsOf = (characters: number): number =>
  Math.round((characters * POINTS_A_CHARACTER + EDGE_POINTS) * 100) / 100;
