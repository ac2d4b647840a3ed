// The one reader of the environment. NODE_ENV decides nothing.
import { z } from 'zod';
import { IsoDate } from '../plan/iso-date.ts';

export type Mode = 'trial' | 'serve';

export type Config = Readonly<{
  mode: Mode;
  dataDir: string;
  /** A PostgreSQL that several instances may share; null keeps the data in `dataDir`. */
  database: DatabaseSettings | null;
  host: string;
  port: number;
  /** Where people and Office reach the service, without a final slash; null in a trial that nobody else reaches. */
  publicUrl: string | null;
  /** The trial's working day; null in production, where the calendar tells. */
  fixedToday: IsoDate | null;
  trialPassword: string | null;
  /** Who may show the pages in a frame: sources of the CSP directive `frame-ancestors`. */
  frameAncestors: readonly string[];
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  tls: Readonly<{ certFile: string; keyFile: string }> | null;
  /** Express's setting of the same name: hops or addresses of the proxies in front; false without one. */
  trustProxy: number | string | false;
  sessionHours: number;
  /** Generous, against a client gone wild; 0 is none. */
  requestsPerMinute: number;
  pushLimitBytes: number;
  /** By which reminders are sent; null where they are copied or opened as drafts. */
  mail: MailSettings | null;
}>;

/** A mail server, as smtp:// or smtps:// with account and password in it, and who the mail is from. */
export type MailSettings = Readonly<{ url: string; from: string }>;

export type DatabaseSettings = Readonly<{
  /** postgres://… */
  url: string;
  /** The most connections this instance opens for its store; one more carries the pokes. */
  connections: number;
}>;

/** Settings that cannot be used, each told in a sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const TRIAL_DAY = '2023-05-15';
/** Excel on the web runs under these; the desktop programs show the pane without a frame around it. */
const officeHosts =
  "'self' https://*.officeapps.live.com https://*.office.com https://*.office365.com https://*.sharepoint.com " +
  'https://*.cloud.microsoft https://*.microsoft365.com https://*.live.com';

const whole = (min: number, max: number): z.ZodCoercedNumber =>
  z.coerce
    .number<string>({ error: `phải là số nguyên từ ${min} đến ${max}` })
    .int()
    .min(min)
    .max(max);

const DataEnvironment = z.object({
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'phải là một địa chỉ dạng postgres://…' })
    .optional(),
  DATABASE_CONNECTIONS: whole(1, 500).default(10),
});

const Environment = DataEnvironment.extend({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'phải là một địa chỉ http hoặc https' })
    .transform(url => url.replace(/\/+$/, ''))
    .optional(),
  TODAY: z.string().pipe(IsoDate).default(TRIAL_DAY),
  TRIAL_PASSWORD: z.string().min(1).max(256).optional(),
  FRAME_ANCESTORS: z.string().default(officeHosts),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TRUST_PROXY: z.string().optional(),
  SESSION_HOURS: whole(1, 24 * 90).default(24 * 7),
  REQUESTS_PER_MINUTE: whole(0, 10_000_000).default(6000),
  PUSH_LIMIT_MB: whole(1, 100).default(8),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'phải là một địa chỉ dạng smtp://… hoặc smtps://…' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, { error: 'phải là một địa chỉ thư điện tử' })
    .max(320)
    .optional(),
});

/** The settings of a run, from its arguments and environment. Throws `ConfigError`. */
export function readConfig(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const mode = readMode(args);
  const env = parse(Environment, environment);
  const tls = readTls(env.TLS_CERT, env.TLS_KEY);
  const trustProxy = readTrustProxy(env.TRUST_PROXY);
  if (mode === 'serve') refuseUnsafe(env.PUBLIC_URL, tls !== null || trustProxy !== false);
  return {
    mode,
    dataDir: env.DATA_DIR,
    database: databaseOf(env),
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    fixedToday: mode === 'trial' ? env.TODAY : null,
    trialPassword: env.TRIAL_PASSWORD ?? null,
    frameAncestors: env.FRAME_ANCESTORS.split(/\s+/).filter(Boolean),
    logLevel: env.LOG_LEVEL ?? (mode === 'trial' ? 'error' : 'info'),
    tls,
    trustProxy,
    sessionHours: env.SESSION_HOURS,
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
    pushLimitBytes: env.PUSH_LIMIT_MB * 1024 * 1024,
    mail: readMail(env.SMTP_URL, env.MAIL_FROM),
  };
}

/** Where the data are, and nothing else: for the account command. Throws `ConfigError`. */
export function readDataPlace(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<Config, 'dataDir' | 'database'> {
  const env = parse(DataEnvironment, environment);
  return { dataDir: env.DATA_DIR, database: databaseOf(env) };
}

function parse<T>(schema: z.ZodType<T>, environment: Readonly<Record<string, string | undefined>>): T {
  // An empty variable is how many tools write "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues
      .map(issue => `Thiết lập ${issue.path.join('.')} không hợp lệ: ${issue.message}.`)
      .join('\n'),
  );
}

function databaseOf(env: z.infer<typeof DataEnvironment>): DatabaseSettings | null {
  const { DATABASE_URL: url, DATABASE_CONNECTIONS: connections } = env;
  return url === undefined ? null : { url, connections };
}

function readMode(args: readonly string[]): Mode {
  const [mode = 'trial'] = args;
  if (mode === 'trial' || mode === 'serve') return mode;
  throw new ConfigError(`Không có chế độ chạy "${mode}"; chỉ có "trial" (dùng thử) và "serve" (chính thức).`);
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (certFile && keyFile) return { certFile, keyFile };
  if (certFile || keyFile) throw new ConfigError('TLS_CERT và TLS_KEY phải được thiết lập cùng nhau.');
  return null;
}

function readMail(url: string | undefined, from: string | undefined): Config['mail'] {
  if (url && from) return { url, from };
  if (url || from) throw new ConfigError('SMTP_URL và MAIL_FROM phải được thiết lập cùng nhau.');
  return null;
}

function readTrustProxy(text: string | undefined): Config['trustProxy'] {
  if (text === undefined || text === '0') return false;
  if (/^\d+$/.test(text)) return Number(text);
  if (text === 'true') {
    throw new ConfigError(
      'TRUST_PROXY=true tin mọi địa chỉ. Đề nghị ghi số lớp máy chủ trung gian (ví dụ 1) hoặc địa chỉ của chúng.',
    );
  }
  return text;
}

function refuseUnsafe(publicUrl: string | undefined, isEncrypted: boolean): void {
  if (publicUrl === undefined) {
    throw new ConfigError(
      'Đề nghị thiết lập PUBLIC_URL: địa chỉ https mà các đơn vị dùng, ví dụ https://phuluc.example.vn.',
    );
  }
  if (!publicUrl.startsWith('https://')) {
    throw new ConfigError(
      `PUBLIC_URL phải bắt đầu bằng https:// vì Excel chỉ mở trang https (đang là ${publicUrl}).`,
    );
  }
  if (!isEncrypted) {
    throw new ConfigError(
      'Đề nghị thiết lập TLS_CERT và TLS_KEY (tệp chứng thư và khóa), hoặc TRUST_PROXY nếu chạy sau máy chủ trung gian có TLS.',
    );
  }
}
