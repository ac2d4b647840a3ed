import { Router, type Request } from 'express';
import { z } from 'zod';
import { Cursor, type PullAnswer } from '../../plan/http.ts';
import { patchSince, type Position } from '../../plan/pull.ts';
import type { Row } from '../../plan/row.ts';
import type { Deps } from '../deps.ts';
import { positionOf, readCursor, writeCursor } from '../engine/cursor.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { visibleRows } from '../engine/visible-rows.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { isKnown, sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';

/** Without a cursor a client knows nothing and is told all. */
const PullQuery = z.object({ cursor: Cursor.optional() });

export function pullRoutes({ engine }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/pull', async (request, response) => {
    const { account } = sessionOf(response);
    const asked = cursorOf(request);
    const live = await planOf(request, engine, asked?.version);
    const position = positionOf(account, live);
    const cursor = writeCursor(position);
    if (isKnown(request, response, `${cursor}-${asked ? writeCursor(asked) : ''}`)) return;
    const rows = byId(visibleRows(account, live, candidates(live, position, asked)));
    const answer: PullAnswer = {
      version: position.version,
      revision: position.revision,
      cursor,
      ...patchSince({ rows, position }, asked),
    };
    await sendJson(request, response, answer);
  });

  return router;
}

function cursorOf(request: Request): Position | null {
  const { cursor } = parseRequest(PullQuery, request.query);
  if (cursor === undefined) return null;
  const position = readCursor(cursor);
  if (position === null) throw new Refusal(400, 'cursorUnreadable', { where: 'cursor' });
  return position;
}

/** Where the client saw the same plan with the same eyes, only rows changed since can differ for it. */
function candidates(live: LivePlan, now: Position, asked: Position | null): Iterable<Row> {
  const sameView =
    asked?.epoch === now.epoch && asked.revision === now.revision && asked.access === now.access;
  return sameView ? live.rowsChangedSince(asked.version) : live.snapshot.rows.values();
}

function byId(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map(row => [row.id, row]));
}
