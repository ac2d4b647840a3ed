import type { Request, Response } from 'express';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';

const JSON_TYPE = 'application/json; charset=utf-8';
const compress = promisify(gzip);
/** Below this, compressing costs more than it saves. */
const WORTH_BYTES = 2048;

/** Sends an answer as JSON, compressed where it is large and the client can read that. */
export async function sendJson(request: Request, response: Response, answer: unknown): Promise<void> {
  await sendJsonText(request, response, JSON.stringify(answer));
}

export async function sendJsonText(
  request: Request,
  response: Response,
  body: string | Buffer,
): Promise<void> {
  response.setHeader('Content-Type', JSON_TYPE);
  response.vary('Accept-Encoding');
  if (body.length < WORTH_BYTES || request.acceptsEncodings('gzip') !== 'gzip') {
    response.end(body);
    return;
  }
  sendPacked(response, [await compress(body, { level: 3 })]);
}

/** Sends JSON that was compressed already, to a client that can read that. */
export function sendPacked(response: Response, packed: readonly Buffer[]): void {
  response.setHeader('Content-Type', JSON_TYPE);
  response.vary('Accept-Encoding');
  response.setHeader('Content-Encoding', 'gzip');
  response.setHeader(
    'Content-Length',
    packed.reduce((sum, part) => sum + part.length, 0),
  );
  // Held back until all is there, so that it goes out in one call and nothing is copied together first.
  response.cork();
  for (const part of packed) response.write(part);
  response.end();
}

/** True where the client already holds this state; then 304 is sent and nothing is left to do. */
export function isKnown(request: Request, response: Response, tag: string): boolean {
  const etag = `W/"${tag}"`;
  response.set('ETag', etag).set('Cache-Control', 'private, no-cache').vary('Authorization');
  // Not `request.fresh`: `fetch` adds "Cache-Control: no-cache" to a request that names a tag, which that takes for a reload.
  const known = request.headers['if-none-match']?.split(',').map(each => each.trim());
  if (!known?.includes(etag)) return false;
  response.status(304).end();
  return true;
}
