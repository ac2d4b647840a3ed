import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, readDataPlace } from '../../server/config.ts';

const production = { PUBLIC_URL: 'https://phuluc.example.vn', TRUST_PROXY: '1' };

describe('settings', () => {
  test('[CF1] a trial needs none: this machine only, port 3000, the working day of mid-May 2023', () => {
    expect(readConfig(['trial'], {})).toEqual({
      mode: 'trial',
      dataDir: './data',
      database: null,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      fixedToday: '2023-05-15',
      trialPassword: null,
      frameAncestors: expect.arrayContaining(["'self'", 'https://*.officeapps.live.com']),
      logLevel: 'error',
      tls: null,
      trustProxy: false,
      sessionHours: 168,
      requestsPerMinute: 6000,
      pushLimitBytes: 8 * 1024 * 1024,
      mail: null,
    });
  });

  test('[CF2] an empty variable counts as not set, and NODE_ENV decides nothing', () => {
    const plain = readConfig(['trial'], {});
    expect(
      readConfig(['trial'], { PORT: '', TODAY: '', TRIAL_PASSWORD: '', NODE_ENV: 'production' }),
    ).toEqual(plain);
  });

  test('[CF3] production follows the calendar and knows its public address', () => {
    expect(readConfig(['serve'], { ...production, PUBLIC_URL: 'https://phuluc.example.vn/' })).toMatchObject({
      mode: 'serve',
      publicUrl: 'https://phuluc.example.vn',
      fixedToday: null,
      logLevel: 'info',
      trustProxy: 1,
    });
  });

  test('[CF5] a database stands in for the data directory, for the service and for the account command', () => {
    const env = { DATABASE_URL: 'postgres://phu-luc@may-chu/ke-hoach', DATABASE_CONNECTIONS: '25' };
    const database = { url: 'postgres://phu-luc@may-chu/ke-hoach', connections: 25 };
    expect(readConfig(['trial'], env).database).toEqual(database);
    expect(readDataPlace(env)).toEqual({ dataDir: './data', database });
  });

  test.each([
    { args: ['thu'], env: {}, told: 'chế độ chạy "thu"' },
    { args: ['trial'], env: { PORT: 'ba nghìn' }, told: 'PORT' },
    { args: ['trial'], env: { PORT: '70000' }, told: 'PORT' },
    { args: ['trial'], env: { TODAY: '15/05/2023' }, told: 'TODAY' },
    { args: ['trial'], env: { TODAY: '2023-02-30' }, told: 'TODAY' },
    { args: ['trial'], env: { LOG_LEVEL: 'loud' }, told: 'LOG_LEVEL' },
    { args: ['trial'], env: { PUBLIC_URL: 'ftp://x' }, told: 'PUBLIC_URL' },
    { args: ['trial'], env: { DATABASE_URL: 'mysql://may-chu/ke-hoach' }, told: 'DATABASE_URL' },
    { args: ['trial'], env: { DATABASE_CONNECTIONS: '0' }, told: 'DATABASE_CONNECTIONS' },
    { args: ['trial'], env: { TLS_CERT: 'a.pem' }, told: 'TLS_CERT và TLS_KEY' },
    { args: ['trial'], env: { SMTP_URL: 'smtp://may-chu' }, told: 'SMTP_URL và MAIL_FROM' },
    { args: ['trial'], env: { SMTP_URL: 'http://may-chu', MAIL_FROM: 'a@b.vn' }, told: 'SMTP_URL' },
    { args: ['trial'], env: { SMTP_URL: 'smtp://may-chu', MAIL_FROM: 'a@b.vn\nBcc: c' }, told: 'MAIL_FROM' },
    { args: ['trial'], env: { TRUST_PROXY: 'true' }, told: 'TRUST_PROXY=true' },
    { args: ['serve'], env: { TRUST_PROXY: '1' }, told: 'PUBLIC_URL' },
    { args: ['serve'], env: { ...production, PUBLIC_URL: 'http://phuluc.example.vn' }, told: 'https://' },
    { args: ['serve'], env: { PUBLIC_URL: production.PUBLIC_URL }, told: 'TLS_CERT và TLS_KEY' },
  ])('[CF4] $args $env is refused in a sentence that names it', ({ args, env, told }) => {
    expect(() => readConfig(args, env)).toThrow(ConfigError);
    expect(() => readConfig(args, env)).toThrow(told);
  });
});
