/**
 * Text as every database gives it back: SQLite ends it at NUL, PostgreSQL refuses that and, in JSON, half a surrogate
 * pair. No key has one, so that a key which does is simply not found.
 */
export function storable(text: string): string;
export function storable(text: string | null): string | null;
export function storable(text: string | null): string | null {
  return text === null ? null : text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}
