// What reading costs: a little that is new, all rows for a client that has none, and nothing new.
import { gunzipSync } from 'node:zlib';
import type { PullAnswer, RowsAnswer } from '../../plan/http.ts';
import { inTurns, millisecondsOf } from '../measure.ts';
import type { FilledService } from './a-filled-service.ts';
import { KeepAliveConnection } from './keep-alive-connection.ts';
import { report } from './report.ts';
import { startBareServer } from './server-process.ts';
import { authorization, Writers } from './writers.ts';

const TURNS = 60;
const WARM_TURNS = 200;
const QUICK_TURNS = 300;
const CHANGED_CELLS = 100;

/** Bytes of a pull after some cells changed, each in a row of its own, beside their bare list. */
export async function pullBytes({ filled, server }: FilledService): Promise<void> {
  const headers = authorization(filled.secretariat.token);
  const connection = await KeepAliveConnection.open(server.port);
  const path = `/api/plans/${filled.plan}/pull`;
  const { cursor } = JSON.parse((await connection.get(path, headers)).body.toString()) as PullAnswer;
  const writers = new Writers(filled, 4);
  await writers.pushEach(server.port, CHANGED_CELLS / 4);
  const { body } = await connection.get(`${path}?cursor=${cursor}`, headers);
  connection.close();
  const { put } = JSON.parse(body.toString()) as PullAnswer;
  const cells = put.flatMap(({ id, fields }) =>
    Object.entries(fields).map(([field, value]) => [id, field, value] as const),
  );
  if (cells.length !== CHANGED_CELLS) {
    throw new Error(`expected ${CHANGED_CELLS} changed cells, found ${cells.length}`);
  }
  report({
    name: `pull after ${CHANGED_CELLS} changed cells`,
    unit: 'bytes',
    runs: [body.length],
    floor: { name: '[[row, field, value], …]', runs: [Buffer.byteLength(JSON.stringify(cells))] },
    target: { atMost: 3 },
  });
}

/** All rows for a client without any, beside a bare server that sends the same bytes. */
export async function allRows({ filled, server }: FilledService): Promise<void> {
  const headers = [...authorization(filled.secretariat.token), 'Accept-Encoding: gzip'];
  const path = `/api/plans/${filled.plan}/rows`;
  const connection = await KeepAliveConnection.open(server.port);
  const ask = () => connection.get(path, headers);
  const { body } = await ask();
  const plain = gunzipSync(body);
  const { rows } = JSON.parse(plain.toString()) as RowsAnswer;
  console.log(`(${rows.length} rows are ${plain.length} bytes of JSON, sent as ${body.length})`);

  const bare = await startBareServer(body, 'gzip');
  const floorConnection = await KeepAliveConnection.open(bare.port);
  const askFloor = () => floorConnection.get(path, headers);
  // The client is cold, not the servers: their code is compiled by how often it ran.
  await inTurns(WARM_TURNS, ask, askFloor);
  const cold = await inTurns(TURNS, ask, askFloor);
  report({
    name: 'all rows, cold client',
    unit: 'ms',
    runs: cold.work,
    floor: { name: 'bare server, same bytes', runs: cold.floor },
    target: { atMost: 1.5 },
  });

  // A plan that is being worked on: before each turn one cell changes, so that no whole answer can be kept.
  const writers = new Writers(filled, 1);
  const afterChange = { work: [] as number[], floor: [] as number[] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    await writers.pushEach(server.port, 1);
    afterChange.work.push(await millisecondsOf(ask));
    afterChange.floor.push(await millisecondsOf(askFloor));
  }
  report({
    name: '  just after a cell changed',
    unit: 'ms',
    runs: afterChange.work,
    floor: { name: 'bare server, same bytes', runs: afterChange.floor },
  });
  connection.close();
  floorConnection.close();
  await bare.stop();
}

/** Nothing new since last time: the service's own share is what it takes beyond a bare server's answer of no bytes. */
export async function nothingNew({ filled, server }: FilledService): Promise<void> {
  const headers = authorization(filled.secretariat.token);
  const path = `/api/plans/${filled.plan}`;
  const connection = await KeepAliveConnection.open(server.port);
  const { cursor } = JSON.parse(
    (await connection.get(`${path}/pull`, headers)).body.toString(),
  ) as PullAnswer;
  const bare = await startBareServer(Buffer.alloc(0));
  const floorConnection = await KeepAliveConnection.open(bare.port);
  const known = [...headers, `If-None-Match: W/"${cursor}"`];
  for (const [name, ask, status] of [
    ['all rows unchanged (304)', () => connection.get(`${path}/rows`, known), 304],
    ['pull of nothing new', () => connection.get(`${path}/pull?cursor=${cursor}`, headers), 200],
  ] as const) {
    const first = await ask();
    if (first.status !== status) throw new Error(`expected ${status}, found ${first.status}`);
    const { work, floor } = await inTurns(QUICK_TURNS, ask, () => floorConnection.get('/', headers));
    report({
      name: `${name}, server time`,
      unit: 'ms',
      runs: work.map((each, turn) => each - floor[turn]!),
      target: { atMost: 1 },
    });
    report({
      name: '  as the client sees it',
      unit: 'ms',
      runs: work,
      floor: { name: 'bare, no bytes', runs: floor },
    });
  }
  connection.close();
  floorConnection.close();
  await bare.stop();
}
