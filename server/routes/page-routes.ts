// The built pages. Their scripts and styles carry a hash of their content in their names; the pages do not.
import express, { Router, type RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { packedFiles } from '../http/packed-files.ts';

const CHECK_PAGE = 'kiem-tra-tep.html';
const YEAR_SECONDS = 365 * 24 * 3600;

export function pageRoutes({ places, config }: Deps): Router {
  const router = Router();
  const page = (file: string): RequestHandler => {
    return (_request, response, next) => {
      response.sendFile(
        file,
        { root: places.client, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } },
        error => {
          if (error) next(error);
        },
      );
    };
  };
  const files = (folder: string, cacheControl: string): RequestHandler =>
    express.static(folder, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: response => response.setHeader('Cache-Control', cacheControl),
    });

  router.get('/', page('addin/index.html'));
  router.get('/page-worker.js', page('page-worker.js'));
  router.get('/tong-hop', page('addin/dashboard.html'));
  // To be kept and opened from a disk; here it would have to run scripts that no other page of this address may.
  router.get(`/${CHECK_PAGE}`, (request, response, next) => {
    response.attachment(CHECK_PAGE);
    page(CHECK_PAGE)(request, response, next);
  });
  router.get('/taskpane.html', page('addin/taskpane.html'));
  const forGood = `public, max-age=${YEAR_SECONDS}, immutable`;
  router.use('/assets', packedFiles(`${places.client}/assets`, forGood));
  router.use('/assets', files(`${places.client}/assets`, forGood));
  router.use('/icons', files(places.icons, 'public, max-age=3600'));
  // There where the pages were built with OFFICE_JS=self.
  router.use('/office-js', files(`${places.client}/office-js`, 'public, max-age=3600'));
  if (config.mode === 'trial') {
    router.get('/excel', page('test/excel-host/page/excel.html'));
    router.get('/excel/pane.html', page('test/excel-host/page/pane.html'));
    router.use('/office-js', files(places.officeJs, 'public, max-age=3600'));
  }
  return router;
}
