// `npm run check-file -- FILE`: what the service would say of the cells of a workbook, without a network or data.
// Ends with 1 where anything is wrong.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { fromSerial } from '../plan/iso-date.ts';
import { sentence } from '../plan/reasons/reason.ts';
import type { ReasonParams } from '../plan/issue.ts';
import type { ReasonCode } from '../plan/reasons/reason.ts';
import { systemClock } from './clock.ts';
import { runCommand } from './run-command.ts';
import { StartError } from './start-error.ts';
import { checkFile } from './workbook/check/check-file.ts';
import { countErrors, tellVerdict } from './workbook/check/tell-verdict.ts';
import { createFileReader } from './workbook/read/file-reader.ts';
import { FILE_LIMIT_BYTES } from './workbook/receipt/file-body.ts';

const usage = `Cách dùng / usage:
  npm run check-file -- TỆP.xlsx
Kiểm tra tệp đã điền như máy chủ sẽ kiểm tra; không cần mạng, không thay đổi gì.
Checks a workbook as the service would, without a network; changes nothing.
`;

runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new StartError(usage);
  const { size } = await stat(file).catch(() => {
    throw new StartError(`Không tìm thấy tệp / no such file: ${file}`);
  });
  if (size > FILE_LIMIT_BYTES) throw unreadable('fileTooLarge', { limit: '16 MB' });
  const reader = createFileReader();
  const read = await reader.read(await readFile(file));
  reader.close();
  if (read?.kind !== 'read') throw unreadable(read?.reason ?? 'readerBusy', read?.params ?? {});
  const { reading } = read;
  const fixed = reading.hidden?.today ?? null;
  const today = (fixed === null ? null : fromSerial(fixed)) ?? systemClock(null).today();
  const verdict = checkFile(reading, today);
  process.stdout.write(`${tellVerdict(basename(file), verdict)}\n`);
  return countErrors(verdict) === 0;
});

function unreadable(reason: ReasonCode, params: ReasonParams): StartError {
  return new StartError(`${sentence(reason, params)}\n${sentence(reason, params, 'en')}`);
}
