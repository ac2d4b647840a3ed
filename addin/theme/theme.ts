import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

/** The one accent: a quiet lacquer green, 6:1 against white at shade 80. */
const brand: BrandVariants = {
  10: '#020604',
  20: '#0a1f1c',
  30: '#0d332e',
  40: '#0d413a',
  50: '#0c4d46',
  60: '#0b5850',
  70: '#0b6159',
  80: '#0c6b62',
  90: '#2c8278',
  100: '#46978d',
  110: '#5ca89e',
  120: '#71b8ae',
  130: '#88c6be',
  140: '#a1d4cd',
  150: '#bae2dc',
  160: '#d5f0ec',
};

/** Segoe UI where the system has it; Be Vietnam Pro is drawn for Vietnamese, so stacked marks never touch. */
const fonts = { fontFamilyBase: '"Segoe UI", "Be Vietnam Pro", system-ui, -apple-system, sans-serif' };

export type ThemeChoice = 'auto' | 'light' | 'dark' | 'contrast';

export const themes: Readonly<Record<Exclude<ThemeChoice, 'auto'>, Theme>> = {
  light: { ...createLightTheme(brand), ...fonts },
  dark: {
    ...createDarkTheme(brand),
    ...fonts,
    // The dark default takes shades that fall below 4.5:1 as text.
    colorBrandForeground1: brand[120],
    colorBrandForeground2: brand[130],
    colorBrandForegroundLink: brand[120],
    colorCompoundBrandForeground1: brand[120],
    colorStatusDangerForeground1: '#eeacb2',
  },
  contrast: { ...teamsHighContrastTheme, ...fonts },
};
