// The pages: task pane, web page and, for the trial, the Excel test page. The page of the roll-up has a build of its own.
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { officeJs, officeJsSource } from './scripts/office-js.ts';
import { pageWorker } from './scripts/page-worker.ts';
import { packedAssets } from './scripts/packed-assets.ts';
import { schemasChunk } from './scripts/schemas-chunk.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  plugins: [react(), officeJs(officeJsSource(process.env.OFFICE_JS)), pageWorker(), packedAssets()],
  publicDir: false,
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: 'build/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // A worker watches over the addresses below its own.
      output: {
        codeSplitting: { groups: [schemasChunk] },
        entryFileNames: ({ name }) => (name === 'page-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
      input: {
        taskpane: 'addin/taskpane.html',
        page: 'addin/index.html',
        'page-worker': 'addin/page/worker/page-worker.ts',
        excel: 'test/excel-host/page/excel.html',
        'excel-pane': 'test/excel-host/page/pane.html',
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/office-js': 'http://127.0.0.1:3000' } },
});
