import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder with package.json and seeds/, whether this code runs from its source or as one bundled file under
 * build/, and wherever the process was started.
 */
export function findProjectRoot(from: string = path.dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json')) && existsSync(path.join(folder, 'seeds')))
      return folder;
    if (folder === path.dirname(folder)) {
      throw new Error(`expected a folder with package.json and seeds/ above ${from}, found none`);
    }
  }
}
