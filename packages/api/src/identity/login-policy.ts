const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The numbers of access, each with its reason. docs/policy.md shows them as a table. */
export const LOGIN_POLICY = Object.freeze({
  /** Consecutive wrong passwords that lock, where no card product says otherwise (product.md: 3). */
  defaultThreshold: 3,
  /** How long a reserved guess may be checked. Hashing takes 10 ms; ten seconds covers a stalled machine. */
  leaseMs: 10 * SECOND_MS,
  /** A guess that finds all others under way waits this long at random, so that waiters do not march in step. */
  busyWaitMinMs: 10,
  busyWaitMaxMs: 70,
});

/** How long a session lives (OWASP ASVS 5.0, 7.3). */
export const SESSION_POLICY = Object.freeze({
  idleMs: 30 * MINUTE_MS,
  absoluteMs: 24 * HOUR_MS,
  /** Writing each request's time would double the load; a minute is close enough to thirty. */
  touchAfterMs: MINUTE_MS,
});
