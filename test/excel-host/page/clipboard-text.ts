// Cells as tab-separated text, as Excel puts it on the clipboard: a cell with a tab, a line break or a quote in it
// stands in quotes.

export function tabbedText(lines: readonly (readonly string[])[]): string {
  const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return lines.map(line => line.map(quoted).join('\t')).join('\r\n');
}

export function readTabbedText(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  const rest = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  let at = 0;
  const put = (cell: string): void => {
    lines.at(-1)?.push(cell);
  };
  for (;;) {
    const cell = rest[at] === '"' ? quotedCell(rest, at) : null;
    if (cell !== null) {
      put(cell.text);
      at = cell.end;
    } else {
      const stop = rest.slice(at).search(/[\t\n]/);
      const end = stop < 0 ? rest.length : at + stop;
      put(rest.slice(at, end));
      at = end;
    }
    if (at >= rest.length) return lines;
    if (rest[at] === '\n') lines.push([]);
    at += 1;
  }
}

/** Null where the quote is an ordinary letter: not closed before a tab, a line break or the end. */
function quotedCell(text: string, from: number): { text: string; end: number } | null {
  let at = from + 1;
  let read = '';
  while (at < text.length) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    read += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const next = text[close + 1];
      return next === undefined || next === '\t' || next === '\n' ? { text: read, end: close + 1 } : null;
    }
    read += '"';
    at = close + 2;
  }
  return null;
}
