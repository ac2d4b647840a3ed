import type { IncomingMessage } from 'node:http';
import express from 'express';
import type { Language } from '../../plan/reasons/reason.ts';

/** The language of an answer's sentences: Vietnamese, unless the request prefers English. */
export function languageOf(request: IncomingMessage): Language {
  if (request.headers['accept-language'] === undefined) return 'vi';
  return express.request.acceptsLanguages.call(request, 'vi', 'en') === 'en' ? 'en' : 'vi';
}
