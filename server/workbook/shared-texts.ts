// The texts of a workbook, each kept once: cells name them by number. ExcelJS has numbered those it wrote; more follow.
import { storedText } from './cell-text.ts';

export class SharedTexts {
  readonly #first: number;
  readonly #numbers = new Map<string, number>();
  #uses = 0;
  readonly #part: string;

  /** `part`: the texts as ExcelJS wrote them. */
  constructor(part: string) {
    this.#part = part;
    this.#first = Number(/ uniqueCount="(\d+)"/.exec(part)?.[1] ?? 0);
  }

  /** The number by which a cell names this text. */
  numberOf(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#first + this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  /** The part with the texts that were added, in pieces. */
  *pieces(): Generator<string> {
    const count = Number(/ count="(\d+)"/.exec(this.#part)?.[1] ?? 0) + this.#uses;
    yield this.#part
      .replace(/ count="\d+"/, ` count="${count}"`)
      .replace(/ uniqueCount="\d+"/, ` uniqueCount="${this.#first + this.#numbers.size}"`)
      .replace(/<\/sst>\s*$/, '');
    let piece = '';
    for (const text of this.#numbers.keys()) {
      piece += `<si><t xml:space="preserve">${inXml(storedText(text))}</t></si>`;
      if (piece.length > 100_000) {
        yield piece;
        piece = '';
      }
    }
    yield `${piece}</sst>`;
  }
}

const special = /[&<>\p{Cc}]/u;

/** Text between two tags. What XML 1.0 cannot hold is left out, as ExcelJS does. */
function inXml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/(?![\t\n\r\u0085])\p{Cc}/gu, '');
}
