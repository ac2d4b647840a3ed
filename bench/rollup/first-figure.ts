// How long the dashboard's reader waits for the first figure: a service that has just started, on a plan of ten thousand
// rows; then the same again, and after a change.
import { millisecondsOf, print } from '../measure.ts';
import { onSqlite } from '../sync/a-filled-service.ts';
import { KeepAliveConnection } from '../sync/keep-alive-connection.ts';
import { buildService } from '../sync/server-process.ts';
import { authorization, Writers } from '../sync/writers.ts';

const ROWS = 10_000;
const STARTS = 5;
const TURNS = 20;

export async function firstFigure(): Promise<void> {
  buildService();
  const runs = { first: [] as number[], again: [] as number[], changed: [] as number[] };
  for (let start = 0; start < STARTS; start += 1) {
    const service = await onSqlite({ rows: ROWS });
    const { filled, server } = service;
    const headers = authorization(filled.secretariat.token);
    const connection = await KeepAliveConnection.open(server.port);
    const ask = async () => {
      await connection.get(`/api/plans/${filled.plan}/rollup?quarter=3`, headers);
    };
    runs.first.push(await millisecondsOf(ask));
    const writers = new Writers(filled, 1);
    for (let turn = 0; turn < TURNS; turn += 1) {
      runs.again.push(await millisecondsOf(ask));
      await writers.pushEach(server.port, 1);
      runs.changed.push(await millisecondsOf(ask));
    }
    connection.close();
    await service.stop();
  }
  const of = `${ROWS} rows`;
  print({ name: `first figures of ${of}, service just started`, unit: 'ms', runs: runs.first });
  print({ name: `figures of ${of} again`, unit: 'ms', runs: runs.again });
  print({ name: `figures of ${of} after a change`, unit: 'ms', runs: runs.changed });
}
