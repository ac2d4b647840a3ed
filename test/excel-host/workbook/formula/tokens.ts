// Cuts a formula into tokens. Each keeps its text, so a formula can be rewritten by changing its references alone.
export type Token = Readonly<{
  kind: 'number' | 'text' | 'error' | 'reference' | 'word' | 'operator' | 'space';
  text: string;
}>;

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{M}\p{N}_.]*)!`;
const CORNER = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const REFERENCE = String.raw`(?:${SHEET})?(?:${CORNER}(?::${CORNER})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(.!])`;

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /\s+/uy],
  ['text', /"(?:[^"]|"")*"/uy],
  ['error', /#(?:N\/A|VALUE!|REF!|NAME\?|DIV\/0!|NUM!|NULL!)/uy],
  ['reference', new RegExp(REFERENCE, 'uy')],
  ['number', /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/uy],
  ['word', new RegExp(String.raw`(?:${SHEET})?[\p{L}_\\][\p{L}\p{M}\p{N}_.]*`, 'uy')],
  ['operator', /<>|<=|>=|[-+*/^&=<>%(),;{}[\]@:!]/uy],
];

export function tokens(formula: string): readonly Token[] | null {
  const found: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const token = nextToken(formula, at);
    if (token === null) return null;
    found.push(token);
    at += token.text.length;
  }
  return found;
}

function nextToken(formula: string, at: number): Token | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(formula)?.[0];
    if (text !== undefined && text !== '') return { kind, text };
  }
  return null;
}
