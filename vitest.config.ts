import { defineConfig } from 'vitest/config';
import { BySurroundings } from './test/by-surroundings.ts';

/** What needs a real LibreOffice. */
const throughLibreOffice = ['test/office-suite/**/*.test.ts', 'test/**/*libre-office*.test.ts'];

/** Files of a project share what they import (`isolate`), which takes long to load; none of them changes it. */
export default defineConfig({
  test: {
    globalSetup: 'test/build-service.ts',
    sequence: { sequencer: BySurroundings },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/crash/**', ...throughLibreOffice],
          maxWorkers: 2,
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          maxWorkers: 2,
          // After the others, since a page is a program of its own beside the test.
          sequence: { groupOrder: 1 },
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'office-suite',
          include: throughLibreOffice,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          // They wait for disks and starts more than they compute.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
