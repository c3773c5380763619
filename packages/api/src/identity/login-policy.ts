const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The numbers of access, each with its reason. docs/policy.md shows them as a table. */
export const LOGIN_POLICY = Object.freeze({
  /** Consecutive wrong passwords that lock, where no card product says otherwise. */
  defaultThreshold: 3,
  /** Over all buckets of a login: PCI DSS 4.0, 8.3.4 allows no more than 10 before a lock. */
  cap: 10,
  /** NIST SP 800-63B-4, 3.2.2: no more than 100 consecutive failures; the hundredth never happens. */
  runLimit: 100,
  /** PCI DSS 4.0, 8.3.4: a lock lasts at least 30 minutes. */
  firstLockMs: 30 * MINUTE_MS,
  /** Doubling further would punish the member more than the guesser, who gets three tries a day. */
  longestLockMs: 24 * HOUR_MS,
  /** How long a reserved guess may be checked. Hashing takes 10 ms; ten seconds covers a stalled machine. */
  leaseMs: 10 * SECOND_MS,
  /** A guess that finds all others under way waits this long at random, so that waiters do not march in step. */
  busyWaitMinMs: 10,
  busyWaitMaxMs: 70,
  /** How long a run of failures is remembered after its last one: 99 guesses in a year find no password of ours. */
  keepRunMs: 365 * 24 * HOUR_MS,
  /** A count that remembers nothing is only a row. */
  keepCleanMs: 24 * HOUR_MS,
});

/** Wrong passwords, codes and tokens from one place on the network, over all user IDs: spraying, and noise that fills the tables. */
export const SOURCE_POLICY = Object.freeze({
  windowMs: 10 * MINUTE_MS,
  /** A household or a small office behind one address rarely mistypes thirty times in ten minutes. */
  perAddress: 30,
  /** A /24 of IPv4: an attacker rents one whole, but it may also hold hundreds of households. */
  perIpv4Block: 300,
  /** A /48 of IPv6 is one customer's, however many /64s they make of it. */
  perIpv6Block: 150,
  /**
   * What is asked for with a card or a user ID and answered the same way whatever is true: each counts, fitting or not,
   * or the limit would tell which. So does each challenge for a passkey. Far above what people ask, and it bounds how many
   * members one source can have mailed, and how much it can have kept.
   */
  asksPerAddress: 300,
  /** Also what one app may push: five a second, each of which is kept for a minute. */
  asksPerBlock: 3000,
});

/** A member's tries for a user ID, at registering and at a change, and finding out by them which are taken. */
export const USER_ID_POLICY = Object.freeze({
  /** Most try two or three before one is free. Changes count too, or a name could be tried and given back. */
  tries: 20,
  windowMs: 24 * HOUR_MS,
});

/** A login that waits for its second factor. */
export const PENDING_LOGIN_POLICY = Object.freeze({
  /** Time to find the phone, and little for a browser that was left alone. */
  lifeMs: 10 * MINUTE_MS,
});
