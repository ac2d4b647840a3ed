// The check of a file as a single page: everything in one HTML file, which works from a disk without a network.
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** Puts script and style into the page; a browser refuses modules beside a page that was opened from a disk. */
function inOneFile(): Plugin {
  return {
    name: 'in-one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.html'));
      if (page?.type !== 'asset') throw new Error('expected a page in the bundle');
      let html = String(page.source);
      for (const [key, part] of Object.entries(bundle)) {
        if (part === page) continue;
        const text = part.type === 'chunk' ? part.code : String(part.source);
        const tag =
          part.type === 'chunk'
            ? `<script type="module">${text.replaceAll('</script', '<\\/script')}</script>`
            : `<style>${text}</style>`;
        const link = new RegExp(
          `\\s*<(?:script|link)[^>]*${part.fileName.replaceAll('.', '\\.')}"[^>]*>(?:</script>)?`,
        );
        html = html
          .replace(link, '')
          .replace(part.type === 'chunk' ? '</body>' : '</head>', end => tag + end);
        Reflect.deleteProperty(bundle, key);
      }
      page.source = html;
      page.fileName = 'kiem-tra-tep.html';
    },
  };
}

export default defineConfig({
  root: 'server/check-page',
  publicDir: false,
  plugins: [inOneFile()],
  resolve: {
    alias: [
      {
        find: './inflate.ts',
        replacement: fileURLToPath(new URL('./server/check-page/inflate.ts', import.meta.url)),
      },
    ],
  },
  build: {
    outDir: '../../build/client',
    // Beside the other pages, which are built first.
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 1_000_000,
    cssCodeSplit: false,
  },
});
