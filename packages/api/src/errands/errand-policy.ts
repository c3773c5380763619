const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** The numbers of errands, each with its reason. */
export interface ErrandPolicy {
  readonly pollMs: number;
  readonly leaseMs: number;
  readonly tries: number;
  readonly retryMs: number;
  readonly worthDoingMs: number;
  readonly waiting: number;
  readonly stopWithinMs: number;
}

export const ERRAND_POLICY: ErrandPolicy = Object.freeze({
  /** Looked for at this pace and never at once: whoever asks something right after the answer meets no trace of the work. */
  pollMs: 300,
  /** Longer than any errand takes: one whose process died is done by another then. */
  leaseMs: MINUTE_MS,
  /** What fails as often fails for a reason that does not pass. */
  tries: 5,
  /** A database that restarts is back by then. */
  retryMs: 5 * SECOND_MS,
  /** A member who has waited longer has asked again. */
  worthDoingMs: 15 * MINUTE_MS,
  /** Some ten milliseconds each: what waits behind more would come too late. */
  waiting: 5000,
  /** Half of what the process has to stop. */
  stopWithinMs: 5 * SECOND_MS,
});
