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

/**
 * Colours of the progress classes in charts, told apart also by lightness; the words stand beside them. A theme's keys
 * become custom properties, so a drawing follows the theme without being drawn anew.
 */
const charts = {
  light: {
    chartLine: '#0c6b62',
    chartDoneOnTime: '#13753b',
    chartDoneLate: '#e3a008',
    chartOpenInTime: '#2b7cd3',
    chartOpenOverdue: '#b3243c',
    chartNotYetDue: '#b9b9b9',
    chartContinuous: '#4a9fa3',
    chartCancelled: '#5f5f5f',
  },
  dark: {
    chartLine: '#71b8ae',
    chartDoneOnTime: '#4fb477',
    chartDoneLate: '#f2c661',
    chartOpenInTime: '#5ba5ec',
    chartOpenOverdue: '#e06a7e',
    chartNotYetDue: '#6f6f6f',
    chartContinuous: '#5fc3c8',
    chartCancelled: '#a3a3a3',
  },
  contrast: {
    chartLine: '#ffffff',
    chartDoneOnTime: '#3ff23f',
    chartDoneLate: '#ffff00',
    chartOpenInTime: '#1aebff',
    chartOpenOverdue: '#ff6b6b',
    chartNotYetDue: '#000000',
    chartContinuous: '#c9a6ff',
    chartCancelled: '#a0a0a0',
  },
} as const;

export type ThemeChoice = 'auto' | 'light' | 'dark' | 'contrast';

export const themes: Readonly<Record<Exclude<ThemeChoice, 'auto'>, Theme>> = {
  light: { ...createLightTheme(brand), ...fonts, ...charts.light },
  dark: {
    ...createDarkTheme(brand),
    ...fonts,
    ...charts.dark,
    // The dark default takes shades that fall below 4.5:1 as text.
    colorBrandForeground1: brand[120],
    colorBrandForeground2: brand[130],
    colorBrandForegroundLink: brand[120],
    colorCompoundBrandForeground1: brand[120],
    colorStatusDangerForeground1: '#eeacb2',
  },
  contrast: { ...teamsHighContrastTheme, ...fonts, ...charts.contrast },
};
