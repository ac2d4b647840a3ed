import type { Logger } from 'pino';
import type { Unit } from '../plan/unit.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Engine } from './engine/engine.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Places } from './places.ts';
import type { Sessions } from './session/sessions.ts';
import type { Store } from './store/store.ts';

/** The world as the app is given it. */
export type Deps = Readonly<{
  config: Config;
  places: Places;
  clock: Clock;
  log: Logger;
  store: Store;
  engine: Engine;
  sessions: Sessions;
  /** The unit directory of this installation, for plans that bring none. */
  directory(): Promise<readonly Unit[]>;
  /** Signs the files that the service makes. */
  fileKey: string;
  /** Sends reminders; null where the installation has no mail server. */
  mailer: Mailer | null;
  /** Aborted when the service is about to stop: long answers end. */
  stopping: AbortSignal;
}>;
