import type { ErrorText } from '../cell.ts';
import { type Reference, readReference } from './reference.ts';
import { type Token, tokens } from './tokens.ts';

export type Expression =
  | Readonly<{ kind: 'value'; value: string | number | boolean }>
  | Readonly<{ kind: 'error'; error: ErrorText }>
  | Readonly<{ kind: 'reference'; reference: Reference }>
  | Readonly<{ kind: 'name'; name: string }>
  | Readonly<{ kind: 'unary'; sign: '+' | '-' | '%'; of: Expression }>
  | Readonly<{ kind: 'binary'; sign: string; left: Expression; right: Expression }>
  | Readonly<{ kind: 'call'; name: string; arguments: readonly (Expression | null)[] }>;

const precedence: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

const parsed = new Map<string, Expression | null>();

/** The formula (with or without its leading `=`) as a tree; null where it cannot be read. */
export function parseFormula(formula: string): Expression | null {
  const known = parsed.get(formula);
  if (known !== undefined) return known;
  const cut = tokens(formula.replace(/^=/, ''));
  const tree = cut === null ? null : new Parser(cut.filter(token => token.kind !== 'space')).whole();
  parsed.set(formula, tree);
  return tree;
}

class Unreadable extends Error {}

class Parser {
  private at = 0;
  private readonly line: readonly Token[];
  constructor(line: readonly Token[]) {
    this.line = line;
  }

  whole(): Expression | null {
    try {
      const tree = this.binary(1);
      return this.at === this.line.length ? tree : null;
    } catch (problem) {
      if (problem instanceof Unreadable) return null;
      throw problem;
    }
  }

  private is(text: string): boolean {
    const token = this.line[this.at];
    return token?.kind === 'operator' && token.text === text;
  }

  private take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  private binary(floor: number): Expression {
    let left = this.unary();
    for (;;) {
      const sign = this.line[this.at]?.text ?? '';
      const strength = this.line[this.at]?.kind === 'operator' ? (precedence[sign] ?? 0) : 0;
      if (strength < floor || strength === 0) return left;
      this.at += 1;
      left = { kind: 'binary', sign, left, right: this.binary(strength + 1) };
    }
  }

  private unary(): Expression {
    if (this.take('-')) return { kind: 'unary', sign: '-', of: this.unary() };
    if (this.take('+')) return { kind: 'unary', sign: '+', of: this.unary() };
    let it = this.primary();
    while (this.take('%')) it = { kind: 'unary', sign: '%', of: it };
    return it;
  }

  private primary(): Expression {
    if (this.take('(')) {
      const inside = this.binary(1);
      if (!this.take(')')) throw new Unreadable();
      return inside;
    }
    const token = this.line[this.at];
    this.at += 1;
    switch (token?.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) };
      case 'text':
        return { kind: 'value', value: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'error':
        return { kind: 'error', error: token.text as ErrorText };
      case 'reference':
        return { kind: 'reference', reference: readReference(token.text) };
      case 'word':
        return this.word(token.text);
      case 'operator':
      case 'space':
      case undefined:
        throw new Unreadable();
    }
  }

  private word(text: string): Expression {
    const upper = text.toUpperCase();
    if (this.take('('))
      return { kind: 'call', name: upper.replace(/^_XLFN\./, ''), arguments: this.callArguments() };
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE' };
    return { kind: 'name', name: text };
  }

  private callArguments(): readonly (Expression | null)[] {
    const found: (Expression | null)[] = [];
    if (this.take(')')) return found;
    for (;;) {
      found.push(this.is(',') || this.is(';') || this.is(')') ? null : this.binary(1));
      if (this.take(')')) return found;
      if (!this.take(',') && !this.take(';')) throw new Unreadable();
    }
  }
}
