import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import express, { Router, type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Deps } from './deps.ts';
import { apiHeaders } from './http/api-headers.ts';
import { answerErrors } from './http/answer-error.ts';
import { Refusal } from './http/refusal.ts';
import { securityHeaders } from './http/security-headers.ts';
import { accountLimit, signedIn } from './http/signed-in.ts';
import { straightTo } from './http/straight.ts';
import { fileConflictsRoutes } from './routes/file-conflicts-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { historyRoutes } from './routes/history-routes.ts';
import { manifestRoutes } from './routes/manifest-routes.ts';
import { pageRoutes } from './routes/page-routes.ts';
import { periodLogRoutes } from './routes/period-log-routes.ts';
import { periodsRoutes } from './routes/periods-routes.ts';
import { plansRoutes } from './routes/plans-routes.ts';
import { pokesRoutes } from './routes/pokes-routes.ts';
import { pullRoutes } from './routes/pull-routes.ts';
import { pushRoutes, straightPush } from './routes/push-routes.ts';
import { remindersRoutes } from './routes/reminders-routes.ts';
import { readRoutes } from './routes/read-routes.ts';
import { revisionsRoutes } from './routes/revisions-routes.ts';
import { rollupRoutes } from './routes/rollup-routes.ts';
import { rowsRoutes } from './routes/rows-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { workbookRoutes } from './routes/workbook-routes.ts';

/** The service as a function of request and response; it opens nothing and listens to nothing itself. */
export function createApp(deps: Deps): RequestListener {
  const { config, log, sessions } = deps;
  const isEncrypted = config.mode === 'serve';
  const headers = apiHeaders({ isEncrypted });
  const limit = accountLimit(config.requestsPerMinute);
  const others = createExpress(deps, { headers, limit });
  const listener = straightTo(straightPush(deps), { log, sessions, headers, limit }, others);
  return log.isLevelEnabled('debug') ? requestLog(deps, listener) : listener;
}

type Steps = Readonly<{ headers: RequestHandler; limit: RequestHandler }>;

function createExpress(deps: Deps, steps: Steps): Express {
  const { config, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustProxy);

  app.use('/api', steps.headers, api(deps, steps.limit));
  app.use(securityHeaders({ frameAncestors: config.frameAncestors, isEncrypted: config.mode === 'serve' }));
  app.use(healthRoutes(deps), manifestRoutes(deps));
  app.use(pageRoutes(deps));
  app.use(notFound);
  app.use(answerErrors(log));
  return app;
}

function api(deps: Deps, limit: RequestHandler): Router {
  const router = Router();
  router.use('/plans', signedIn(deps.sessions), limit);
  for (const routes of [
    // What panes ask again and again stands first.
    pushRoutes,
    pullRoutes,
    rowsRoutes,
    pokesRoutes,
    readRoutes,
    plansRoutes,
    workbookRoutes,
    fileConflictsRoutes,
    rollupRoutes,
    remindersRoutes,
    periodLogRoutes,
    periodsRoutes,
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
function requestLog({ log }: Deps, listener: RequestListener): RequestListener {
  const logged = pinoHttp({
    logger: log,
    genReqId: () => randomUUID().slice(0, 8),
    customLogLevel: () => 'debug',
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: unknown; url: unknown }) => ({ id, method, url }),
      res: ({ statusCode }: { statusCode: unknown }) => ({ statusCode }),
    },
  });
  return (request, response) => {
    logged(request, response);
    listener(request, response);
  };
}

const notFound: RequestHandler = () => {
  throw new Refusal(404, 'notFound');
};
