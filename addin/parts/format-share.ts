import type { Language } from '../../plan/reasons/reason.ts';

/** A share of one as a percentage in the reader's language: 0.425 → "42,5%". By hand: a browser's own formats are slow to make. */
export function formatShare(share: number, language: Language): string {
  const percent = String(Math.round(share * 1000) / 10);
  return `${language === 'vi' ? percent.replace('.', ',') : percent}%`;
}
