import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { Router, type NextFunction, type Request, type Response } from 'express';
import type { Account } from '../../plan/account.ts';
import { conflictsFound } from '../../plan/file/file-conflict.ts';
import type { FileReading } from '../../plan/file/file-reading.ts';
import { StateQuery, type WorkbookAnswer } from '../../plan/http.ts';
import { buildSheet } from '../../plan/sheet/build-sheet.ts';
import type { SheetDocument } from '../../plan/sheet/sheet-document.ts';
import { UnitId, type Unit } from '../../plan/unit.ts';
import type { Deps } from '../deps.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { planAt, versionAsked, type PlanAt } from '../history/plan-at.ts';
import { plansAt } from '../history/plans-at.ts';
import { sha256 } from '../history/sha256.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { languageOf } from '../http/language-of.ts';
import { Refusal } from '../http/refusal.ts';
import { requireSecretariat } from '../http/require-secretariat.ts';
import { sendJson } from '../http/send-json.ts';
import { XLSX } from '../http/send-xlsx.ts';
import { sessionOf } from '../http/signed-in.ts';
import { statusOfUnreadable } from '../http/status-of-unreadable.ts';
import { createFileReader } from '../workbook/read/file-reader.ts';
import { fileBody } from '../workbook/receipt/file-body.ts';
import { Receipts } from '../workbook/receipt/receipts.ts';
import { receiveFile } from '../workbook/receipt/receive-file.ts';
import { readerOfFile, versionTold } from '../workbook/receipt/whose-file.ts';
import { signFile } from '../workbook/sign-file.ts';
import { storedZip, type ZipEntry } from '../workbook/stored-zip.ts';

/** Whose workbook: the asking unit's own where it is left out; for the secretariat then the whole plan. */
const WorkbookQuery = StateQuery.extend({ unit: UnitId.optional() });

export function workbookRoutes({ engine, store, clock, config, fileKey, stopping }: Deps): Router {
  const router = Router();
  const reader = createFileReader();
  stopping.addEventListener('abort', () => reader.close(), { once: true });
  const receipts = new Receipts(store, clock);
  const then = plansAt(store);

  router.get('/plans/:plan/workbook', async (request, response) => {
    const { unit, ...state } = parseRequest(WorkbookQuery, request.query);
    const live = await planOf(request, engine, state.version);
    const asked = readerOf(sessionOf(response).account, unit, live);
    const asOf = await planAt(live, store, await versionAsked(live, store, state));
    // ExcelJS takes a third of a second to load, so only those who ask for a file wait for it.
    const { writePlanWorkbook } = await import('../workbook/write-plan-workbook.ts');
    const { plan } = asOf.document;
    const file = await writePlanWorkbook(signedSheet(asOf, live.epoch, asked), {
      title: plan.title,
      createdAt: clock.now(),
    });
    sendFile(response, `${plan.id}${asked.unit === null ? '' : `_${asked.unit}`}`, file);
  });

  router.get('/plans/:plan/workbooks.zip', requireSecretariat, async (request, response) => {
    const live = await planOf(request, engine);
    const now = await planAt(live, store, live.state.version);
    const owners = unitsWithRows(now);
    const { plan } = now.document;
    const { writePlanWorkbook } = await import('../workbook/write-plan-workbook.ts');
    const properties = { title: plan.title, createdAt: clock.now() };
    const files = async function* (): AsyncGenerator<ZipEntry> {
      for (const { id, name } of owners) {
        // An archive that ends early must not look whole.
        if (stopping.aborted) throw new Refusal(503, 'readerBusy');
        const reader: Account = { id, name, unit: id, role: 'unit' };
        yield {
          name: `${plan.id}_${id}.xlsx`,
          bytes: await writePlanWorkbook(signedSheet(now, live.epoch, reader), properties),
        };
        // Between two files others are answered.
        await setImmediate();
      }
    };
    response.attachment(`${plan.id}.zip`).type('application/zip').set('X-File-Count', String(owners.length));
    await pipeline(storedZip(files()), response).catch((error: unknown) => {
      if (!isHungUp(error)) throw error;
    });
  });

  // 1. Who sends and for which plan, before anything of the file is read.
  router.post('/plans/:plan/workbook', known, fileBody(), async (request, response) => {
    const { account, person } = sessionOf(response);
    // 2. What the file says, read elsewhere within limits.
    const reading = await readFile(request.body);
    // 3. Merged with the plan, at the file's version at least where the store has come that far.
    const live = await planOf(request, engine, versionTold(reading, String(request.params.plan), fileKey));
    const merged = await receiveFile(reading, {
      live,
      author: { account, person },
      deps: { engine, store, clock, fileKey },
      then,
    });
    // 4. The receipt, made when somebody asks for it.
    const plan = live.document.plan.id;
    const received = await merged.answerIn('vi');
    const at = clock.now().toISOString();
    const { version, outcomes } = received;
    const found = { version, account: account.id, person, unit: account.unit, at };
    const id = await receipts.keep(
      {
        plan,
        sender: account,
        person,
        reader: readerOfFile(account, merged.origin, live.snapshot.units),
        at,
        received,
      },
      conflictsFound(outcomes, live.snapshot.rows, found, sha256),
    );
    const language = languageOf(request);
    const answer: WorkbookAnswer = {
      ...(language === 'vi' ? received : await merged.answerIn(language)),
      receipt: `/api/plans/${plan}/receipts/${id}`,
    };
    await sendJson(request, response, answer);
  });

  router.get('/plans/:plan/receipts/:receipt', async (request, response) => {
    const { account } = sessionOf(response);
    const { id } = (await planOf(request, engine)).document.plan;
    const receipt = await receipts.find(id, String(request.params.receipt));
    const isTheirs = account.role === 'secretariat' || receipt?.sender.id === account.id;
    if (receipt === null || !isTheirs) throw new Refusal(404, 'receiptGone');
    // Another instance may have read the file, and this one be behind it.
    const live = await planOf(request, engine, receipt.received.version);
    const now = await planAt(live, store, live.state.version);
    const { plan, tasks } = now.document;
    const { writeReceipt } = await import('../workbook/receipt/write-receipt.ts');
    const { reader: owner } = receipt;
    const titles = new Map(tasks.map(task => [task.no, task.title]));
    const file = await writeReceipt(
      signedSheet(now, live.epoch, owner),
      {
        receipt,
        plan,
        owner: owner.unit === null ? owner.name : (live.snapshot.units.get(owner.unit)?.name ?? owner.name),
        taskTitles: new Map(now.rows.map(row => [row.id, titles.get(row.task) ?? ''])),
      },
      { title: plan.title, createdAt: clock.now() },
    );
    sendFile(response, `${plan.id}${owner.unit === null ? '' : `_${owner.unit}`}_ket-qua`, file);
  });

  async function known(request: Request, _response: Response, next: NextFunction): Promise<void> {
    await planOf(request, engine);
    next();
  }

  async function readFile(body: unknown): Promise<FileReading> {
    const bytes = body instanceof Uint8Array ? body : new Uint8Array();
    const reading = reader.read(bytes);
    if (reading === null) throw new Refusal(503, 'readerBusy');
    const read = await reading;
    if (read.kind === 'read') return read.reading;
    throw new Refusal(statusOfUnreadable(read.reason), read.reason, { params: read.params });
  }

  /** The sheet of an account as it stands at a version, with the service's word for that. */
  function signedSheet({ document, rows, version }: PlanAt, epoch: string, account: Account): SheetDocument {
    const identity = { plan: document.plan.id, unit: account.unit, file: randomUUID(), version, epoch };
    return buildSheet({
      ...document,
      rows,
      account,
      version,
      epoch,
      file: identity.file,
      signature: signFile(identity, fileKey),
      today: config.fixedToday,
    });
  }

  return router;
}

function sendFile(response: Response, name: string, file: Buffer): void {
  response.attachment(`${name}.xlsx`).type(XLSX).send(file);
}

/** Those that a workbook can be made for, in the order of their names in the directory. */
function unitsWithRows({ document, rows }: PlanAt): Unit[] {
  const owners = new Set(rows.map(row => row.unit));
  return document.units.filter(({ id, canReport }) => canReport && owners.has(id));
}

/** Whoever asked has gone away. */
function isHungUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** As whom the workbook is made: it holds nothing that its unit may not read, whoever asks for it. */
function readerOf(account: Account, unit: string | undefined, live: LivePlan): Account {
  if (unit === undefined || unit === account.unit) return account;
  const owner = live.snapshot.units.get(unit);
  if (account.role !== 'secretariat') {
    throw new Refusal(403, 'notYours', { params: { owner: owner?.name ?? unit }, where: 'unit' });
  }
  if (!owner?.canReport) throw new Refusal(404, 'notFound', { where: 'unit' });
  return { id: owner.id, name: owner.name, unit: owner.id, role: 'unit' };
}
