// `npm run restore -- FILE`: puts a backup in place of the data. With DATABASE_URL, after pg_restore: begins a new epoch.
import { parseArgs } from 'node:util';
import { restore, renewEpochs } from './backup/restore.ts';
import { systemClock } from './clock.ts';
import { readDataPlace } from './config.ts';
import { openExistingStore } from './data.ts';
import { runCommand } from './run-command.ts';
import { StartError } from './start-error.ts';

const usage = `Cách dùng / usage:
  npm run restore -- TỆP        đặt bản sao lưu vào thư mục dữ liệu (DATA_DIR) / puts a backup into the data directory
  DATABASE_URL=… npm run restore        sau khi chạy pg_restore / after pg_restore:
    pg_restore --clean --if-exists --dbname="$DATABASE_URL" TỆP
`;

runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const { dataDir, database } = readDataPlace(process.env);
  const [file] = positionals;
  if ((file === undefined) !== (database !== null) || positionals.length > 1) throw new StartError(usage);
  if (file === undefined) {
    const store = await openExistingStore(dataDir, database);
    const plans = await renewEpochs(store).finally(() => store.close());
    process.stdout.write(
      `Đã bắt đầu kỳ dữ liệu mới cho ${plans} kế hoạch. / A new epoch begins for ${plans} plans.\n`,
    );
    return true;
  }
  const kept = await restore(dataDir, file, systemClock(null).now());
  process.stdout.write(`Đã phục hồi từ / restored from ${file}\n`);
  if (kept !== null)
    process.stdout.write(`Dữ liệu trước đó được giữ ở / the data before it are kept in ${kept}\n`);
  return true;
});
