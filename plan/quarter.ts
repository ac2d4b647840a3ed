import { z } from 'zod';

/** A calendar quarter, 1 to 4. "Quý II" as a task's timing always means the calendar quarter. */
export const Quarter = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Quarter = z.infer<typeof Quarter>;

export { quarterEnd, quarterNumeral, quarterOf, quarters, quarterStart } from './calendar-quarter.ts';
