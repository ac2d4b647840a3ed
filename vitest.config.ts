import { defineConfig } from 'vitest/config';

/** What needs a real LibreOffice; one at a time, since each is as heavy as a browser. */
const throughLibreOffice = ['test/office-suite/**/*.test.ts', 'test/**/*libre-office*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/crash/**', ...throughLibreOffice],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          // A page is another program on a machine that may be busy: what fails once is tried a second time.
          retry: 1,
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'office-suite',
          include: throughLibreOffice,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          fileParallelism: false,
          // After the others: its moments are finer when nothing else keeps the machine busy.
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
