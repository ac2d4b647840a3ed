/** The folder of the service as `npm start` builds it, for tests that run it as a process of its own. */
export const builtService = process.env['BUILT_SERVICE']!;
