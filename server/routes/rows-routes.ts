import { Router } from 'express';
import { StateQuery, type RowsAnswer } from '../../plan/http.ts';
import { leadsOf, mayRead } from '../../plan/permission.ts';
import type { Deps } from '../deps.ts';
import { positionOf, writeCursor } from '../engine/cursor.ts';
import { visibleRows } from '../engine/visible-rows.ts';
import { planAt, versionAsked } from '../history/plan-at.ts';
import { parseRequest } from '../http/parse-request.ts';
import { PackedRows } from '../http/packed-rows.ts';
import { planOf } from '../http/plan-of.ts';
import { isKnown, sendJson } from '../http/send-json.ts';
import { sendRows } from '../http/send-rows.ts';
import { sessionOf } from '../http/signed-in.ts';
import { SheetQuery, stampSheet } from '../workbook/stamp-sheet.ts';

const RowsQuery = SheetQuery.extend(StateQuery.shape);

export function rowsRoutes({ engine, store, fileKey }: Deps): Router {
  const router = Router();
  const packed = new PackedRows();

  router.get('/plans/:plan/rows', async (request, response) => {
    const { account } = sessionOf(response);
    const { file, ...state } = parseRequest(RowsQuery, request.query);
    const live = await planOf(request, engine, state.version);
    const asked = await versionAsked(live, store, state);
    if (asked !== live.state.version) {
      const past = await planAt(live, store, asked);
      const at = writeCursor({ ...positionOf(account, live), version: asked, revision: past.revision });
      if (isKnown(request, response, at)) return;
      const leads = leadsOf(past.rows);
      const rows = past.rows.filter(row => mayRead(account, row, leads));
      await sendJson(request, response, { version: asked, cursor: at, rows } satisfies RowsAnswer);
      return;
    }
    const position = positionOf(account, live);
    const cursor = writeCursor(position);
    // The cursor names plan state and what the account may see, which is all that the answer depends on.
    if (isKnown(request, response, cursor)) return;
    const { version } = live.state;
    await sendRows(request, response, {
      rest: { version, cursor, ...stampSheet(account, live, file, fileKey) },
      rows: () => visibleRows(account, live),
      packed,
      view: `${live.document.plan.id} ${position.access}`,
    });
  });

  return router;
}
