import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';

/** error: a developer should look; info: a change of state; debug: each request. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
