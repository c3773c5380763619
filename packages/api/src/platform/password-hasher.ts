import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { canonicalPassword, PASSWORD_MAX_LENGTH } from '@meisai/schema/rules';
import { randomBytes } from 'node:crypto';
import { Overloaded } from './errors.js';
import type { Metrics } from './metrics.js';

export interface PasswordHasher {
  /** @throws {Overloaded} when too many wait already. */
  hash(password: string): Promise<string>;
  /** Checks against a real hash, or against a dummy of equal cost where there is none. @throws {Overloaded} */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
}

/** OWASP Password Storage Cheat Sheet's argon2id minimum: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2 satisfies Algorithm, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Two cores' worth in flight; past the waiting room a caller is told to come back, so that reads never starve. */
const MAX_IN_FLIGHT = 2;
const MAX_WAITING = 200;
const RETRY_AFTER_SECONDS = 2;

export async function createPasswordHasher(metrics: Metrics): Promise<PasswordHasher> {
  const dummy = await hash(randomBytes(32), COST);
  const bounded = boundedQueue(MAX_IN_FLIGHT, MAX_WAITING);
  return {
    hash: (password) => bounded(() => hash(canonicalPassword(password), COST)),
    verify: (passwordHash, password) =>
      bounded(async () => {
        metrics.passwordVerifications.inc();
        // A longer one cannot be right; it still costs what a right one costs, and no more.
        const bounded = canonicalPassword(password.slice(0, PASSWORD_MAX_LENGTH * 4));
        const matches = await verify(passwordHash ?? dummy, bounded);
        return matches && passwordHash !== null;
      }),
  };
}

function boundedQueue(maxInFlight: number, maxWaiting: number) {
  let inFlight = 0;
  const waiting: (() => void)[] = [];
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (inFlight >= maxInFlight) {
      if (waiting.length >= maxWaiting) throw new Overloaded(RETRY_AFTER_SECONDS);
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      inFlight += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inFlight -= 1;
      else next();
    }
  };
}
