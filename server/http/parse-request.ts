import type { z } from 'zod';
import { Refusal } from './refusal.ts';

/** The parsed value, or a refusal naming the first place that is wrong, e.g. `mutations.3.base`. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.join('.') || 'body';
  throw new Refusal(400, 'badRequest', { params: { where }, where });
}
