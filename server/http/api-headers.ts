import type { RequestHandler } from 'express';

/**
 * The headers of answers that are data: nothing in them is to be run, framed, guessed at or kept by whoever passes them
 * on. Set here and not through helmet, whose fifteen steps cost as much as all else that an answer needs.
 */
export function apiHeaders({ isEncrypted }: Readonly<{ isEncrypted: boolean }>): RequestHandler {
  const headers: readonly (readonly [string, string])[] = [
    ['Cache-Control', 'no-store'],
    ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Referrer-Policy', 'no-referrer'],
    ['X-Content-Type-Options', 'nosniff'],
    ...(isEncrypted ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as const] : []),
  ];
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}
