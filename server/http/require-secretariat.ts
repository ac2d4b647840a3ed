import type { RequestHandler } from 'express';
import { Refusal } from './refusal.ts';
import { sessionOf } from './signed-in.ts';

/** Lets only the secretariat pass. */
export const requireSecretariat: RequestHandler = (_request, response, next) => {
  if (sessionOf(response).account.role !== 'secretariat') throw new Refusal(403, 'secretariatOnly');
  next();
};
