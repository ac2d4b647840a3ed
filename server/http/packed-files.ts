import type { RequestHandler } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const NAME = /^\/[\w.-]+(\.js|\.css)$/;

/** Answers with the `.gz` that the build has put beside a file, to whoever can read it; anything else is for the next. */
export function packedFiles(folder: string, cacheControl: string): RequestHandler {
  const known = new Map<string, boolean>();
  return (request, response, next) => {
    const [, extension = ''] = NAME.exec(request.path) ?? [];
    const type = types[extension];
    if (type === undefined) return next();
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip') !== 'gzip') return next();
    const name = `${request.path.slice(1)}.gz`;
    const isThere = known.get(name) ?? existsSync(join(folder, name));
    // What is missing is not remembered: anybody may ask for any name.
    if (isThere) known.set(name, true);
    else return next();
    response.sendFile(
      name,
      {
        root: folder,
        cacheControl: false,
        headers: { 'Cache-Control': cacheControl, 'Content-Encoding': 'gzip', 'Content-Type': type },
      },
      error => {
        if (error) next(error);
      },
    );
  };
}
