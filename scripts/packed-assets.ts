// Scripts and styles are packed once, when they are built: a pane on a slow line waits for bytes, and the service has
// better things to do than to pack the same file again for everybody.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const PACKED = /\.(?:js|css)$/;

/** Writes a `.gz` beside each. */
export function packedAssets(): Plugin {
  return {
    name: 'packed-assets',
    writeBundle: ({ dir }) => {
      if (dir === undefined) return;
      const folder = join(dir, 'assets');
      const names = readdirSync(folder);
      // What an earlier build left beside is packed already: names carry a hash of what is in them.
      const isPacked = new Set(names);
      for (const name of names.filter(each => PACKED.test(each) && !isPacked.has(`${each}.gz`))) {
        writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }));
      }
    },
  };
}
