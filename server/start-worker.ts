// The programs that run on threads of their own. Built, each is a file beside this one.
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

const sources = {
  'commit-worker': './store/sqlite/commit-worker.ts',
  'workbook-reader': './workbook/read/workbook-reader.ts',
} as const;

/**
 * Starts one. Where the service runs from its sources, `BUILT_SERVICE` may name the folder of a build of them; without
 * it the program needs the loader that runs the rest, which takes six times as long to start.
 */
export function startWorker(program: keyof typeof sources, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL(`./${program}.js`, import.meta.url), options);
  const built = process.env['BUILT_SERVICE'];
  if (built) return new Worker(pathToFileURL(`${built}/${program}.js`), options);
  const source = new URL(sources[program], import.meta.url).href;
  const script = `import('tsx/esm/api').then(tsx => { tsx.register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(script, { ...options, eval: true, execArgv: [] });
}
