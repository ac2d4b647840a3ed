import type { Request, Response } from 'express';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';

const compress = promisify(gzip);
/** Below this, compressing costs more than it saves. */
const WORTH_BYTES = 2048;

/** Sends an answer as JSON, compressed where it is large and the client can read that. */
export async function sendJson(request: Request, response: Response, answer: unknown): Promise<void> {
  await sendJsonText(request, response, Buffer.from(JSON.stringify(answer)));
}

export async function sendJsonText(request: Request, response: Response, body: Buffer): Promise<void> {
  response.type('application/json').vary('Accept-Encoding');
  if (body.length < WORTH_BYTES || request.acceptsEncodings('gzip') !== 'gzip') {
    response.end(body);
    return;
  }
  const packed = await compress(body, { level: 3 });
  response.set('Content-Encoding', 'gzip').set('Content-Length', String(packed.length)).end(packed);
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
