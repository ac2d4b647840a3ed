// The words of pane and page: both languages have them all, in the tone of the office, and none stands outside.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { en } from '../../../addin/text/en.ts';
import { vi } from '../../../addin/text/vi.ts';

const addin = fileURLToPath(new URL('../../../addin', import.meta.url));
const viWords: Readonly<Record<string, string>> = vi;
const enWords: Readonly<Record<string, string>> = en;

describe('the catalogue', () => {
  test('[CT1] Vietnamese and English have the same keys and parameters', () => {
    const shape = (words: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(words).map(([key, text]) => [key, parametersOf(text)]));
    expect(shape(enWords)).toEqual(shape(viWords));
  });

  test('[CT2] the tone is the office’s: no "bạn", no exclamation mark, no empty text', () => {
    const wrong = Object.entries({ ...viWords, ...prefixed(enWords) }).filter(
      ([, text]) => /(^|\P{L})bạn(\P{L}|$)/iu.test(text) || /[!！]/.test(text) || text.trim() === '',
    );
    expect(wrong).toEqual([]);
  });

  test('[CT3] Vietnamese texts are in composed letters', () => {
    expect(Object.values(viWords).filter(text => text !== text.normalize('NFC'))).toEqual([]);
  });

  test('[CT4] every text is used somewhere', () => {
    const sources = filesUnder(addin)
      .filter(file => /\.tsx?$/.test(file) && !/text\/(vi|en)\.ts$/.test(file))
      .map(file => readFileSync(file, 'utf8'))
      .join('\n');
    const unused = Object.keys(viWords).filter(
      key => !sources.includes(`'${key}'`) && !sources.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.$`),
    );
    expect(unused).toEqual([]);
  });

  test('[CT5] no component speaks outside the catalogue', () => {
    const components = filesUnder(addin).filter(file => file.endsWith('.tsx'));
    expect(components.length).toBeGreaterThan(20);
    expect(components.flatMap(literalsIn)).toEqual([]);
  });
});

function parametersOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]!).sort();
}

function prefixed(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [`en ${key}`, text]));
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file) : [file];
  });
}

const spokenAttributes = new Set(['aria-label', 'label', 'title', 'placeholder', 'hint', 'alt', 'content']);

/** Words between tags, and words given to attributes that people see or hear. */
function literalsIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text))
      found.push(`${path.basename(file)}: ${node.text.trim()}`);
    if (ts.isJsxAttribute(node) && spokenAttributes.has(node.name.getText(source))) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value)) found.push(`${path.basename(file)}: ${value.text}`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}
