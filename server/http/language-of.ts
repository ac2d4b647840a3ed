import type { Request } from 'express';
import type { Language } from '../../plan/reasons/reason.ts';

/** The language of an answer's sentences: Vietnamese, unless the request prefers English. */
export function languageOf(request: Request): Language {
  if (request.headers['accept-language'] === undefined) return 'vi';
  return request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi';
}
