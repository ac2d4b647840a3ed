// `npm start` is the trial, `npm run serve` production: installs and builds what is missing, then runs the service.
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './installed.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./built.mjs');
ensureBuilt();
await import(pathToFileURL(`${root}build/server/main.js`).href);
