// Before the tests of a run: the service built of just these sources, for those that start it as a process and for the
// threads of those that run it within their own.
import { ensureServiceBuilt } from '../scripts/built.mjs';

export function setup(): void {
  process.env['BUILT_SERVICE'] = ensureServiceBuilt();
}
