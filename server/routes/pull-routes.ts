import { Router } from 'express';
import { Cursor, type PullAnswer } from '../../plan/http.ts';
import { patchSince, type Position } from '../../plan/pull.ts';
import type { Row } from '../../plan/row.ts';
import type { Deps } from '../deps.ts';
import { positionOf, readCursor, writeCursor } from '../engine/cursor.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { visibleRows } from '../engine/visible-rows.ts';
import { viewThen } from '../history/view-then.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { isKnown, sendJson } from '../http/send-json.ts';
import { sessionOf } from '../http/signed-in.ts';
import { SheetQuery, stampSheet } from '../workbook/stamp-sheet.ts';

/** Without a cursor a client knows nothing and is told all. */
const PullQuery = SheetQuery.extend({ cursor: Cursor.optional() });

export function pullRoutes({ engine, store, fileKey }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/pull', async (request, response) => {
    const { account } = sessionOf(response);
    const { cursor: text, file } = parseRequest(PullQuery, request.query);
    const asked = text === undefined ? null : cursorOf(text);
    const live = await planOf(request, engine, asked?.version);
    // Before anything is taken from the plan in memory, which moves on while this waits.
    const then = asked && (await viewThen(live, store, account, asked));
    const position = positionOf(account, live);
    const cursor = writeCursor(position);
    if (isKnown(request, response, `${cursor}-${asked ? writeCursor(asked) : ''}`)) return;
    const rows = byId(visibleRows(account, live, candidates(live, position, asked)));
    const answer: PullAnswer = {
      version: position.version,
      revision: position.revision,
      cursor,
      ...patchSince({ rows, position }, asked, then),
      ...stampSheet(account, live, file, fileKey),
    };
    await sendJson(request, response, answer);
  });

  return router;
}

function cursorOf(text: string): Position {
  const position = readCursor(text);
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
