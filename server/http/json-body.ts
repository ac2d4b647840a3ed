import express, { type RequestHandler } from 'express';
import { Refusal } from './refusal.ts';

/** Reads a JSON body up to a limit; another type of content is refused with 415, however it is read. */
export function jsonBody(limitBytes: number): RequestHandler {
  const read = express.json({ limit: limitBytes, type: 'application/json' });
  return (request, response, next) => {
    const type = request.headers['content-type'] ?? '';
    if (!request.is('application/json')) {
      next(new Refusal(415, 'unsupportedType', { params: { type: type.split(';')[0] || '?' } }));
      return;
    }
    read(request, response, next);
  };
}
