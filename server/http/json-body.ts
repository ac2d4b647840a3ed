import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { Refusal } from './refusal.ts';

const PLAIN_TYPE = /^application\/json(;\s*charset=utf-8)?$/i;

/** Reads a JSON body up to a limit; another type of content is refused with 415, however it is read. */
export function jsonBody(limitBytes: number): RequestHandler {
  const read = express.json({ limit: limitBytes, type: 'application/json' });
  return (request, response, next) => {
    if (isPlain(request, limitBytes)) {
      readPlain(request).then(body => {
        request.body = body;
        next();
      }, next);
      return;
    }
    const type = request.headers['content-type'] ?? '';
    if (!request.is('application/json')) {
      next(new Refusal(415, 'unsupportedType', { params: { type: type.split(';')[0] || '?' } }));
      return;
    }
    read(request, response, next);
  };
}

/** What nearly every client sends: of a known length, not packed, in UTF-8. Everything else goes the long way. */
export function isPlain({ headers }: IncomingMessage, limitBytes: number): boolean {
  const length = Number(headers['content-length']);
  return (
    length > 0 &&
    length <= limitBytes &&
    headers['content-encoding'] === undefined &&
    PLAIN_TYPE.test(headers['content-type'] ?? '')
  );
}

/** The body of a request that `isPlain`. */
export function readPlain(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => reject(new Refusal(400, 'badJson')));
    request.on('end', () => {
      try {
        resolve(JSON.parse((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString()));
      } catch {
        reject(new Refusal(400, 'badJson'));
      }
    });
  });
}
