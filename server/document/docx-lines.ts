// A .docx as lines and rows: paragraphs of the body, and the rows of its tables with what is merged. Read with the same
// bounds as a workbook; pictures, links and macros not at all. ECMA-376 part 1, 17.4 (tables).
import type { SourceLine } from '../../plan/read/source-line.ts';
import type { Zip } from '../workbook/read/open-zip.ts';
import type { ReadLimits } from '../workbook/read/read-limits.ts';
import { prefixed, scanXml, type Attributes } from '../workbook/read/scan-xml.ts';
import { damaged, tooComplex } from '../workbook/read/unreadable.ts';

const DOCUMENT = 'word/document.xml';

/** More columns than any appendix has; a span beyond it says nothing. */
const MOST_SPANNED = 64;

export function isDocx(zip: Zip): boolean {
  return zip.has(DOCUMENT);
}

/** Throws `Unreadable`. */
export function docxLines(zip: Zip, limits: ReadLimits): SourceLine[] {
  const part = zip.read(DOCUMENT);
  if (part === null) throw damaged();
  const reading = new DocumentLines(limits);
  scanXml(part, limits, {
    open: (name, attributes) => reading.open(name, attributes),
    close: name => reading.close(name),
    text: text => reading.text(text),
  });
  return reading.lines;
}

type Cell = { text: string; span: number; goesOn: boolean };

class DocumentLines {
  readonly lines: SourceLine[] = [];
  readonly #limits: ReadLimits;
  #chars = 0;
  #tables = 0;
  #row: Cell[] | null = null;
  #cell: Cell | null = null;
  #paragraph = '';
  #inText = false;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'tbl':
        this.#tables += 1;
        return;
      // A table within a cell is text of that cell.
      case 'tr':
        if (this.#tables === 1) this.#row = [];
        return;
      case 'tc':
        if (this.#tables === 1) this.#cell = { text: '', span: 1, goesOn: false };
        return;
      case 'gridSpan':
        if (this.#cell) this.#cell.span = spanOf(prefixed(attributes, 'val'));
        return;
      case 'vMerge':
        if (this.#cell) this.#cell.goesOn = prefixed(attributes, 'val') !== 'restart';
        return;
      case 'p':
        this.#paragraph = '';
        return;
      case 't':
        this.#inText = true;
        return;
      case 'tab':
        this.#paragraph += ' ';
        return;
      case 'br':
      case 'cr':
        this.#paragraph += '\n';
    }
  }

  text(text: string): void {
    if (!this.#inText) return;
    this.#chars += text.length;
    if (this.#chars > this.#limits.textChars) throw tooComplex(`${this.#limits.textChars} characters`);
    this.#paragraph += text;
  }

  close(name: string): void {
    switch (name) {
      case 't':
        this.#inText = false;
        return;
      case 'p':
        this.#endParagraph();
        return;
      case 'tc':
        if (this.#tables === 1 && this.#cell) {
          this.#row?.push(this.#cell);
          this.#cell = null;
        }
        return;
      case 'tr':
        if (this.#tables === 1) this.#endRow();
        return;
      case 'tbl':
        this.#tables -= 1;
    }
  }

  #endParagraph(): void {
    const text = this.#paragraph;
    this.#paragraph = '';
    if (this.#cell) this.#cell.text += this.#cell.text === '' ? text : `\n${text}`;
    else if (this.#tables === 0)
      for (const line of text.split('\n'))
        this.#add({ kind: 'prose', line: this.lines.length + 1, text: line });
  }

  #endRow(): void {
    const cells: string[] = [];
    const merged: number[] = [];
    for (const { text, span, goesOn } of this.#row ?? []) {
      if (goesOn) merged.push(cells.length);
      cells.push(goesOn ? '' : text.trim());
      for (let more = 1; more < span; more += 1) cells.push('');
    }
    this.#row = null;
    if (cells.length > 0) this.#add({ kind: 'row', line: this.lines.length + 1, cells, merged });
  }

  #add(line: SourceLine): void {
    if (this.lines.length >= this.#limits.lines) throw tooComplex(`${this.#limits.lines} lines`);
    this.lines.push(line);
  }
}

function spanOf(text: string | undefined): number {
  const span = Number(text);
  return Number.isInteger(span) && span > 0 && span <= MOST_SPANNED ? span : 1;
}
