import { readFile } from 'node:fs/promises';
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { classicManifest } from '../http/classic-manifest.ts';

/** What the manifest in the source names, for work on the add-in itself. */
const TEMPLATE_URL = 'https://localhost:3000';

export function manifestRoutes({ places, config }: Deps): Router {
  const router = Router();
  const url = escapeXml(config.publicUrl ?? TEMPLATE_URL);
  const shapes = {
    '/manifest.xml': (manifest: string) => manifest,
    '/manifest-classic.xml': classicManifest,
  };
  for (const [path, shape] of Object.entries(shapes)) {
    router.get(path, async (_request, response) => {
      const template = await readFile(places.manifest, 'utf8');
      response
        .type('application/xml')
        .set('Cache-Control', 'no-cache')
        .send(shape(template).replaceAll(TEMPLATE_URL, () => url));
    });
  }
  return router;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
