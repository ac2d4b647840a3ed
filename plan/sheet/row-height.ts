// How tall a row of wrapped text is. Phones, previews and web viewers show the height that stands in the file, and
// none of them fits it to the text, so the file has to bring a height that clips nothing.

export type Font = Readonly<{ pt: number; bold?: boolean }>;

/** Excel's limit, in points. */
export const MAX_ROW_HEIGHT_PT = 409.5;

/** A column's width unit is one digit of the workbook's default font: 7 pixels at 96 dpi. */
const PT_PER_WIDTH_CHAR = 5.25;
/** Programs break lines a little differently; this much of the width is left unused. */
const USED_WIDTH = 0.97;
const LINE_HEIGHT_EM = 1.3125;
const BOLD_WIDENS = 1.07;

/** Advance widths of Times New Roman in thousandths of an em, by class of letter. */
const widthsByLetter: ReadonlyMap<string, number> = new Map(
  (
    [
      [250, ' .,'],
      [278, 'ijlt/:;|'],
      [333, "-()fr'I!"],
      [389, 'sJ'],
      [444, 'aceyz?'],
      [500, '0123456789bdghknopquvxđ–'],
      [556, 'FPSơư“”'],
      [611, 'ELTZ'],
      [667, 'BCR'],
      [722, 'ADGHKNOQUVXYwĐƠƯ'],
      [778, 'm&'],
      [889, 'M%'],
      [944, 'W'],
      [1000, '…—'],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map(letter => [letter, width] as const)),
);

/** Letters of the East, as wide as they are high, and letters of which the table says nothing. */
const WIDE_LETTER = 1000;
const OTHER_LETTER = 611;

/** Height in points of a cell of a given width that holds the text, wrapped at words. */
export function textHeightPt(text: string, font: Font, widthChars: number): number {
  return lineCount(text, font, widthChars) * font.pt * LINE_HEIGHT_EM;
}

/** Height of a row that holds all its cells: at least one line, at most what Excel allows, in quarter points. */
export function rowHeightPt(cellHeightsPt: readonly number[], font: Font): number {
  const tallest = Math.max(font.pt * LINE_HEIGHT_EM, ...cellHeightsPt);
  return Math.min(MAX_ROW_HEIGHT_PT, Math.ceil((tallest + 2) * 4) / 4);
}

export function lineCount(text: string, font: Font, widthChars: number): number {
  const widthPt = widthChars * PT_PER_WIDTH_CHAR * USED_WIDTH;
  if (text.length * font.pt < widthPt && !text.includes('\n')) return 1;
  return text.split('\n').reduce((lines, paragraph) => lines + wrappedLines(paragraph, font, widthPt), 0);
}

function wrappedLines(paragraph: string, font: Font, widthPt: number): number {
  const space = textWidthPt(' ', font);
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(' ')) {
    const width = textWidthPt(word, font);
    if (used > 0 && used + width > widthPt) {
      lines += 1;
      used = 0;
    }
    // A word longer than a line is broken wherever the line ends.
    if (width > widthPt) lines += Math.ceil(width / widthPt) - 1;
    used += (width % widthPt) + space;
  }
  return lines;
}

/** Width of one line of text, in points. */
export function textWidthPt(text: string, font: Font): number {
  let thousandths = 0;
  for (const letter of text) thousandths += letterWidth(letter);
  return (thousandths / 1000) * font.pt * (font.bold ? BOLD_WIDENS : 1);
}

/** Letters met so far: taking one apart costs a hundred times more than looking it up, and an export has millions. */
const knownWidths = new Map(widthsByLetter);

function letterWidth(letter: string): number {
  const known = knownWidths.get(letter);
  if (known !== undefined) return known;
  // A letter is as wide as its base: marks above and below take no room of their own.
  const base = letter.normalize('NFD').replace(/\p{Mn}/gu, '');
  const width =
    base === '' ? 0 : (widthsByLetter.get(base) ?? (base > '\u2E7F' ? WIDE_LETTER : OTHER_LETTER));
  knownWidths.set(letter, width);
  return width;
}
