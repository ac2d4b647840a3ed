// What a thousand open panes cost in memory.
import type { ClientRequest } from 'node:http';
import type { FilledService } from './a-filled-service.ts';
import { openStream } from './listener.ts';
import { report } from './report.ts';
import { residentBytes } from './server-process.ts';
import { Writers } from './writers.ts';

const LISTENERS = 1_000;
const MB = 1024 * 1024;

export async function openListeners({ filled, server }: FilledService): Promise<void> {
  let pokes = 0;
  const streams: ClientRequest[] = [];
  for (let opened = 0; opened < LISTENERS; opened += 1) {
    const { token } = filled.writers[opened % filled.writers.length]!;
    streams.push(openStream(server.port, filled.plan, token, () => (pokes += 1)));
  }
  await until(() => pokes >= LISTENERS);
  const opened = residentBytes(server);
  const writers = new Writers(filled, 8);
  await writers.push(server.port, 1_000);
  const working = residentBytes(server);
  for (const stream of streams) stream.destroy();
  if (opened === null || working === null) {
    console.log('resident memory: told by Linux only, not measured here');
    return;
  }
  const target = { atMost: 200 };
  report({ name: `resident with ${LISTENERS} open listeners`, unit: 'MB', runs: [opened / MB], target });
  report({ name: '  after a second of pushes to all of them', unit: 'MB', runs: [working / MB], target });
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isTrue()) {
    if (performance.now() > deadline) throw new Error('the listeners were not served in 30 s');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
