import type { themes } from './theme.ts';

/** What Excel says of its own colours: https://learn.microsoft.com/javascript/api/office/office.officetheme */
export type OfficeColours = Readonly<{ bodyBackgroundColor?: string; isDarkTheme?: boolean }>;

/**
 * The theme that goes with Excel's, which people choose apart from the system's; null where Excel does not say, as on
 * older builds. Not every Excel has `isDarkTheme`, all have the colour behind the panes.
 */
export function themeOfOffice(
  colours: OfficeColours | null,
): Exclude<keyof typeof themes, 'contrast'> | null {
  if (colours === null) return null;
  if (colours.isDarkTheme !== undefined) return colours.isDarkTheme ? 'dark' : 'light';
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colours.bodyBackgroundColor ?? '');
  if (parts === null) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map(part => Number.parseInt(part, 16));
  // As bright as eyes see it: https://www.w3.org/TR/AERT/#color-contrast
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
}
