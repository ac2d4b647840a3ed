// The pages: task pane, web page and, for the trial, the Excel test page.
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { officeJs, officeJsSource } from './scripts/office-js.ts';
import { packedAssets } from './scripts/packed-assets.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  plugins: [react(), officeJs(officeJsSource(process.env.OFFICE_JS)), packedAssets()],
  publicDir: false,
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: 'build/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: {
        taskpane: 'addin/taskpane.html',
        page: 'addin/index.html',
        dashboard: 'addin/dashboard.html',
        excel: 'test/excel-host/page/excel.html',
        'excel-pane': 'test/excel-host/page/pane.html',
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/office-js': 'http://127.0.0.1:3000' } },
});
