import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Where Office.js comes from, and what it loads and reports to: https://github.com/OfficeDev/office-js/issues/1005 */
const officeScripts = [
  'https://appsforoffice.microsoft.com',
  'https://ajax.aspnetcdn.com',
  'https://*.cdn.office.net',
  'https://*.public.onecdn.static.microsoft',
];
const officeConnections = [
  'https://appsforoffice.microsoft.com',
  'https://*.cdn.office.net',
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.events.data.microsoft.com',
  'https://browser.pipe.aria.microsoft.com',
];

/** The pane must open inside Excel's frames, so `frame-ancestors` is a setting and X-Frame-Options is never sent. */
export function securityHeaders({
  frameAncestors,
  isEncrypted,
}: Readonly<{ frameAncestors: readonly string[]; isEncrypted: boolean }>): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...officeScripts],
        // Fluent's styles are made in the page; Office.js writes inline ones too.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...officeConnections],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: [...frameAncestors],
      },
    },
    xFrameOptions: false,
    // Office opens dialogs whose page talks back to its opener, and fetches the icons from its own pages.
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: isEncrypted,
  });
}
