import { Router } from 'express';
import { ReadLinesRequest, ReadPlanQuery, type ReadPlanAnswer } from '../../plan/http.ts';
import type { PlanReading } from '../../plan/read/read-plan.ts';
import { sentence, severityOf } from '../../plan/reasons/reason.ts';
import type { Deps } from '../deps.ts';
import type { DocumentJob } from '../document/read-document-file.ts';
import { jsonBody } from '../http/json-body.ts';
import { languageOf } from '../http/language-of.ts';
import { parseRequest } from '../http/parse-request.ts';
import { Refusal } from '../http/refusal.ts';
import { sendJson } from '../http/send-json.ts';
import { createFileReader } from '../workbook/read/file-reader.ts';
import { fileBody } from '../workbook/receipt/file-body.ts';
import { statusOfUnreadable } from '../http/status-of-unreadable.ts';

const LINES_LIMIT = 8 * 1024 * 1024;

/** Reads a document and stores nothing. The directory is the service's own. */
export function readRoutes({ clock, directory, stopping }: Deps): Router {
  const router = Router();
  const reader = createFileReader();
  stopping.addEventListener('abort', () => reader.close(), { once: true });

  const read = async (document: DocumentJob['document'], accept: readonly number[]): Promise<PlanReading> => {
    const units = [...(await directory())];
    const reading = reader.readDocument({
      document,
      directory: { asOf: clock.today(), province: '', units },
      accept,
    });
    if (reading === null) throw new Refusal(503, 'readerBusy');
    const found = await reading;
    if (found.kind === 'document') return found.reading;
    throw new Refusal(statusOfUnreadable(found.reason), found.reason, { params: found.params });
  };

  // Cells of a sheet come as JSON, a file as it is.
  router.post('/plans/read', (request, response, next) => {
    const body = request.is('application/json') ? jsonBody(LINES_LIMIT) : fileBody();
    body(request, response, next);
  });

  router.post('/plans/read', async (request, response) => {
    const { accept } = parseRequest(ReadPlanQuery, request.query);
    const { body }: { body: unknown } = request;
    const document = request.is('application/json')
      ? ({ kind: 'lines', ...parseRequest(ReadLinesRequest, body) } as const)
      : ({ kind: 'bytes', bytes: body instanceof Uint8Array ? body : new Uint8Array() } as const);
    const reading = await read(document, accept);
    const language = languageOf(request);
    const { plan, tasks, issues } = reading;
    await sendJson(request, response, {
      plan: { ...plan, tasks: [...tasks] },
      issues: issues.map(issue => ({
        reason: issue.reason,
        severity: severityOf(issue.reason),
        message: sentence(issue.reason, issue.params, language),
        tasks: issue.place.tasks,
        lines: issue.place.lines,
        isOffer: issue.edits.length > 0,
        ...(issue.suggestion !== undefined && { suggestion: issue.suggestion }),
      })),
    } satisfies ReadPlanAnswer);
  });

  return router;
}
