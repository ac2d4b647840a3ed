// A page whose script asks its questions first gets its code by an import; the page names that code, so that the
// browser fetches it meanwhile and not after.
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** `page` names the HTML file, `code` the module that its script imports. */
export function preloadedCode({ page, code }: Readonly<{ page: string; code: string }>): Plugin {
  return {
    name: 'preloaded-code',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle }) => {
        if (!path.endsWith(page) || bundle === undefined) return [];
        const chunks = Object.values(bundle).filter(output => output.type === 'chunk');
        const first = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(code));
        if (first === undefined) throw new Error(`expected a chunk of ${code}, found none`);
        const unnamed = [...withImports(first, chunks)].filter(({ fileName }) => !html.includes(fileName));
        return unnamed.map(({ fileName }): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head',
        }));
      },
    },
  };
}

function withImports(
  chunk: Rolldown.OutputChunk,
  all: readonly Rolldown.OutputChunk[],
  found = new Set<Rolldown.OutputChunk>(),
): ReadonlySet<Rolldown.OutputChunk> {
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const name of chunk.imports) {
    const next = all.find(({ fileName }) => fileName === name);
    if (next !== undefined) withImports(next, all, found);
  }
  return found;
}
