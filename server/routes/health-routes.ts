import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { Refusal } from '../http/refusal.ts';

export function healthRoutes({ store, stopping }: Deps): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (stopping.aborted) throw new Refusal(503, 'storeUnavailable');
    await store.ping();
    response.json({ status: 'ready' });
  });
  return router;
}
