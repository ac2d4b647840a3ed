import { describe, expect, onTestFinished, test } from 'vitest';
import type { Author } from '../../plan/account.ts';
import type { RowsAnswer } from '../../plan/http.ts';
import type { Mutation } from '../../plan/mutation.ts';
import { leadsOf, mayRead } from '../../plan/permission.ts';
import type { Batch } from '../../plan/push.ts';
import type { Engine } from '../../server/engine/engine.ts';
import { createEngine } from '../../server/engine/engine.ts';
import { FileConflictsAnswer } from '../../plan/file/file-conflict.ts';
import { POLL_MS } from '../../server/engine/follow-instances.ts';
import type { PokeWire } from '../../server/engine/poke-wire.ts';
import { openPostgresStore } from '../../server/store/postgres/postgres-store.ts';
import type { Store } from '../../server/store/store.ts';
import { aClock, type HandClock } from './a-clock.ts';
import { aHandWire } from './a-hand-wire.ts';
import { aPlan, OFFICE, rowsOf } from './a-plan.ts';
import { RoamingClient } from './a-roaming-client.ts';
import { aTrialService } from './a-service.ts';
import { builtService } from './built-service.ts';
import { startInstance } from './an-instance.ts';
import { aPostgresServer } from './store/postgres-server.ts';
import { fileOf, filledIn, openFile, sendFile } from './workbook/file-stories.ts';

// Where there is none, the reason is printed and nothing below runs.
const server = (await aPostgresServer())!;
const PLAN = 'ke-hoach-thu';
const OFFICE_ROW = '01.VPUBND';

type OneOfSeveral = Readonly<{ engine: Engine; store: Store; clock: HandClock }>;

async function anInstance(url: string, wire: PokeWire): Promise<OneOfSeveral> {
  const store = await openPostgresStore({ url, connections: 4 });
  const clock = aClock();
  const engine = createEngine({ store, clock, wire });
  onTestFinished(async () => {
    engine.close();
    await store.close();
  });
  return { engine, store, clock };
}

async function twoInstances(taskCount = 2) {
  const url = await server.aDatabase();
  const line = aHandWire();
  const [here, there] = [await anInstance(url, line.wire), await anInstance(url, line.wire)];
  const document = aPlan(PLAN, { taskCount });
  await here.store.createPlan(document, rowsOf(document), 'epoch-1');
  await Promise.all([here.engine.find(PLAN), there.engine.find(PLAN)]);
  return { here, there, line };
}

const office: Author = { account: { id: OFFICE, name: OFFICE, unit: OFFICE, role: 'unit' }, person: null };

function aPush(value: string, base = 0, rowId = OFFICE_ROW): Batch {
  const mutation: Mutation = {
    id: `ma-so-${value}-${base}`,
    rowId,
    field: 'result',
    value,
    base,
  };
  return { author: office, source: 'pane', at: '2023-05-15T01:00:00.000Z', mutations: [mutation] };
}

async function resultAt({ engine }: OneOfSeveral): Promise<unknown> {
  return (await engine.find(PLAN))?.snapshot.rows.get(OFFICE_ROW)?.fields.result;
}

/** The next version that listeners on an instance are told. */
function nextPoke({ engine }: OneOfSeveral): Promise<number> {
  return new Promise(resolve => {
    const stop = engine.pokes.listen(PLAN, version => {
      stop();
      resolve(version);
    });
  });
}

describe.skipIf(server === null)('two instances on one database', () => {
  test('[SI1] a commit on one is told on the other, which reads it before it answers', async () => {
    const { here, there, line } = await twoInstances();
    await here.engine.push(PLAN, aPush('Xong'));
    expect(await resultAt(there)).toBeNull();
    const poke = nextPoke(there);
    line.deliver();
    expect(await poke).toBe(1);
    expect(await resultAt(there)).toBe('Xong');
  });

  test('[SI2] a poke that was lost is made good by the next slow poll', async () => {
    const { here, there, line } = await twoInstances();
    await here.engine.push(PLAN, aPush('Xong'));
    line.drop();
    const poke = nextPoke(there);
    there.clock.move(POLL_MS);
    expect(await poke).toBe(1);
    expect(await resultAt(there)).toBe('Xong');
  });

  test('[SI3] a line that was down is followed by a poll at once', async () => {
    const { here, there, line } = await twoInstances();
    await here.engine.push(PLAN, aPush('Xong'));
    line.drop();
    const poke = nextPoke(there);
    line.reconnect();
    expect(await poke).toBe(1);
    expect(await resultAt(there)).toBe('Xong');
  });

  test('[SI4] pokes that come late, twice or out of order do no harm', async () => {
    const { here, there, line } = await twoInstances();
    await here.engine.push(PLAN, aPush('Một'));
    await here.engine.push(PLAN, aPush('Hai', 1));
    line.deliver();
    expect(await resultAt(there)).toBe('Hai');
    // 99: of a history that a restored backup has undone.
    for (const version of [1, 2, 2, 1, 99]) line.wire.tell(PLAN, version);
    line.deliver();
    expect(await resultAt(there)).toBe('Hai');
    expect((await there.engine.find(PLAN))?.state.version).toBe(2);
  });

  test('[SI5] the same push on both at once is applied once and answered alike', async () => {
    const { here, there } = await twoInstances();
    const kinds = await Promise.all(
      [here, there].map(async each => (await each.engine.push(PLAN, aPush('Xong'))).outcomes[0]?.kind),
    );
    expect(kinds).toEqual(['applied', 'applied']);
    expect(await here.store.changesSince(PLAN, 0)).toHaveLength(1);
  });

  test('[SI6] of two who write the same cell on both at once, one is asked', async () => {
    const { here, there } = await twoInstances();
    const kinds = await Promise.all([
      here.engine.push(PLAN, aPush('Máy này')).then(({ outcomes }) => outcomes[0]?.kind),
      there.engine.push(PLAN, aPush('Máy kia')).then(({ outcomes }) => outcomes[0]?.kind),
    ]);
    expect(kinds.sort()).toEqual(['applied', 'conflict']);
  });

  test('[SI7] while both write without a pause, neither is kept from writing', async () => {
    const { here, there } = await twoInstances(400);
    const write = async ({ engine }: OneOfSeveral, from: number) => {
      const kinds: unknown[] = [];
      for (let task = from; task <= 400; task += 2) {
        const rowId = `${String(task).padStart(2, '0')}.VPUBND`;
        const { outcomes } = await engine.push(PLAN, aPush(`Việc ${task}`, 0, rowId));
        kinds.push(outcomes[0]?.kind);
      }
      return kinds;
    };
    const kinds = await Promise.all([write(here, 1), write(there, 2)]);
    expect(kinds.flat()).toEqual(Array.from({ length: 400 }, () => 'applied'));
    const versions = (await here.store.changesSince(PLAN, 0)).map(change => change.version);
    expect(versions).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  });
});

describe.skipIf(server === null)('a client whose requests meet now one instance, now another', () => {
  test('[SI9] is answered at the version it has heard of, though the instance has heard of none', async () => {
    const { wire } = aHandWire();
    const { urls, vpUbnd, plan } = await aTrialService({
      shared: { database: await server.aDatabase(), instances: 2, wire },
    });
    const ask = async (path: string): Promise<RowsAnswer> => {
      const response = await fetch(`${urls[1]}${plan}/${path}`, {
        headers: { Authorization: `Bearer ${vpUbnd.token}` },
      });
      return (await response.json()) as RowsAnswer;
    };
    expect((await ask('rows')).version).toBe(0);
    await vpUbnd.push({ rowId: '06.VPUBND', field: 'result', value: 'Đã họp' });
    expect((await ask('rows')).version).toBe(0);
    expect((await ask('pull?atLeast=1')).version).toBe(1);
    expect((await ask('rows?atLeast=1')).rows).toEqual((await vpUbnd.rows()).rows);
  });

  test('[RC8] gets the receipt of its file from the instance that did not read it, with what the file changed', async () => {
    const { wire } = aHandWire();
    const { urls, vpUbnd } = await aTrialService({
      shared: { database: await server.aDatabase(), instances: 2, wire },
    });
    const file = await filledIn(await fileOf(vpUbnd), [OFFICE_ROW, 'note', 'Đã xong']);
    const { receipt } = await sendFile(urls[0]!, vpUbnd, file);
    const answer = await fetch(`${urls[1]}${receipt}`, {
      headers: { Authorization: `Bearer ${vpUbnd.token}` },
    });
    const { cell } = await openFile(new Uint8Array(await answer.arrayBuffer()));
    expect([answer.status, cell(OFFICE_ROW, 'note').value]).toEqual([200, 'Đã xong']);
  });

  test('[FC8] lists the conflicts of a file that another instance has read, with what that one knows', async () => {
    const { wire } = aHandWire();
    const { urls, vpUbnd, secretariat } = await aTrialService({
      shared: { database: await server.aDatabase(), instances: 2, wire },
    });
    const file = await filledIn(await fileOf(vpUbnd), [OFFICE_ROW, 'note', 'Trong tệp']);
    await secretariat.push({ rowId: OFFICE_ROW, field: 'note', value: 'Thư ký ghi' });
    await sendFile(urls[0]!, vpUbnd, file);
    const answer = await fetch(`${urls[1]}${vpUbnd.plan}/file-conflicts`, {
      headers: { Authorization: `Bearer ${vpUbnd.token}` },
    });
    const { conflicts } = FileConflictsAnswer.parse(await answer.json());
    expect(conflicts.map(({ rowId, value, current }) => [rowId, value, current])).toEqual([
      [OFFICE_ROW, 'Trong tệp', 'Thư ký ghi'],
    ]);
  });
});

describe.skipIf(server === null)('three instances as processes of their own', () => {
  test('[SI8] one is killed while all are written through: nothing acknowledged is lost, every client ends equal to the store', async () => {
    const url = await server.aDatabase();
    const password = 'mat-khau-dung-thu';
    const env = { DATABASE_URL: url, DATABASE_CONNECTIONS: '5', TRIAL_PASSWORD: password };
    const first = await startInstance(builtService, env);
    const instances = [
      first,
      ...(await Promise.all([startInstance(builtService, env), startInstance(builtService, env)])),
    ];
    onTestFinished(async () => void (await Promise.all(instances.map(each => each.kill()))));
    const urls = instances.map(each => each.url);
    const accounts = ['thu-ky', 'vp-ubnd-tinh', 'vp-ubnd-tinh', 'so-gddt', 'ban-tdkt', 'so-gddt'];
    const clients = accounts.map((account, n) => new RoamingClient(`may-${n}`, account, urls, n % 3));
    await Promise.all(clients.map(client => client.signIn(password)));

    // 1. All write at once; half way through, the second instance dies.
    const EDITS = 24;
    let killed: Promise<void> | null = null;
    await Promise.all(
      clients.map(async (client, n) => {
        for (let edit = 0; edit < EDITS; edit += 1) {
          if (edit === EDITS / 2) killed ??= instances[1]!.kill();
          await client.write(edit * 5 + n, edit % 3 === 0 ? 'result' : 'note', `${n}/${edit}`);
          if (edit % 4 === 0) await client.pull();
        }
      }),
    );
    await killed;
    expect(clients.map(client => client.sent.length)).toEqual(clients.map(() => EDITS));
    expect(clients.some(client => client.unanswered > 0)).toBe(true);

    // 2. The log has every acknowledged edit once, and no gap.
    const store = await openPostgresStore({ url, connections: 2 });
    onTestFinished(() => store.close());
    const { plan } = clients[0]!;
    const { rows, state } = (await store.readPlan(plan))!;
    const log = await store.changesSince(plan, 0);
    const sent = clients.flatMap(client => client.sent);
    const applied = sent
      .filter(({ outcome }) => outcome.kind === 'applied')
      .map(({ mutation }) => mutation.id);
    expect(new Set(sent.map(({ outcome }) => outcome.kind))).toEqual(new Set(['applied', 'conflict']));
    expect(log.map(change => change.mutation).sort()).toEqual(applied.sort());
    expect([...new Set(log.map(change => change.version))]).toEqual(
      Array.from({ length: state.version }, (_, index) => index + 1),
    );

    // 3. Whoever listens on an instance that lives hears of the newest version.
    await Promise.all(clients.map(client => client.pull()));
    expect((await clients[2]!.hearUntil(state.version)).at(-1)).toBe(state.version);

    // 4. Every client has what the store holds for its account.
    const leads = leadsOf(rows);
    for (const client of clients) {
      const visible = rows.filter(row => mayRead(client.account!, row, leads));
      expect(visible.length).toBeGreaterThan(0);
      expect(client.rows).toEqual(new Map(visible.map(row => [row.id, row])));
    }
  });
});
