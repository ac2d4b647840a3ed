// A data directory belongs to one process; the second is told so in a sentence, and the first goes on.
import { expect, onTestFinished, test } from 'vitest';
import { aDataDirectory } from '../server/a-data-directory.ts';
import { builtService } from '../server/built-service.ts';
import { PASSWORD, startProcess, type ServiceProcess } from './a-service-process.ts';
import { signIn } from './ask.ts';

test('[CR8] a second process on a data directory is refused in a sentence, until the first has died', async () => {
  const directory = aDataDirectory();
  const start = (): ServiceProcess => {
    const service = startProcess(builtService, { DATA_DIR: directory, TRIAL_PASSWORD: PASSWORD });
    onTestFinished(() => service.kill());
    return service;
  };
  const first = start();
  const url = await first.url;
  const second = start();
  expect([await second.ended, second.printed()]).toEqual([
    1,
    `Thư mục dữ liệu ${directory} đang được một tiến trình khác của Phụ lục dùng. Đề nghị dừng tiến trình đó hoặc chọn thư mục khác (DATA_DIR).\n` +
      'The data directory is in use by another process. Stop that one or choose another directory (DATA_DIR).\n',
  ]);
  await signIn(url, 'thu-ky');
  await first.kill();
  await signIn(await start().url, 'thu-ky');
});
