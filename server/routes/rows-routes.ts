import { Router } from 'express';
import type { RowsAnswer } from '../../plan/http.ts';
import type { Deps } from '../deps.ts';
import { positionOf, writeCursor } from '../engine/cursor.ts';
import { visibleRows } from '../engine/visible-rows.ts';
import { planOf } from '../http/plan-of.ts';
import { isKnown, sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';

export function rowsRoutes({ engine }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/rows', async (request, response) => {
    const { account } = sessionOf(response);
    const live = await planOf(request, engine);
    const cursor = writeCursor(positionOf(account, live));
    // The cursor names plan state and what the account may see, which is all that the answer depends on.
    if (isKnown(request, response, cursor)) return;
    const { version } = live.state;
    await sendJson(request, response, {
      version,
      cursor,
      rows: visibleRows(account, live),
    } satisfies RowsAnswer);
  });

  return router;
}
