// The one error handler: every refusal and every failure leaves the service here, in the language asked for.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { ErrorAnswer } from '../../plan/http.ts';
import { sentence } from '../../plan/reasons/reason.ts';
import { StoreUnavailable } from '../store/store.ts';
import { languageOf } from './language-of.ts';
import { Refusal } from './refusal.ts';
import { JSON_TYPE } from './send-json.ts';

/** As the last step of Express's, which cuts the connection where it is told of an error then. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) =>
    answerError(log, error, { request, response, cut: () => next(error) });
}

type Failed = Readonly<{ request: IncomingMessage; response: ServerResponse; cut(): void }>;

export function answerError(log: Logger, error: unknown, { request, response, cut }: Failed): void {
  const refusal = asRefusal(error);
  const requestId = requestIdOf(request);
  if (refusal === null) log.error({ err: error, requestId }, 'a request failed');
  else if (refusal.status === 503) log.error({ err: error, requestId }, 'the store is unavailable');
  if (response.headersSent) {
    // Too late for an answer: the connection is cut, so that half an answer is not taken for a whole one.
    cut();
    return;
  }
  if (refusal?.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (refusal?.status === 503) response.setHeader('Retry-After', '5');
  response.removeHeader('ETag');
  response.setHeader('Content-Type', JSON_TYPE);
  response.statusCode = refusal?.status ?? 500;
  response.end(JSON.stringify(refusal === null ? failure(request, requestId) : told(request, refusal)));
}

/** The id that the log of requests gave it; where that is off, one that tells this failure in the log. */
function requestIdOf(request: IncomingMessage): string {
  return 'id' in request ? String(request.id) : randomUUID().slice(0, 8);
}

function told(request: IncomingMessage, { reason, params, where, issues }: Refusal): ErrorAnswer {
  const message = sentence(reason, params, languageOf(request));
  return {
    reason,
    message,
    ...(where === undefined ? {} : { where }),
    ...(issues ? { issues: [...issues] } : {}),
  };
}

function failure(request: IncomingMessage, requestId: string): ErrorAnswer {
  return { reason: 'internal', message: sentence('internal', { requestId }, languageOf(request)) };
}

/** The refusal that an error stands for; null where nobody foresaw it. */
function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) return new Refusal(503, 'storeUnavailable');
  return bodyRefusal(error);
}

/** body-parser and Express's router mark their errors with a type or a status: https://github.com/expressjs/body-parser#errors */
function bodyRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const type = 'type' in error ? String(error.type) : '';
  const status = 'status' in error ? Number(error.status) : 0;
  switch (type) {
    case 'entity.too.large':
      return new Refusal(413, 'tooLarge', {
        params: { limit: megabytes('limit' in error ? Number(error.limit) : 0) },
      });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new Refusal(415, 'unsupportedType', { params: { type: error.message } });
    case 'entity.parse.failed':
    case 'entity.verify.failed':
    case 'request.size.invalid':
    case 'request.aborted':
    case 'encoding.invalid':
      return new Refusal(400, 'badJson');
    default:
      return status >= 400 && status < 500
        ? new Refusal(400, 'badRequest', { params: { where: 'url' }, where: 'url' })
        : null;
  }
}

function megabytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.round(bytes / 1024)} KB`;
}
