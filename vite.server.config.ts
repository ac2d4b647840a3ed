// The service as a few files, with the packages that every start needs: loading packages one by one takes a third more.
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  ssr: {
    noExternal: true,
    // One has binaries beside it; the others are needed by few requests, and few starts have one.
    external: ['@photostructure/sqlite', 'docx', 'exceljs', 'nodemailer'],
  },
  build: {
    ssr: true,
    outDir: 'build/server',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        account: 'server/account.ts',
        verify: 'server/verify.ts',
        backup: 'server/backup.ts',
        restore: 'server/restore.ts',
        'check-file': 'server/check-file.ts',
        'commit-worker': 'server/store/sqlite/commit-worker.ts',
        'workbook-reader': 'server/workbook/read/workbook-reader.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
