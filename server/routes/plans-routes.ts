import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import {
  CreatePlanRequest,
  StateQuery,
  type CreatePlanAnswer,
  type PlanAnswer,
  type PlansAnswer,
} from '../../plan/http.ts';
import { emptyRows } from '../../plan/row.ts';
import type { Deps } from '../deps.ts';
import { documentAt, versionAsked } from '../history/plan-at.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseRequest } from '../http/parse-request.ts';
import { planOf } from '../http/plan-of.ts';
import { Refusal } from '../http/refusal.ts';
import { requireSecretariat } from '../http/require-secretariat.ts';
import { isKnown, sendJson } from '../http/send-json.ts';

const PLAN_LIMIT = 32 * 1024 * 1024;

export function plansRoutes({ store, engine, directory, log }: Deps): Router {
  const router = Router();

  router.get('/plans', async (request, response) => {
    const plans = [...(await store.planSummaries())];
    await sendJson(request, response, { plans } satisfies PlansAnswer);
  });

  router.post('/plans', requireSecretariat, jsonBody(PLAN_LIMIT), async (request, response) => {
    const { plan, tasks, units = await directory() } = parseRequest(CreatePlanRequest, request.body);
    const rows = emptyRows(tasks, units);
    refuseRepeats(
      tasks.map(task => String(task.no)),
      'tasks',
    );
    refuseRepeats(
      rows.map(row => row.id),
      'units',
    );
    if (!(await store.createPlan({ plan, tasks, units }, rows, randomUUID()))) {
      throw new Refusal(409, 'planExists', { params: { plan: plan.id } });
    }
    log.info({ plan: plan.id, tasks: tasks.length, rows: rows.length }, 'a plan was added');
    response
      .status(201)
      .location(`/api/plans/${plan.id}`)
      .json({ id: plan.id } satisfies CreatePlanAnswer);
  });

  router.get('/plans/:plan', async (request, response) => {
    const query = parseRequest(StateQuery, request.query);
    const live = await planOf(request, engine, query.version);
    const asked = await versionAsked(live, store, query);
    const { document, version, revision } = await documentAt(live, store, asked);
    const { plan, tasks, units } = document;
    if (isKnown(request, response, `${live.epoch}-${revision}-${version}`)) return;
    await sendJson(request, response, {
      plan,
      tasks: [...tasks],
      units: [...units],
      version,
      revision,
    } satisfies PlanAnswer);
  });

  return router;
}

/** Two tasks of one number, or two units whose row ids would be the same, cannot be told apart later. */
function refuseRepeats(ids: readonly string[], where: string): void {
  if (new Set(ids).size < ids.length) throw new Refusal(400, 'badRequest', { params: { where }, where });
}
