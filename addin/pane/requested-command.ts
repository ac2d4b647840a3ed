import { z } from 'zod';

/** What a ribbon button asks the pane for: `?do=send` when it opens, `#do=send` while it is open. */
export const RequestedCommand = z.enum(['load', 'check', 'send', 'rollup']);
export type RequestedCommand = z.infer<typeof RequestedCommand>;

type Place = Readonly<{ search: string; hash: string }>;

export function requestedCommand({ search, hash }: Place): RequestedCommand | null {
  const asked = new URLSearchParams(hash.slice(1)).get('do') ?? new URLSearchParams(search).get('do');
  return RequestedCommand.safeParse(asked).data ?? null;
}
