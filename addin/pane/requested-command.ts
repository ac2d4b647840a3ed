const commands = ['load', 'check', 'send', 'rollup'] as const;

/** What a ribbon button asks the pane for: `?do=send` when it opens, `#do=send` while it is open. */
export type RequestedCommand = (typeof commands)[number];

type Place = Readonly<{ search: string; hash: string }>;

export function requestedCommand({ search, hash }: Place): RequestedCommand | null {
  const asked = new URLSearchParams(hash.slice(1)).get('do') ?? new URLSearchParams(search).get('do');
  return commands.find(command => command === asked) ?? null;
}
