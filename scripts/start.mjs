// `npm start` is the trial, `npm run serve` production, `npm run account` the list of accounts: each installs and
// builds what is missing, then runs.
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './installed.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./built.mjs');
ensureBuilt();
const program = process.argv[2] === 'account' ? 'account' : 'main';
if (program === 'account') process.argv.splice(2, 1);
await import(pathToFileURL(`${root}build/server/${program}.js`).href);
