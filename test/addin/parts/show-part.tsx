import { FluentProvider } from '@fluentui/react-components';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { TextProvider } from '../../../addin/text/text-context.tsx';
import { themes } from '../../../addin/theme/theme.ts';
import type { Language } from '../../../plan/reasons/reason.ts';

// happy-dom ends an animation under way with a rejection that nobody awaits; without animations there is none.
Object.defineProperty(Element.prototype, 'animate', { value: undefined, configurable: true });

/** Draws a part as pane and page do; answers the function that draws it anew with other properties. */
export function showPart(part: ReactNode, language: Language = 'vi'): (part: ReactNode) => void {
  const frame = (inside: ReactNode) => (
    <FluentProvider theme={themes.light}>
      <TextProvider language={language}>{inside}</TextProvider>
    </FluentProvider>
  );
  const { rerender } = render(frame(part));
  return next => rerender(frame(next));
}
