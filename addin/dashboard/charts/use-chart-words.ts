import { useLayoutEffect, type RefObject } from 'react';
import { useText } from '../../text/text-context.tsx';
import { chartWords } from './chart-words.ts';

/** Keeps the labels within a chart's box in the page's language, also where the library writes them anew. */
export function useChartWords(box: RefObject<HTMLElement | null>): void {
  const { text } = useText();
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const translate = (): void => {
      for (const element of current.querySelectorAll('[aria-label]')) {
        const label = element.getAttribute('aria-label') ?? '';
        const words = chartWords(label, text);
        if (words !== label) element.setAttribute('aria-label', words);
      }
    };
    translate();
    const observer = new MutationObserver(translate);
    observer.observe(current, { subtree: true, childList: true, attributeFilter: ['aria-label'] });
    return () => observer.disconnect();
  }, [box, text]);
}
