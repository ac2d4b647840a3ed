// The shared look of a sheet (plan/sheet/sheet-look.ts) in the units of Office.js.

export function colour(rrggbb: string): string {
  return `#${rrggbb}`;
}

/** Office.js takes column widths in points; a character of the default font is 7 pixels wide, with 5 of padding. */
export function pointsOfChars(chars: number): number {
  return (chars * 7 + 5) * 0.75;
}

/** Excel applies a single value to every cell of a range, which the typings, made for blocks, do not say. */
export function everyCell(value: string): string[][] {
  return value as unknown as string[][];
}
