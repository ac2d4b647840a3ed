/** Canonical composition. Every text that enters the program passes here once; what was typed stays otherwise as it is. */
export function toNfc(text: string): string {
  return text.normalize('NFC');
}

/** NFC, line ends as LF, no byte-order mark, no blanks around the whole. Nothing inside the text is rewritten. */
export function cleanText(text: string): string {
  return toNfc(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).trim();
}
