import type { Counts } from '../session/session-state.ts';
import type { Text } from '../text/text.ts';

const order = ['waiting', 'held', 'conflicts', 'errors', 'warnings'] as const;

/** Figures in the words that every place of pane and page uses for them; those at zero are left out. */
export function countWords(counts: Partial<Counts>, text: Text): string {
  return order
    .flatMap(key => {
      const n = counts[key] ?? 0;
      return n > 0 ? [text(`count.${key}`, { n })] : [];
    })
    .join(', ');
}
