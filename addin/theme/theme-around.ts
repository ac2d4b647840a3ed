import { themeOfOffice, type OfficeColours } from './office-theme.ts';
import { themes, type ThemeChoice } from './theme.ts';

export const DARK = '(prefers-color-scheme: dark)';
export const CONTRAST = '(forced-colors: active)';

export type AskOffice = () => OfficeColours | null;
export type ThemeName = Exclude<ThemeChoice, 'auto'>;
export type Theme = (typeof themes)[ThemeName];

/** Where there is no Excel to ask. */
export const noOffice: AskOffice = () => null;

/** The theme of a choice; "auto" is Excel's, or the system's where there is no Excel. */
export function themeOf(choice: ThemeChoice, around: ThemeName): Theme {
  return themes[choice === 'auto' ? around : choice];
}

export function themeAround(office: AskOffice): ThemeName {
  if (window.matchMedia(CONTRAST).matches) return 'contrast';
  return themeOfOffice(office()) ?? (window.matchMedia(DARK).matches ? 'dark' : 'light');
}
