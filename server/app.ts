import { randomUUID } from 'node:crypto';
import express, { Router, type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Deps } from './deps.ts';
import { apiHeaders } from './http/api-headers.ts';
import { answerError } from './http/answer-error.ts';
import { Refusal } from './http/refusal.ts';
import { securityHeaders } from './http/security-headers.ts';
import { accountLimit, signedIn } from './http/signed-in.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { historyRoutes } from './routes/history-routes.ts';
import { manifestRoutes } from './routes/manifest-routes.ts';
import { pageRoutes } from './routes/page-routes.ts';
import { plansRoutes } from './routes/plans-routes.ts';
import { pokesRoutes } from './routes/pokes-routes.ts';
import { pullRoutes } from './routes/pull-routes.ts';
import { pushRoutes } from './routes/push-routes.ts';
import { revisionsRoutes } from './routes/revisions-routes.ts';
import { rollupRoutes } from './routes/rollup-routes.ts';
import { rowsRoutes } from './routes/rows-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { workbookRoutes } from './routes/workbook-routes.ts';

/** The service as one Express application; it opens nothing and listens to nothing itself. */
export function createApp(deps: Deps): Express {
  const { config, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy);

  const isEncrypted = config.mode === 'serve';
  if (log.isLevelEnabled('debug')) app.use(requestLog(deps));
  app.use('/api', apiHeaders({ isEncrypted }), api(deps));
  app.use(securityHeaders({ frameAncestors: config.frameAncestors, isEncrypted }));
  app.use(healthRoutes(deps), manifestRoutes(deps));
  app.use(pageRoutes(deps));
  app.use(notFound);
  app.use(answerError(log));
  return app;
}

function api(deps: Deps): Router {
  const router = Router();
  router.use('/plans', signedIn(deps.sessions), accountLimit(deps.config.requestsPerMinute));
  for (const routes of [
    // What panes ask again and again stands first.
    pushRoutes,
    pullRoutes,
    rowsRoutes,
    pokesRoutes,
    plansRoutes,
    workbookRoutes,
    rollupRoutes,
    historyRoutes,
    revisionsRoutes,
    sessionRoutes,
  ]) {
    router.use(routes(deps));
  }
  router.use(notFound);
  return router;
}

/** Requests are detail; bodies and tokens are never logged. */
function requestLog({ log }: Deps): ReturnType<typeof pinoHttp> {
  return pinoHttp({
    logger: log,
    genReqId: () => randomUUID().slice(0, 8),
    customLogLevel: () => 'debug',
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: unknown; url: unknown }) => ({ id, method, url }),
      res: ({ statusCode }: { statusCode: unknown }) => ({ statusCode }),
    },
  });
}

const notFound: RequestHandler = () => {
  throw new Refusal(404, 'notFound');
};
