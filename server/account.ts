// `npm run account`: adds, resets and lists accounts, also beside a running service. A password is read from the
// keyboard, from standard input or from ACCOUNT_PASSWORD; never from an argument, which other users of the machine see.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { Account } from '../plan/account.ts';
import { readDirectory } from '../plan/units/directory.ts';
import { ConfigError, readDataPlace } from './config.ts';
import { isTrialData, openStore } from './data.ts';
import { placesIn } from './places.ts';
import { findProjectRoot } from './project-root.ts';
import { hashPassword } from './session/password.ts';
import { StartError } from './start-error.ts';
import type { Store } from './store/store.ts';

const SHORTEST_PASSWORD = 10;

const usage = `Cách dùng / usage:
  npm run account -- list
  npm run account -- add ID --secretariat [--name TÊN]
  npm run account -- add ID [--unit ĐƠN-VỊ] [--name TÊN]     ID là mã đơn vị nếu không ghi --unit
  npm run account -- reset ID
Mật khẩu được hỏi trên bàn phím, đọc từ đầu vào chuẩn, hoặc từ biến ACCOUNT_PASSWORD.
DATA_DIR chọn thư mục dữ liệu (mặc định ./data); DATABASE_URL chọn cơ sở dữ liệu PostgreSQL thay cho thư mục.
`;

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { secretariat: { type: 'boolean' }, unit: { type: 'string' }, name: { type: 'string' } },
  });
  const [command, id] = positionals;
  if (command !== 'list' && (id === undefined || (command !== 'add' && command !== 'reset'))) {
    throw new StartError(usage);
  }
  const { dataDir, database } = readDataPlace(process.env);
  const store = await openStore(dataDir, database);
  try {
    if (command === 'list') await list(store);
    else if (command === 'add') await add(store, await newAccount(id!, values));
    else await reset(store, id!);
  } finally {
    await store.close();
  }
}

async function list(store: Store): Promise<void> {
  const accounts = await store.accounts();
  for (const { id, name, role } of accounts) {
    process.stdout.write(`${id.padEnd(28)} ${role.padEnd(12)} ${name}\n`);
  }
  if (accounts.length === 0) process.stdout.write('Chưa có tài khoản. / No accounts yet.\n');
}

async function add(store: Store, account: Account): Promise<void> {
  await refuseTrial(store);
  if (await store.account(account.id)) {
    throw new StartError(
      `Đã có tài khoản "${account.id}". Đổi mật khẩu bằng: npm run account -- reset ${account.id}`,
    );
  }
  await store.putAccounts([account], await hashPassword(`account:${account.id}`, await readPassword()));
  process.stdout.write(`Đã tạo tài khoản / added: ${account.id} – ${account.name}\n`);
}

async function reset(store: Store, id: string): Promise<void> {
  await refuseTrial(store);
  const known = await store.account(id);
  if (!known) throw new StartError(`Không có tài khoản "${id}". / There is no account "${id}".`);
  await store.replacePassword(await hashPassword(known.password.id, await readPassword()));
  process.stdout.write(`Đã đổi mật khẩu; các phiên đang mở đã kết thúc / password changed: ${id}\n`);
}

async function newAccount(
  id: string,
  { secretariat = false, unit, name }: Readonly<{ secretariat?: boolean; unit?: string; name?: string }>,
): Promise<Account> {
  if (secretariat) {
    return parseAccount({ id, name: name ?? 'Thư ký Hội đồng', unit: null, role: 'secretariat' });
  }
  const places = placesIn(findProjectRoot());
  const { units } = readDirectory(JSON.parse(await readFile(places.unitDirectory, 'utf8')));
  const known = units.find(each => each.id === (unit ?? id));
  if (!known && name === undefined) {
    throw new StartError(
      `Danh bạ không có đơn vị "${unit ?? id}": đề nghị ghi thêm --name, hoặc --secretariat cho thư ký.`,
    );
  }
  return parseAccount({ id, name: name ?? known?.name, unit: unit ?? id, role: 'unit' });
}

function parseAccount(input: unknown): Account {
  const read = Account.safeParse(input);
  if (read.success) return read.data;
  throw new StartError(
    'Mã tài khoản và mã đơn vị gồm chữ thường không dấu và số, nối bằng dấu "-", ví dụ so-gddt.',
  );
}

async function refuseTrial(store: Store): Promise<void> {
  if (!(await isTrialData(store))) return;
  throw new StartError(
    'Đây là dữ liệu dùng thử, mọi tài khoản dùng chung mật khẩu: đặt lại bằng TRIAL_PASSWORD=… npm start.',
  );
}

async function readPassword(): Promise<string> {
  const password = process.env.ACCOUNT_PASSWORD ?? (await typedPassword());
  if (password.length < SHORTEST_PASSWORD) {
    throw new StartError(
      `Mật khẩu phải có ít nhất ${SHORTEST_PASSWORD} ký tự. / At least ${SHORTEST_PASSWORD} characters.`,
    );
  }
  return password;
}

async function typedPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    const lines = createInterface({ input: process.stdin });
    for await (const line of lines) return line;
    return '';
  }
  process.stdout.write('Mật khẩu mới / new password: ');
  const silent = createInterface({ input: process.stdin, terminal: true, output: nowhere() });
  const password = await silent.question('');
  silent.close();
  process.stdout.write('\n');
  return password;
}

/** So that what is typed is not shown. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof StartError || error instanceof ConfigError ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
