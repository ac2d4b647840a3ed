// The longest task of a page's main thread in time of its own, as Chromium's trace tells: what others do on the machine
// meanwhile, which a clock on the wall counts, is no part of it.
import type { CDPSession, Page } from 'playwright-core';

type TraceEvent = Readonly<{
  ph: string;
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  args?: Readonly<{ name?: string }>;
}>;

/** Begins to listen; answers the function that ends it and tells the longest task in ms. */
export async function listenToTasks(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel'] },
    transferMode: 'ReportEvents',
  });
  return async () => {
    const complete = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return longestOf(events);
  };
}

function longestOf(events: readonly TraceEvent[]): number {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ ph, tdur, pid, tid }) => ph === 'X' && tdur && mains.has(`${pid} ${tid}`));
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}
