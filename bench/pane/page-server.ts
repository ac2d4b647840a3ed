// Built pages as the service hands them out, packed, and what stands under /api from a service where there is one.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

export type PageServer = Readonly<{ url: string; close: () => void }>;

/** `api`: the port of the service behind it. */
export async function servePages(folder: string, api?: number): Promise<PageServer> {
  const packed = new Map<string, Buffer>();
  const send = (path: string, response: ServerResponse): void => {
    const file = join(folder, path);
    if (path.includes('..') || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const extension = extname(file);
    const isFont = extension === '.woff2';
    const body =
      packed.get(path) ?? (isFont ? readFileSync(file) : gzipSync(readFileSync(file), { level: 9 }));
    packed.set(path, body);
    response
      .writeHead(200, {
        'Content-Type': types[extension] ?? 'application/octet-stream',
        'Cache-Control': 'no-store',
        ...(!isFont && { 'Content-Encoding': 'gzip' }),
      })
      .end(body);
  };
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith('/api')) return send(decodeURIComponent(url.split('?')[0] ?? ''), response);
    if (api === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { headers, method } = request;
    const passed = ask(
      { port: api, path: url, method, headers: { ...headers, 'x-forwarded-proto': 'https' } },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on('error', () => response.destroy());
    request.pipe(passed);
    response.on('close', () => passed.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
