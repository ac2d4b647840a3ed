import { createContext, useContext, type ReactNode } from 'react';
import type { Language } from '../../plan/reasons/reason.ts';
import { textIn, type Text } from './text.ts';

type Words = Readonly<{ language: Language; text: Text }>;

const WordsContext = createContext<Words>({ language: 'vi', text: textIn('vi') });

export function TextProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <WordsContext value={{ language, text: textIn(language) }}>{children}</WordsContext>;
}

/** The words of the language chosen, and which one it is. */
export function useText(): Words {
  return useContext(WordsContext);
}
