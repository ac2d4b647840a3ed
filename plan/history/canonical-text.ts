/**
 * A value as one text that does not turn on how it was kept: keys in order, members that are undefined left out, and
 * signs that a database may not hold as it would give them back (NUL, half a surrogate pair: U+FFFD).
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value) && isFlat(value)) {
    // Signs to replace are written as escapes, so that a text without any has none.
    const text = JSON.stringify(value);
    if (!text.includes('\\u')) return text;
  }
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return part.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
    return isPlainObject(part) ? inOrder(part) : part;
  });
}

function isPlainObject(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function inOrder(part: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Lists of lists and single values, whose order is their own. */
function isFlat(part: unknown): boolean {
  return Array.isArray(part) ? part.every(isFlat) : typeof part !== 'object' || part === null;
}
