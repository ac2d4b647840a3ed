import { describe, expect, test } from 'vitest';
import { themeOfOffice } from '../../../addin/theme/office-theme.ts';

describe('Excel’s theme', () => {
  test.each([
    ['its word, dark', { isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, 'dark'],
    ['its word, light', { isDarkTheme: false, bodyBackgroundColor: '#000000' }, 'light'],
    ['Colorful', { bodyBackgroundColor: '#E6E6E6' }, 'light'],
    ['White', { bodyBackgroundColor: '#FFFFFF' }, 'light'],
    ['Dark Gray, which is dark', { bodyBackgroundColor: '#666666' }, 'dark'],
    ['Black', { bodyBackgroundColor: '#262626' }, 'dark'],
    ['a colour without its sign', { bodyBackgroundColor: '262626' }, 'dark'],
    ['no colour', {}, null],
    ['a word for a colour', { bodyBackgroundColor: 'window' }, null],
    ['no Excel', null, null],
  ])('[PA9] %s', (_name, colours, theme) => {
    expect(themeOfOffice(colours)).toBe(theme);
  });
});
