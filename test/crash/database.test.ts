// The database server dies under a running service, which goes on by itself when the server is back.
import { describe, expect, onTestFinished, test } from 'vitest';
import { Dice } from '../convergence/dice.ts';
import { builtService } from '../server/built-service.ts';
import { aPostgresServer } from '../server/store/postgres-server.ts';
import { PASSWORD, startProcess } from './a-service-process.ts';
import { checkAfterCrash, type Tally } from './kills.ts';
import { aLoad, aMoment, writeUntil } from './load.ts';
import { aSeed } from './seed.ts';

const CRASHES = 4;

const server = (await aPostgresServer())!;
const seed = aSeed();

describe.skipIf(server === null)('the database server', () => {
  test('[CR9] is killed while all write: the running service loses nothing and goes on when it is back', async () => {
    const env = { DATABASE_URL: await server.aDatabase(), TRIAL_PASSWORD: PASSWORD };
    const service = startProcess(builtService, env);
    onTestFinished(() => service.kill());
    const url = await service.url;
    const load = await aLoad(url, seed);
    const dice = new Dice(seed);
    const tally: Tally = { kills: 0, atStart: 0, acknowledged: 0, unansweredIn: 0, unansweredOut: 0 };
    for (; tally.kills < CRASHES; tally.kills += 1) {
      let back: (() => Promise<void>) | undefined;
      await writeUntil(url, load, aMoment(dice), async () => {
        back = await server.crash();
      });
      await back!();
      await checkAfterCrash(url, load, dice, tally);
    }
    expect(tally.unansweredIn + tally.unansweredOut).toBeGreaterThan(0);
    expect(await service.stop()).toBe(0);
  });

  test('[CR10] that does not wait for the disk is told of in a sentence at every start', async () => {
    const url = await server.aDatabase();
    const start = async (): Promise<string> => {
      const service = startProcess(builtService, { DATABASE_URL: url, TRIAL_PASSWORD: PASSWORD });
      onTestFinished(() => service.kill());
      await service.url;
      await service.kill();
      return service.printed().split('\n\n')[0]!;
    };
    const setting = async (change: string): Promise<void> => {
      await server.query(url, `ALTER SYSTEM ${change}`);
      await server.query(url, 'SELECT pg_reload_conf()');
    };
    await setting('SET full_page_writes = off');
    const told = await start();
    await setting('RESET full_page_writes');
    expect(told).toContain(
      'Cảnh báo: máy chủ PostgreSQL đang đặt full_page_writes = off; khi mất điện có thể mất dữ liệu đã ghi. Đề nghị đặt full_page_writes = on.\n' +
        'Warning: the PostgreSQL server has full_page_writes = off, so recorded data may be lost when the power goes. Please set full_page_writes = on.\n',
    );
    expect(await start()).not.toContain('full_page_writes');
  });
});
