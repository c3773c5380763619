import type { Config } from '../config.js';
import type { Database } from './database.js';
import type { Keys } from './keys.js';
import type { Metrics } from './metrics.js';
import type { PasswordHasher } from './password-hasher.js';

/** What lives as long as the process and every request shares. */
export interface Services {
  config: Config;
  database: Database;
  keys: Keys;
  /** Of PINs, the newest first: they alone can be rotated without everybody’s help. */
  pinKeys: readonly [Keys, ...Keys[]];
  metrics: Metrics;
  passwordHasher: PasswordHasher;
}
