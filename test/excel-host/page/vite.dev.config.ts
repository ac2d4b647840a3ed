import { createReadStream } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
export default defineConfig({
  root: '/work/main',
  cacheDir: '/tmp/ho/vite-cache',
  plugins: [react(), {
    name: 'dev-paths',
    configureServer(server) {
      server.middlewares.use((req, res, next) => {
        const [path, query] = (req.url ?? '').split('?');
        const to = path === '/excel' ? 'excel.html' : path === '/excel/pane.html' ? 'pane.html' : null;
        if (to !== null) { res.statusCode = 302; res.setHeader('location', `/test/excel-host/page/${to}${query ? '?' + query : ''}`); res.end(); return; }
        if (path?.startsWith('/office-js/')) {
          res.setHeader('content-type', 'text/javascript');
          createReadStream('/work/main/node_modules/@microsoft/office-js/dist/' + path.slice(11)).pipe(res);
          return;
        }
        next();
      });
    },
  }],
  define: { __VERSION__: JSON.stringify('dev') },
  server: { hmr: false, watch: null, proxy: { '/api': 'http://127.0.0.1:3100' } },
});
