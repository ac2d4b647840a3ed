import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { CHANNEL, PostgresPokeWire } from '../../../server/store/postgres/postgres-poke-wire.ts';
import { aPostgresServer } from './postgres-server.ts';

const server = (await aPostgresServer())!;

type Heard = readonly [string, number] | 'reconnected';

/** What arrives, to be taken one by one as it comes. */
function aQueue<T>(): Readonly<{ put(item: T): void; take(): Promise<T>; rest(): readonly T[] }> {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    put: item => {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take: () => new Promise(resolve => (items.length > 0 ? resolve(items.shift()!) : takers.push(resolve))),
    rest: () => items,
  };
}

async function aWire(url: string) {
  const wire = new PostgresPokeWire(url);
  await wire.open();
  onTestFinished(() => wire.close());
  const heard = aQueue<Heard>();
  wire.listen({
    heard: (plan, version) => heard.put([plan, version]),
    heardPeriods: (plan, last) => heard.put([`${plan}, kỳ`, last]),
    reconnected: () => heard.put('reconnected'),
  });
  return { wire, heard };
}

/** The bare channel, as the database carries it. */
async function aBareListener(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  const payloads = aQueue<string>();
  client.on('notification', ({ payload }) => payloads.put(payload ?? ''));
  await client.query(`LISTEN ${CHANNEL}`);
  return { payloads, send: (text: string) => client.query('SELECT pg_notify($1, $2)', [CHANNEL, text]) };
}

describe.skipIf(server === null)('pokes between instances', () => {
  test('[PW1] reach every other instance and not the one that sends', async () => {
    const url = await server.aDatabase();
    const [one, two, three] = [await aWire(url), await aWire(url), await aWire(url)];
    one.wire.tell('ke-hoach', 7);
    expect([await two.heard.take(), await three.heard.take()]).toEqual([
      ['ke-hoach', 7],
      ['ke-hoach', 7],
    ]);
    two.wire.tell('ke-hoach', 8);
    expect(await one.heard.take()).toEqual(['ke-hoach', 8]);
    expect(one.heard.rest()).toEqual([]);
  });

  test('[PJ5] tell of reporting periods beside versions, the last event of each plan', async () => {
    const url = await server.aDatabase();
    const [one, two] = [await aWire(url), await aWire(url)];
    for (const last of [2, 1, 3]) one.wire.tellPeriods('ke-hoach', last);
    one.wire.tell('ke-hoach', 7);
    expect([await two.heard.take(), await two.heard.take()]).toEqual([
      ['ke-hoach', 7],
      ['ke-hoach, kỳ', 3],
    ]);
    expect(one.heard.rest()).toEqual([]);
  });

  test('[PW2] many at once go as one, with the newest version of each plan', async () => {
    const url = await server.aDatabase();
    const { wire } = await aWire(url);
    const { payloads, send } = await aBareListener(url);
    for (let version = 1; version <= 100; version += 1) {
      wire.tell('mot', version);
      wire.tell('hai', 1000 - version);
    }
    const first = JSON.parse(await payloads.take()) as { plans: unknown };
    await send('hết');
    expect(first.plans).toEqual([
      ['mot', 100],
      ['hai', 999],
    ]);
    expect(await payloads.take()).toBe('hết');
  });

  test('[PW3] more plans than one message holds are all told', async () => {
    const url = await server.aDatabase();
    const [one, two] = [await aWire(url), await aWire(url)];
    const plans = Array.from({ length: 300 }, (_, i) => `${'k'.repeat(60)}-${i}`);
    for (const plan of plans) one.wire.tell(plan, 1);
    const heard: Heard[] = [];
    while (heard.length < plans.length) heard.push(await two.heard.take());
    expect(heard).toEqual(plans.map(plan => [plan, 1]));
  });

  test('[PW4] a broken line is opened again, says that it was broken, and tells what waited', async () => {
    const url = await server.aDatabase();
    const [one, two] = [await aWire(url), await aWire(url)];
    await server.query(
      url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    expect(await one.heard.take()).toBe('reconnected');
    expect(await two.heard.take()).toBe('reconnected');
    one.wire.tell('ke-hoach', 3);
    expect(await two.heard.take()).toEqual(['ke-hoach', 3]);
  });

  test('[PW5] what others send over the same channel is passed over', async () => {
    const url = await server.aDatabase();
    const [one, two] = [await aWire(url), await aWire(url)];
    const { send } = await aBareListener(url);
    for (const text of ['', '{', '[]', '{"from":"x","plans":[["a"]]}']) await send(text);
    one.wire.tell('ke-hoach', 1);
    expect(await two.heard.take()).toEqual(['ke-hoach', 1]);
  });

  test('[PW6] an instance whose database is away starts without a line and tells nothing, quietly', async () => {
    const wire = new PostgresPokeWire('postgres://phu_luc@127.0.0.1:1/khong-co');
    await wire.open();
    wire.tell('ke-hoach', 1);
    await wire.close();
  });
});
