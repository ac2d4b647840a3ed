import express, { type RequestHandler } from 'express';
import { Refusal } from '../../http/refusal.ts';

/** Ten thousand rows with their base come to two; what is larger holds pictures. */
export const FILE_LIMIT_BYTES = 16 * 1024 * 1024;

/** Reads a file as it is, whatever type its sender names: programs name many, and its first bytes tell. */
export function fileBody(limitBytes = FILE_LIMIT_BYTES): RequestHandler {
  const read = express.raw({ type: () => true, limit: limitBytes, inflate: false });
  return (request, response, next) =>
    read(request, response, (error?: unknown) => next(isTooLarge(error) ? tooLarge(limitBytes) : error));
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large';
}

function tooLarge(limitBytes: number): Refusal {
  return new Refusal(413, 'fileTooLarge', {
    params: { limit: `${Math.round(limitBytes / 1024 / 1024)} MB` },
  });
}
