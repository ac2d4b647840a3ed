import { posix } from 'node:path';
import ts from 'typescript';

export type TestName = Readonly<{
  /** Without quotes; of a template, what stands before its first `${`. */
  name: string;
  /** The rules that the name begins with, `[CR1] [CR2] while all write …`. */
  ids: readonly string[];
  file: string;
  place: string;
}>;

/** What prepares a test and is none itself: `test.each(rows)` is followed by a second call, which has the name. */
const preparations = ['each', 'for', 'skipIf', 'runIf', 'extend'];

/** What names a test and never runs it. */
const intentions = ['skip', 'todo'];

export type SourceText = Readonly<{ file: string; text: string }>;

/** Functions that make a test of the name they are given first, as `file#function`. */
type Wrappers = ReadonlySet<string>;

/**
 * The names of the tests that files make by Vitest's `test` and `it`, by names given to either, and by functions of
 * these files that hand their first parameter on as the name.
 */
export function testNamesIn(files: readonly SourceText[]): TestName[] {
  const sources = files
    .filter(({ text }) => text.includes("'vitest'") || text.includes("from '."))
    .map(({ file, text }) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  const wrappers: Wrappers = new Set(sources.flatMap(wrappersIn));
  return sources.flatMap(source => {
    const makers = makersOf(source, wrappers);
    return makers.size === 0
      ? []
      : testCallsIn(source, makers).flatMap(({ call, around }) =>
          around !== null && handsOnName(call, around) ? [] : [nameOf(call, source)],
        );
  });
}

function wrappersIn(source: ts.SourceFile): string[] {
  return testCallsIn(source, makersOf(source, new Set())).flatMap(({ call, around }) =>
    around?.name !== undefined && handsOnName(call, around) ? [`${source.fileName}#${around.name.text}`] : [],
  );
}

type TestCall = Readonly<{ call: ts.CallExpression; around: ts.FunctionDeclaration | null }>;

function testCallsIn(source: ts.SourceFile, makers: ReadonlySet<string>): TestCall[] {
  const found: TestCall[] = [];
  const look = (node: ts.Node, around: ts.FunctionDeclaration | null): void => {
    if (ts.isCallExpression(node) && makers.has(rootOf(node.expression)) && isTest(node))
      found.push({ call: node, around });
    const inner = ts.isFunctionDeclaration(node) ? node : around;
    ts.forEachChild(node, child => look(child, inner));
  };
  look(source, null);
  return found;
}

/** True of `test(name, …)` and of a template that begins with `${name}`, where `name` is the first parameter. */
function handsOnName(call: ts.CallExpression, { parameters: [first] }: ts.FunctionDeclaration): boolean {
  const [argument] = call.arguments;
  const given =
    argument !== undefined && ts.isTemplateExpression(argument) && argument.head.text === ''
      ? argument.templateSpans[0]?.expression
      : argument;
  return (
    first !== undefined &&
    ts.isIdentifier(first.name) &&
    given !== undefined &&
    ts.isIdentifier(given) &&
    given.text === first.name.text
  );
}

function nameOf(call: ts.CallExpression, source: ts.SourceFile): TestName {
  const [argument] = call.arguments;
  const name =
    argument === undefined
      ? ''
      : ts.isStringLiteralLike(argument)
        ? argument.text
        : ts.isTemplateExpression(argument)
          ? argument.head.text
          : argument.getText(source);
  const line = source.getLineAndCharacterOfPosition((argument ?? call).getStart(source)).line + 1;
  const [begin = ''] = /^(\[[A-Z]{2}\d+\] )*/.exec(name) ?? [];
  const ids = [...begin.matchAll(/[A-Z]{2}\d+/g)].map(([id]) => id);
  return { name, ids, file: source.fileName, place: `${source.fileName}:${line}` };
}

/** `test` and `it` of Vitest and wrappers, under the names they have in the file, and constants made of them. */
function makersOf(source: ts.SourceFile, wrappers: Wrappers): Set<string> {
  const makers = new Set(
    [...wrappers]
      .map(each => each.split('#'))
      .flatMap(([file, name]) => (file === source.fileName ? [name!] : [])),
  );
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const from = node.moduleSpecifier.text;
      const file = posix.join(posix.dirname(source.fileName), from);
      const names = node.importClause?.namedBindings;
      for (const { name, propertyName } of names && ts.isNamedImports(names) ? names.elements : []) {
        const exported = (propertyName ?? name).text;
        const isMaker =
          from === 'vitest' ? ['test', 'it'].includes(exported) : wrappers.has(`${file}#${exported}`);
        if (isMaker) makers.add(name.text);
      }
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      if (makers.has(rootOf(node.initializer))) makers.add(node.name.text);
    ts.forEachChild(node, look);
  };
  look(source);
  return makers;
}

/** The name at the left end of `test.skipIf(slow).each(rows)`. */
function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return rootOf(node.expression);
  return ts.isTaggedTemplateExpression(node) ? rootOf(node.tag) : '';
}

function isTest({ expression }: ts.CallExpression): boolean {
  return (
    !ts.isPropertyAccessExpression(expression) ||
    ![...preparations, ...intentions].includes(expression.name.text)
  );
}
