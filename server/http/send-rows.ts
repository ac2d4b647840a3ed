import type { Request, Response } from 'express';
import type { RowsAnswer } from '../../plan/http.ts';
import type { Row } from '../../plan/row.ts';
import type { PackedRows } from './packed-rows.ts';
import { acceptsGzip, sendJson, sendPacked } from './send-json.ts';

type Sending = Readonly<{
  /** The answer but for its rows. */
  rest: Omit<RowsAnswer, 'rows'>;
  rows(): Row[];
  packed: PackedRows;
  /** The plan, and who sees it. */
  view: string;
}>;

/** Sends the rows of a view, whose cursor names all that they depend on, with what is kept of them from answers before. */
export async function sendRows(request: Request, response: Response, sending: Sending): Promise<void> {
  const { rest, rows, packed, view } = sending;
  if (!acceptsGzip(request)) {
    await sendJson(request, response, { ...rest, rows: rows() } satisfies RowsAnswer);
    return;
  }
  const head = `${JSON.stringify(rest).slice(0, -1)},"rows":[`;
  sendPacked(response, await packed.file({ view, state: rest.cursor, rows, head, tail: ']}' }));
}
