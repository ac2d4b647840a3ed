/** Compares as a Vietnamese dictionary does: d before đ, base letters before tones. */
export const collator = new Intl.Collator('vi');

/** Negative where `a` comes first. For sorting names; tasks sort by their number. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}

/** The letters that number the points of a document, in order: đ has its place and f, j, w, z have none. */
export const pointLetters: readonly string[] = [...'abcdđeghiklmnopqrstuvxy'];
