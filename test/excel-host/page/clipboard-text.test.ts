import { expect, it } from 'vitest';
import { readTabbedText, tabbedText } from './clipboard-text.ts';

it.each([
  [
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [[['dòng một\ndòng hai', 'nói "xin chào"', 'có\ttab']]],
  [
    [
      ['', ''],
      ['', 'x'],
    ],
  ],
])('[HO26] cells %j come back from the clipboard as they were', cells => {
  expect(readTabbedText(tabbedText(cells))).toEqual(cells);
});

it('[HO27] a quote that closes nothing is an ordinary letter', () => {
  expect(readTabbedText('"Đẩy mạnh" phong trào\tb\r\n"chưa đóng')).toEqual([
    ['"Đẩy mạnh" phong trào', 'b'],
    ['"chưa đóng'],
  ]);
});
