import type { MailPolicy } from './mail-policy.js';

export type RetryVerdict = { kind: 'RETRY'; afterMs: number } | { kind: 'GIVE_UP' };

/** What an attempt that failed tells of the next one. */
export interface FailedAttempt {
  /** 1 after the first. */
  attempts: number;
  /** Since the mail was written. */
  ageMs: number;
  /** Whether the server refused this recipient for good. */
  isRefused: boolean;
}

/**
 * When to try again: doubling waits, each shortened by up to half at random so that retries do not march in step.
 * @param random from 0 to 1
 */
export function judgeRetry(failed: FailedAttempt, random: number, policy: MailPolicy): RetryVerdict {
  if (failed.isRefused || failed.ageMs >= policy.giveUpAfterMs) return { kind: 'GIVE_UP' };
  const doubled = policy.firstRetryMs * 2 ** Math.min(failed.attempts - 1, 30);
  return { kind: 'RETRY', afterMs: Math.round(Math.min(doubled, policy.longestRetryMs) * (1 - random / 2)) };
}
