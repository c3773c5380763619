interface Waits {
  tries: number;
  firstRetryMs: number;
  longestRetryMs: number;
  firstPauseMs: number;
  longestPauseMs: number;
  disableAfterMs: number;
}

/**
 * When to try a delivery again: doubling waits, each shortened by up to half at random so that retries do not march in step.
 * @param tries so far, one at least @param random from 0 to 1 @returns null for never
 */
export function nextTryAfter(tries: number, random: number, waits: Waits): number | null {
  return tries >= waits.tries ? null : doubled(waits.firstRetryMs, tries, waits.longestRetryMs) * (1 - random / 2);
}

/** How long a webhook that failed is left alone. @param failures in a row, one at least */
export function pauseAfter(failures: number, waits: Waits): number {
  return doubled(waits.firstPauseMs, failures, waits.longestPauseMs);
}

const GONE = 410;

/** Whether a webhook is given up: it has failed for too long, or says itself that it is gone (RFC 9110, 15.5.11). */
export function isGivenUp(status: number | null, failingForMs: number, waits: Waits): boolean {
  return status === GONE || failingForMs >= waits.disableAfterMs;
}

function doubled(firstMs: number, nth: number, longestMs: number): number {
  return Math.min(firstMs * 2 ** Math.min(nth - 1, 30), longestMs);
}
