import { ConfigError } from './config.ts';
import { StartError } from './start-error.ts';
import { DataDirectoryBusy } from './store/sqlite/data-directory.ts';

/** Runs a command to its end; the process ends with 1 where it answers false or fails. */
export function runCommand(command: () => Promise<boolean>): void {
  command().then(
    isWell => process.exit(isWell ? 0 : 1),
    (error: unknown) => {
      process.stderr.write(`${sentenceOf(error)}\n`);
      process.exit(1);
    },
  );
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartError || error instanceof ConfigError) return error.message;
  if (error instanceof DataDirectoryBusy) {
    return (
      `Thư mục dữ liệu ${error.directory} đang được phần mềm sử dụng. Đề nghị dừng phần mềm trước.\n` +
      `The data directory is in use by a running service. Stop it first.`
    );
  }
  return String(error);
}
