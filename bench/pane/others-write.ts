import { mutationId } from '../../plan/mutation.ts';
import { sha256 } from '../../server/history/sha256.ts';
import type { FilledService } from '../sync/a-filled-service.ts';

/** The first rows are those that the bench pastes into. */
const FIRST_TASK = 700;

/** Other units write the notes of so many rows; answers what each then says. */
export async function othersWrite(
  { filled, server }: FilledService,
  { cells, run }: Readonly<{ cells: number; run: number }>,
): Promise<ReadonlyMap<string, string>> {
  const theirs = filled.writers
    .flatMap(({ token, cells: own }) => own.map(cell => ({ ...cell, token })))
    .filter(({ rowId }) => Number.parseInt(rowId, 10) > FIRST_TASK)
    .slice(run * cells, (run + 1) * cells);
  if (theirs.length < cells) throw new Error(`expected ${cells} rows of others, found ${theirs.length}`);
  const written = new Map<string, string>();
  for (const token of new Set(theirs.map(cell => cell.token))) {
    const mutations = theirs
      .filter(cell => cell.token === token)
      .map(({ rowId, base }) => {
        const value = `Của đơn vị ${rowId}, lần ${run}`;
        written.set(rowId, value);
        const edit = { rowId, field: 'note' as const, value, base };
        return { ...edit, id: mutationId({ ...edit, plan: filled.plan }, sha256) };
      });
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/plans/${filled.plan}/push`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'X-Forwarded-Proto': 'https',
      },
      body: JSON.stringify({ client: 'bench', source: 'web', mutations }),
    });
    if (!answer.ok) throw new Error(`expected a push, found ${answer.status}`);
    const { outcomes } = (await answer.json()) as { outcomes: { kind: string }[] };
    const refused = outcomes.filter(({ kind }) => kind !== 'applied').length;
    if (refused > 0) throw new Error(`expected ${outcomes.length} changes, found ${refused} that are none`);
  }
  return written;
}
