// `npm run backup -- FILE`: a copy of the data as they are at one moment, also beside a running service.
import { parseArgs } from 'node:util';
import { backUp } from './backup/back-up.ts';
import { readDataPlace } from './config.ts';
import { runCommand } from './run-command.ts';
import { StartError } from './start-error.ts';

const usage = `Cách dùng / usage:
  npm run backup -- TỆP
TỆP là tệp mới sẽ chứa bản sao lưu. DATA_DIR chọn thư mục dữ liệu (mặc định ./data).
FILE is the new file that will hold the backup. DATA_DIR chooses the data directory (./data by default).
`;

runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new StartError(usage);
  const { dataDir, database } = readDataPlace(process.env);
  if (database) {
    throw new StartError(
      `Dữ liệu ở PostgreSQL: đề nghị sao lưu bằng lệnh / the data are in PostgreSQL, please back them up with:\n` +
        `  pg_dump --format=custom --file=${JSON.stringify(file)} "$DATABASE_URL"`,
    );
  }
  await backUp(dataDir, file);
  process.stdout.write(`Đã sao lưu vào / backed up to ${file}\n`);
  return true;
});
