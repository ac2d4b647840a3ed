import { fill } from '../../plan/reasons/fill.ts';
import type { Language } from '../../plan/reasons/reason.ts';
import { en } from './en.ts';
import { vi, type TextKey } from './vi.ts';

export type { TextKey };

export type TextParams = Readonly<Record<string, string | number>>;

/** Answers the words of a key in one language. */
export type Text = (key: TextKey, params?: TextParams) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { vi, en };

export function textIn(language: Language): Text {
  return (key, params = {}) => fill(catalogues[language][key], params);
}
