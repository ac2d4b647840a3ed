// The service from start to end. `trial` for trying it out on this machine, `serve` for production.
import path from 'node:path';
import type { Logger } from 'pino';
import { systemClock } from './clock.ts';
import { ConfigError, readConfig } from './config.ts';
import { openData } from './data.ts';
import { createLog } from './log.ts';
import { placesIn } from './places.ts';
import { checkProductionData } from './production.ts';
import { findProjectRoot } from './project-root.ts';
import { StartError } from './start-error.ts';
import { startService } from './start-service.ts';
import { DataDirectoryBusy } from './store/sqlite/data-directory.ts';
import { StoreUnavailable } from './store/store.ts';
import { fillTrial } from './trial/fill-trial.ts';
import { welcome } from './trial/welcome.ts';

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env);
  const log = createLog(config.logLevel);
  const clock = systemClock(config.fixedToday);
  const places = placesIn(findProjectRoot());
  const data = await openData(config.dataDir, config.database);
  for (const doubt of data.doubts) process.stderr.write(`${doubt}\n`);
  try {
    const trial =
      config.mode === 'trial'
        ? await fillTrial({ store: data.store, places, password: config.trialPassword })
        : await checkProductionData(data.store);
    const service = await startService({
      config,
      places,
      clock,
      log,
      store: data.store,
      wire: data.wire,
    });
    log.info({ mode: config.mode, port: service.port }, 'the service listens');
    const stop = async (): Promise<void> => {
      await service.stop();
      await data.close();
      log.info('the service has stopped');
    };
    stopOnSignals(stop, log);
    if (!trial) return;
    const accounts = await data.store.accounts();
    process.stdout.write(
      welcome(trial, {
        url: `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${service.port}`,
        today: clock.today(),
        dataDir: path.resolve(config.dataDir),
        accounts: accounts.length,
      }),
    );
  } catch (error) {
    await data.close();
    throw error;
  }
}

/** The first signal ends the service in order; a second one at once. */
function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (err: unknown) => {
          log.error({ err }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

/** What whoever started the service can mend, in a sentence; null for a failure of the program. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  if (error instanceof DataDirectoryBusy) {
    return (
      `Thư mục dữ liệu ${error.directory} đang được một tiến trình khác của Phụ lục dùng. Đề nghị dừng tiến trình đó hoặc chọn thư mục khác (DATA_DIR).\n` +
      `The data directory is in use by another process. Stop that one or choose another directory (DATA_DIR).`
    );
  }
  if (error instanceof StoreUnavailable) {
    return (
      `Không mở hoặc không ghi được dữ liệu (${error.message}). Đề nghị kiểm tra dung lượng còn trống, quyền ghi và tình trạng của ổ đĩa.\n` +
      `The data cannot be opened or written (${error.message}). Check the free space, permissions and health of the disk.`
    );
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'ENOTDIR') {
    return `Không mở được tệp hoặc thư mục cần thiết: ${String(error)}`;
  }
  return null;
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  process.exit(1);
});
