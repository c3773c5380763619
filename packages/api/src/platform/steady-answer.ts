import { setTimeout as sleep } from 'node:timers/promises';

/** Several times what the work behind a neutral answer takes, so that the work does not show. */
const STEADY_MS = 150;

/**
 * Gives an answer that tells nothing also by when it comes: what was found out and done until then takes less.
 * Faults are told at once: they do not depend on what is true.
 */
export async function answerSteadily<T>(work: () => Promise<T>): Promise<T> {
  const [answer] = await Promise.all([work(), sleep(STEADY_MS)]);
  return answer;
}
