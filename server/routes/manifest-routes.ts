import { readFile } from 'node:fs/promises';
import { Router } from 'express';
import type { Deps } from '../deps.ts';

/** What the manifest in the source names, for work on the add-in itself. */
const TEMPLATE_URL = 'https://localhost:3000';

export function manifestRoutes({ places, config }: Deps): Router {
  const router = Router();
  router.get('/manifest.xml', async (_request, response) => {
    const template = await readFile(places.manifest, 'utf8');
    const url = escapeXml(config.publicUrl ?? TEMPLATE_URL);
    response
      .type('application/xml')
      .set('Cache-Control', 'no-cache')
      .send(template.replaceAll(TEMPLATE_URL, () => url));
  });
  return router;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
