// The service bundled as `npm start` has it, for tests that run it as a process of its own.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { isBuilt } from '../../scripts/built.mjs';
import { findProjectRoot } from '../../server/project-root.ts';

/**
 * For all tests of a file or group: what was built of just these sources, or a bundle of their own, gone after them.
 * Answers what names its folder, once they run.
 */
export function aBundle(name: string): () => string {
  const root = findProjectRoot();
  const built = path.join(root, 'build/server');
  const own = path.join(root, `build/${name}-under-test`);
  let folder = built;
  beforeAll(async () => {
    if (isBuilt()) return;
    folder = own;
    await build({
      root,
      configFile: path.join(root, 'vite.server.config.ts'),
      logLevel: 'silent',
      build: { outDir: own },
    });
  });
  afterAll(() => rmSync(own, { recursive: true, force: true }));
  return () => folder;
}
