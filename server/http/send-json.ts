import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import express, { type Request, type Response } from 'express';

export const JSON_TYPE = 'application/json; charset=utf-8';
const compress = promisify(gzip);
/** Below this, compressing costs more than it saves. */
const WORTH_BYTES = 2048;

/** Sends an answer as JSON, compressed where it is large and the client can read that. */
export async function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  answer: unknown,
): Promise<void> {
  await sendJsonText(request, response, JSON.stringify(answer));
}

export async function sendJsonText(
  request: IncomingMessage,
  response: ServerResponse,
  body: string | Buffer,
): Promise<void> {
  response.setHeader('Content-Type', JSON_TYPE);
  varyOn(response, 'Accept-Encoding');
  if (body.length < WORTH_BYTES || !acceptsGzip(request)) {
    response.end(body);
    return;
  }
  sendPacked(response, await compress(body, { level: 3 }));
}

/** Sends JSON that was compressed already, to a client that can read that. */
export function sendPacked(response: ServerResponse, packed: Buffer): void {
  response.setHeader('Content-Type', JSON_TYPE);
  varyOn(response, 'Accept-Encoding');
  response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', packed.length);
  response.end(packed);
}

export function acceptsGzip(request: IncomingMessage): boolean {
  return express.request.acceptsEncodings.call(request, 'gzip') === 'gzip';
}

function varyOn(response: ServerResponse, header: string): void {
  const known = response.getHeader('Vary');
  if (known === undefined) response.setHeader('Vary', header);
  else if (!String(known).split(', ').includes(header))
    response.setHeader('Vary', `${String(known)}, ${header}`);
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
