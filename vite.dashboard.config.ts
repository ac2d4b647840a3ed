// The page of the roll-up, apart from the other pages: what it begins with is then a handful of files that hold
// nothing else. Parts that it has in common with pane and page would otherwise be cut into forty by who needs what,
// and each of them is a question that its first figure waits for.
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packedAssets } from './scripts/packed-assets.ts';
import { schemasChunk } from './scripts/schemas-chunk.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  plugins: [react(), packedAssets()],
  publicDir: false,
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: 'build/client',
    // Beside the other pages, which are built first.
    emptyOutDir: false,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    // A browser that does not know the hint fetches the same files by their imports.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { dashboard: 'addin/dashboard.html' },
      output: {
        // What is drawn at first hangs on one file.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }, schemasChunk] },
      },
    },
  },
});
