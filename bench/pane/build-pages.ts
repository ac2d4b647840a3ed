// The pane's page and the bench's own, built by the same Vite with the same settings into a folder of the bench.
import react from '@vitejs/plugin-react';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type BuiltPages = Readonly<{
  folder: string;
  output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[];
}>;

export async function buildPages(name: string, input: Readonly<Record<string, string>>): Promise<BuiltPages> {
  const folder = join(root, 'build', 'bench-pages', name);
  mkdirSync(folder, { recursive: true });
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    publicDir: false,
    define: { __VERSION__: JSON.stringify('bench') },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: { ...input } },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return { folder, output };
}
