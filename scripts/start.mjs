// `npm start` is the trial, `npm run serve` production; account, verify, backup and restore are commands on the data,
// check-file is one on a file.
// Each installs and builds what is missing, then runs.
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './installed.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./built.mjs');
ensureBuilt();
const commands = ['account', 'verify', 'backup', 'restore', 'check-file'];
const program = commands.find(command => command === process.argv[2]) ?? 'main';
if (program !== 'main') process.argv.splice(2, 1);
await import(pathToFileURL(`${root}build/server/${program}.js`).href);
