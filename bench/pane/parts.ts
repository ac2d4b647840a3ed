// What a page's scripts are made of, in packed kilobytes: each chunk's packed size, shared out by the code of its parts.
import { gzipSync } from 'node:zlib';
import type { BuiltPages } from './build-pages.ts';

const parts: readonly (readonly [name: string, belongs: RegExp])[] = [
  ['React', /node_modules\/(?:react|react-dom|scheduler)\//],
  ['Fluent icons', /node_modules\/@fluentui\/react-icons\//],
  [
    'Fluent and what it needs',
    /node_modules\/(?:@fluentui|@griffel|@floating-ui|tabster|keyborg|@swc|@emotion|rtl-css-js|stylis)/,
  ],
  ['zod', /node_modules\/zod\//],
  ['other packages', /node_modules\//],
  ['the domain (plan/)', /\/plan\//],
  ['Excel calls (addin/excel/)', /\/addin\/excel\//],
  ['texts', /\/addin\/text\//],
  ['session and client', /\/addin\/(?:session|client)\//],
  ['parts and pane', /./],
];

export const KB = 1000;

export type Shares = ReadonlyMap<string, number>;

/** Packed bytes by part, of the chunks whose files were fetched. */
export function packedShares({ output }: BuiltPages, wasFetched: (file: string) => boolean): Shares {
  const shares = new Map<string, number>();
  for (const chunk of output) {
    if (chunk.type !== 'chunk' || !wasFetched(chunk.fileName)) continue;
    const packed = gzipSync(chunk.code, { level: 9 }).length;
    const modules = Object.entries(chunk.modules).map(
      ([id, { renderedLength }]) => [id, renderedLength] as const,
    );
    const all = modules.reduce((sum, [, length]) => sum + length, 0) || 1;
    for (const [id, length] of modules) {
      const name = parts.find(([, belongs]) => belongs.test(id))?.[0] ?? 'parts and pane';
      shares.set(name, (shares.get(name) ?? 0) + (packed * length) / all);
    }
  }
  return shares;
}
