// The worker that keeps the web page: built into one file at the root, with the names of the files that the page is made of.
import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const WORKER = 'page-worker.js';
const PAGE = 'addin/index.html';
/** What stands for the files in the worker's source. */
const PLACE = '__PAGE_FILES__';

/** Fills in the files of the page; the worker's input is to be named `page-worker`. */
export function pageWorker(): Plugin {
  return {
    name: 'page-worker',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error(`expected ${WORKER} in the build, found none`);
      if (worker.imports.length > 0) throw new Error(`expected ${WORKER} to import nothing`);
      const assets = filesOfPage(bundle);
      const page = bundle[PAGE];
      const html = page?.type === 'asset' ? page.source : '';
      const version = createHash('sha256')
        .update(JSON.stringify(assets))
        .update(html)
        .digest('hex')
        .slice(0, 16);
      worker.code = worker.code.replaceAll(PLACE, JSON.stringify({ version, assets }));
    },
  };
}

/** Paths of the page's scripts, with all that they import now or later, and of its styles and fonts. */
function filesOfPage(bundle: Rolldown.OutputBundle): string[] {
  const entry = Object.values(bundle).find(
    output => output.type === 'chunk' && output.isEntry && output.name === 'page',
  );
  if (entry === undefined) throw new Error('expected the scripts of the page in the build, found none');
  const found = new Set<string>();
  const visit = (name: string): void => {
    const output = bundle[name];
    if (output === undefined || found.has(name)) return;
    found.add(name);
    if (output.type === 'chunk') {
      const { viteMetadata } = output;
      [...output.imports, ...output.dynamicImports].forEach(visit);
      [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])].forEach(visit);
      return;
    }
    if (!name.endsWith('.css')) return;
    for (const [, font] of String(output.source).matchAll(/url\(["']?\/?(assets\/[^)"']+)/g)) visit(font!);
  };
  visit(entry.fileName);
  // Whoever has workers reads the newer format of the fonts.
  return [...found]
    .filter(name => !name.endsWith('.woff'))
    .map(name => `/${name}`)
    .sort();
}
