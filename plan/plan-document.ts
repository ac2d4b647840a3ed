import { z } from 'zod';
import { Plan, Task } from './plan.ts';
import { Unit } from './unit.ts';

/** A plan as issued or amended, whole: what the paper says, its tasks, and the units by which it was read. */
export const PlanDocument = z.object({ plan: Plan, tasks: z.array(Task), units: z.array(Unit) });
export type PlanDocument = Readonly<{ plan: Plan; tasks: readonly Task[]; units: readonly Unit[] }>;
