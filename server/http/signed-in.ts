// The door behind sign-in: a bearer token in each request, no cookies, so no other page can act for a reader.
import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Session, Sessions } from '../session/sessions.ts';
import { Refusal } from './refusal.ts';

/** The session of a request whose token is good. */
export async function findSession(sessions: Sessions, { headers }: IncomingMessage): Promise<Session> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(headers.authorization ?? '')?.[1];
  const session = token === undefined ? null : await sessions.find(token);
  if (session === null) throw new Refusal(401, 'notSignedIn');
  return session;
}

/** Lets such a request pass, and keeps its session for `sessionOf`. */
export function signedIn(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    response.locals.session = await findSession(sessions, request);
    next();
  };
}

/** The session that `signedIn` found. */
export function sessionOf(response: Response): Session {
  const session = response.locals.session as Session | undefined;
  if (!session) throw new Error('expected a route behind signedIn, found no session');
  return session;
}

/** Generous, per account: several people share one, and each sheet asks again and again. */
export function accountLimit(requestsPerMinute: number): RequestHandler {
  if (requestsPerMinute === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => sessionOf(response).account.id,
    handler: (_request, _response, next) => next(new Refusal(429, 'tooManyRequests')),
  });
}
