// Text as the format keeps it: shared by cells or inline, plain or in runs of different looks.
import type { ReadLimits } from './read-limits.ts';
import { scanXml } from './scan-xml.ts';

/** Excel writes characters that XML cannot hold as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Gathers the text of one item as its elements go by; reading aids above the letters (`rPh`) are no part of it. */
export class RunningText {
  #text = '';
  #isOpen = false;
  #aside = 0;

  open(name: string): void {
    if (name === 'rPh') this.#aside += 1;
    if (name === 't' && this.#aside === 0) this.#isOpen = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.#aside -= 1;
    if (name === 't') this.#isOpen = false;
  }

  add(text: string): void {
    if (this.#isOpen) this.#text += text;
  }

  take(mostChars: number): string {
    const text = unescaped(this.#text.slice(0, mostChars));
    this.#text = '';
    this.#isOpen = false;
    this.#aside = 0;
    return text;
  }
}

/** The workbook's shared texts, in their order. */
export function sharedTexts(bytes: Uint8Array, limits: ReadLimits): string[] {
  const texts: string[] = [];
  const running = new RunningText();
  scanXml(bytes, limits, {
    open: name => running.open(name),
    close(name) {
      running.close(name);
      if (name === 'si') texts.push(running.take(limits.cellChars));
    },
    text: text => running.add(text),
  });
  return texts;
}
