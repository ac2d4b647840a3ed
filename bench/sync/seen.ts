// How long until the other client has what was sent, beside how long the push itself took in the same seconds.
import type { FilledService } from './a-filled-service.ts';
import { Listener } from './listener.ts';
import { report } from './report.ts';
import { percentile, Writers } from './writers.ts';

const WRITERS = 8;
const RUN_MS = 1_500;

export async function seen({ filled, server }: FilledService, runs: number): Promise<void> {
  const writers = new Writers(filled, WRITERS);
  const measured: { push: readonly number[]; seen: readonly number[] }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const listener = await Listener.open(server.port, filled);
    const load = await writers.push(server.port, RUN_MS, {
      sending: (_rowId, value) => listener.expect(value),
    });
    await listener.close();
    measured.push({ push: load.latencies, seen: listener.delays });
  }
  for (const [share, atMost] of [
    [0.5, 2],
    [0.99, 3],
  ] as const) {
    report({
      name: `sent → seen, ${WRITERS} writers, p${share * 100}`,
      unit: 'ms',
      runs: measured.map(each => percentile(each.seen, share)),
      floor: { name: 'its push', runs: measured.map(each => percentile(each.push, share)) },
      target: { atMost },
    });
  }
}
