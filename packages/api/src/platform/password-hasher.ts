import { canonicalPassword, PASSWORD_MAX_LENGTH } from '@meisai/schema/rules';
import { randomBytes } from 'node:crypto';
import { Gauge } from 'prom-client';
import { createHashingPool, type HashingCost, type HashingPool } from './hashing-pool.js';
import type { Metrics } from './metrics.js';

export interface PasswordHasher {
  /** @throws {Overloaded} when too many wait already. @throws {HashingInterrupted} */
  hash(password: string): Promise<string>;
  /**
   * Checks against a real hash, or against a dummy of equal cost where there is none.
   * @throws {Overloaded} when too many wait already: nothing was checked.
   * @throws {HashingInterrupted} when its process died under it: it may have been checked.
   */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
  close(): Promise<void>;
}

/** OWASP Password Storage Cheat Sheet's argon2id minimum: 19 MiB, two passes, one lane. */
const COST: HashingCost = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** @param concurrency how many passwords are hashed at once, each by a process of its own. */
export function createPasswordHasher(metrics: Metrics, concurrency = 1): PasswordHasher {
  const pool = createHashingPool(concurrency);
  const dummy = dummyHash();
  showLoad(metrics, pool);
  return {
    hash: async (password) => {
      const answer = await pool.run({ kind: 'HASH', password: canonicalPassword(password), cost: COST }, () => undefined);
      if ('hash' in answer) return answer.hash;
      throw new Error('A password could not be hashed.', { cause: answer });
    },
    verify: async (passwordHash, password) => {
      // A longer one cannot be right; it still costs what a right one costs, and no more.
      const bounded = canonicalPassword(password.slice(0, PASSWORD_MAX_LENGTH * 4));
      const job = { kind: 'VERIFY', password: bounded, passwordHash: passwordHash ?? dummy } as const;
      const answer = await pool.run(job, () => metrics.passwordVerifications.inc());
      if (!('matches' in answer)) throw new Error('A password could not be checked.', { cause: answer });
      return answer.matches && passwordHash !== null;
    },
    close: () => pool.close(),
  };
}

/** A hash of the cost of a real one that no password has: its digest is random. */
function dummyHash(): string {
  const { memoryCost, timeCost, parallelism } = COST;
  const [salt, digest] = [16, 32].map((bytes) => randomBytes(bytes).toString('base64').replaceAll('=', ''));
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${salt}$${digest}`;
}

function showLoad({ registry }: Metrics, pool: HashingPool): void {
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('passwords_hashing', 'Passwords being hashed right now.', () => pool.inFlight);
  gauge('passwords_waiting', 'Passwords waiting for their turn to be hashed.', () => pool.waiting);
}
