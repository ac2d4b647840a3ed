import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

// The manifest asks for ExcelApi 1.14: whatever is newer needs a question first. Which set a member came with is read
// from the note "[Api set: ExcelApi 1.9]" in Microsoft's typings.

const DECLARED_MINOR = 14;
const folder = fileURLToPath(new URL('../../../addin/excel/', import.meta.url));
const files = readdirSync(folder).map(name => folder + name);

type Use = Readonly<{ member: string; set: string; isAskedFor: boolean }>;

function newerMembers(): { seen: number; newer: Use[] } {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
    types: ['office-js'],
  });
  const checker = program.getTypeChecker();
  const newer: Use[] = [];
  let seen = 0;

  const look = (symbol: ts.Symbol | undefined, node: ts.Node): void => {
    const declaration = symbol?.declarations?.find(({ parent }) =>
      parent.getSourceFile().fileName.includes('@types/office-js'),
    );
    if (symbol === undefined || declaration === undefined) return;
    seen += 1;
    const set = setOf(declaration) ?? setOf(declaration.parent);
    if (set === undefined || isDeclared(set)) return;
    newer.push({ member: symbol.name, set, isAskedFor: isAskedFor(node, set) });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) look(checker.getSymbolAtLocation(node.name), node);
    if (ts.isObjectLiteralExpression(node)) {
      const type = checker.getContextualType(node);
      for (const property of node.properties) {
        if (property.name !== undefined && type !== undefined)
          look(type.getProperty(property.name.getText()), property);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) ts.forEachChild(program.getSourceFile(file)!, visit);
  return { seen, newer };
}

function setOf(declaration: ts.Node): string | undefined {
  const comment = declaration.getFullText().slice(0, declaration.getLeadingTriviaWidth());
  return /\[Api set: ([^\]]+)\]/.exec(comment)?.[1];
}

/** A note may name several sets: "ExcelApi 1.2 for options; 1.7 for password". */
function isDeclared(set: string): boolean {
  const minors = [...set.matchAll(/\b1\.(\d+)/g)].map(([, minor]) => Number(minor));
  return /^ExcelApi 1\./.test(set) && Math.max(...minors) <= DECLARED_MINOR;
}

/** True where the function around it asks the host for the set first. */
function isAskedFor(node: ts.Node, set: string): boolean {
  const around = ts.findAncestor(node, ts.isFunctionDeclaration);
  return around?.getText().includes(`supports('${set.replace('ExcelApi ', '')}')`) ?? false;
}

it('[XL12] what is newer than ExcelApi 1.14 is used only after asking for it', () => {
  const { seen, newer } = newerMembers();
  expect(seen).toBeGreaterThan(150);
  expect(newer).toEqual([{ member: 'mergeUndoGroup', set: 'ExcelApi 1.20', isAskedFor: true }]);
});
