import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import type { Account } from '../../plan/account.ts';
import { buildSheet } from '../../plan/sheet/build-sheet.ts';
import { UnitId } from '../../plan/unit.ts';
import type { Deps } from '../deps.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { XLSX } from '../http/send-xlsx.ts';
import { sessionOf } from '../http/signed-in.ts';
import { signFile } from '../workbook/sign-file.ts';

/** Whose workbook: the asking unit's own where it is left out; for the secretariat then the whole plan. */
const WorkbookQuery = z.object({ unit: UnitId.optional() });

export function workbookRoutes({ engine, clock, config, fileKey }: Deps): Router {
  const router = Router();

  router.get('/plans/:plan/workbook', async (request, response) => {
    const { unit } = parseRequest(WorkbookQuery, request.query);
    const live = await planOf(request, engine);
    const reader = readerOf(sessionOf(response).account, unit, live);
    const { plan, tasks, units } = live.document;
    const { version, epoch } = live.state;
    const identity = { plan: plan.id, unit: reader.unit, file: randomUUID(), version, epoch };
    const document = buildSheet({
      plan,
      tasks,
      units,
      rows: live.snapshot.rows.values(),
      account: reader,
      version,
      epoch,
      file: identity.file,
      signature: signFile(identity, fileKey),
      today: config.fixedToday,
    });
    // ExcelJS takes a third of a second to load, so only those who ask for a file wait for it.
    const { writePlanWorkbook } = await import('../workbook/write-plan-workbook.ts');
    const file = await writePlanWorkbook(document, { title: plan.title, createdAt: clock.now() });
    response
      .attachment(`${plan.id}${reader.unit === null ? '' : `_${reader.unit}`}.xlsx`)
      .type(XLSX)
      .send(file);
  });

  return router;
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
