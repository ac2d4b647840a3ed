import type { Request } from 'express';
import { z } from 'zod';
import { PlanId } from '../../plan/plan.ts';
import type { Engine } from '../engine/engine.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { parseRequest } from './parse-request.ts';
import { Refusal } from './refusal.ts';

/** A version that the client has heard of, from a push or a poke: of several instances this one may be behind it. */
const Heard = z.object({
  atLeast: z.coerce.number<string>().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** The plan that the address names, at the versions asked for at least where the store has come that far. */
export async function planOf(request: Request, engine: Engine, atLeast = 0): Promise<LivePlan> {
  const heard = request.url.includes('?') ? (parseRequest(Heard, request.query).atLeast ?? 0) : 0;
  return planNamed(String(request.params.plan), engine, Math.max(atLeast, heard));
}

/** The plan of this name. */
export async function planNamed(plan: string, engine: Engine, atLeast = 0): Promise<LivePlan> {
  const live = PlanId.safeParse(plan).success ? await engine.find(plan, atLeast) : null;
  if (live === null) throw new Refusal(404, 'planNotFound', { params: { plan: plan.slice(0, 64) } });
  return live;
}
