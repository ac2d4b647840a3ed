// Past Express: its router, and the prototypes it gives each request and response, cost more than all that a push needs.
// What is asked most goes straight to its answer, through the same functions that Express's steps are made of.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Session, Sessions } from '../session/sessions.ts';
import { answerError } from './answer-error.ts';
import { findSession } from './signed-in.ts';

export type StraightRoute = Readonly<{
  method: string;
  /** The whole address as clients write it, with one part to tell. Another spelling is Express's to read. */
  path: RegExp;
  isFor(request: IncomingMessage): boolean;
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    asked: Readonly<{ session: Session; part: string }>,
  ): Promise<void>;
}>;

type World = Readonly<{ log: Logger; sessions: Sessions; headers: RequestHandler; limit: RequestHandler }>;

/** Listens for these routes itself and leaves all else to `others`. */
export function straightTo(
  route: StraightRoute,
  { log, sessions, headers, limit }: World,
  others: RequestListener,
): RequestListener {
  return (request, response) => {
    const part = request.method === route.method ? route.path.exec(request.url ?? '')?.[1] : undefined;
    if (part === undefined || !route.isFor(request)) {
      others(request, response);
      return;
    }
    const answer = async (): Promise<void> => {
      await taken(headers, request, response);
      const session = await findSession(sessions, request);
      // What the limit asks of Express's response.
      Object.assign(response, { locals: { session }, append: response.appendHeader });
      await taken(limit, request, response);
      await route.answer(request, response, { session, part });
    };
    const cut = (): void => void request.socket.destroy();
    answer().catch((error: unknown) => answerError(log, error, { request, response, cut }));
  };
}

/** Takes a step of Express's that asks little more of request and response than node:http gives them. */
function taken(step: RequestHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    void step(request as Request, response as Response, (error?: unknown) =>
      error === undefined ? resolve() : reject(error as Error),
    );
  });
}
