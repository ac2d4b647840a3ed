// The disk is full: a clear answer, nothing lost, and work goes on by itself when there is room again.
import { describe, expect, onTestFinished, test } from 'vitest';
import { sentence } from '../../plan/reasons/reason.ts';
import { builtService } from '../server/built-service.ts';
import { PASSWORD, startProcess, type ServiceProcess } from './a-service-process.ts';
import { ask, signIn } from './ask.ts';
import { disagreements } from './disagreements.ts';
import { disks, type DiskThatFills } from './full-disk.ts';
import { aLoad, askWhatIsHeld, type Load } from './load.ts';
import { aSeed } from './seed.ts';

const seed = aSeed();

function start({ directory }: DiskThatFills): ServiceProcess {
  const service = startProcess(builtService, { DATA_DIR: directory, TRIAL_PASSWORD: PASSWORD });
  onTestFinished(() => service.kill());
  return service;
}

/** Everybody writes until the service says that it cannot. */
async function writeUntilRefused(url: string, { plan, writers }: Load): Promise<void> {
  await Promise.all(writers.map(writer => writer.write(url, plan, () => true)));
}

async function writeSome(url: string, { plan, writers }: Load): Promise<void> {
  for (let batch = 0; batch < 5; batch += 1) {
    const written = await Promise.all(writers.map(writer => writer.send(url, plan)));
    expect(written).toEqual(writers.map(() => true));
  }
}

const allSent = ({ writers }: Load) => writers.flatMap(writer => writer.sent);

const refusal = (language: 'vi' | 'en') => ({
  status: 503,
  body: { reason: 'storeUnavailable', message: sentence('storeUnavailable', {}, language) },
});

describe.each(disks)('the disk is full, by $name', ({ make }) => {
  test('[CR5] a push is refused whole in both languages, reads go on, and the same push is applied once there is room', async () => {
    const disk = make();
    const service = start(disk);
    const url = await service.url;
    const load = await aLoad(url, seed);
    await writeSome(url, load);

    disk.fill(service.pid);
    await writeUntilRefused(url, load);
    const unanswered = load.writers.map(writer => writer.unanswered!);
    expect(unanswered.every(Boolean)).toBe(true);
    for (const [n, { token }] of load.writers.entries()) {
      for (const language of ['vi', 'en'] as const) {
        const body = { client: 'thu', mutations: unanswered[n]!.mutations };
        expect(await ask(url, `${load.plan}/push`, { token, body, language })).toEqual(refusal(language));
      }
    }
    const held = await askWhatIsHeld(url, load);
    expect(disagreements(held, allSent(load))).toEqual([]);
    const logged = new Set(held.log.map(change => change.mutation));
    const refused = unanswered.flatMap(({ mutations }) => mutations.map(({ id }) => id));
    expect(refused.filter(id => logged.has(id))).toEqual([]);

    disk.free(service.pid);
    await writeSome(url, load);
    expect(disagreements(await askWhatIsHeld(url, load), allSent(load))).toEqual([]);
    await service.kill();
    const again = await start(disk).url;
    expect(disagreements(await askWhatIsHeld(again, load), allSent(load))).toEqual([]);
  });

  test('[CR6] a sign-in is refused with the reason, also by readiness; both come back by themselves', async () => {
    const disk = make();
    const service = start(disk);
    const url = await service.url;
    const load = await aLoad(url, seed);
    disk.fill(service.pid);
    await writeUntilRefused(url, load);

    for (const language of ['vi', 'en'] as const) {
      const body = { account: 'so-gddt', password: PASSWORD };
      expect(await ask(url, '/api/session', { body, language })).toEqual(refusal(language));
    }
    expect(await ask(url, '/readyz')).toEqual(refusal('vi'));
    expect(await ask(url, '/healthz')).toEqual({ status: 200, body: { status: 'ok' } });

    disk.free(service.pid);
    expect(await ask(url, '/readyz')).toEqual({ status: 200, body: { status: 'ready' } });
    await signIn(url, 'so-gddt');
  });

  test('[CR7] the service stops in order with everything in place, and says in a sentence why it does not start', async () => {
    const disk = make();
    const first = start(disk);
    const url = await first.url;
    const load = await aLoad(url, seed);
    await writeSome(url, load);
    disk.fill(first.pid);
    await writeUntilRefused(url, load);
    expect([await first.stop(), first.printed().includes('stopping failed')]).toEqual([0, false]);

    // The end of the first has made room again, or was what the limit was put on.
    const refused = start(disk);
    disk.fill(refused.pid);
    expect(await Promise.race([refused.ended, refused.url.then(url => `listens at ${url}`)])).toBe(1);
    expect(refused.printed()).toMatch(
      /^Không mở hoặc không ghi được dữ liệu \(.+\)\. Đề nghị kiểm tra dung lượng còn trống, quyền ghi và tình trạng của ổ đĩa\.\nThe data cannot be opened or written \(.+\)\. Check the free space, permissions and health of the disk\.\n$/,
    );

    if (!disk.isOfProcess) disk.free(first.pid);
    const again = await start(disk).url;
    expect(disagreements(await askWhatIsHeld(again, load), allSent(load))).toEqual([]);
    await writeSome(again, load);
  });
});
