import type { Request } from 'express';
import { PlanId } from '../../plan/plan.ts';
import type { Engine } from '../engine/engine.ts';
import type { LivePlan } from '../engine/live-plan.ts';
import { Refusal } from './refusal.ts';

/** The plan that the address names, at this version at least where the store has come that far. */
export async function planOf(request: Request, engine: Engine, atLeast?: number): Promise<LivePlan> {
  const plan = String(request.params.plan);
  const live = PlanId.safeParse(plan).success ? await engine.find(plan, atLeast) : null;
  if (live === null) throw new Refusal(404, 'planNotFound', { params: { plan: plan.slice(0, 64) } });
  return live;
}
