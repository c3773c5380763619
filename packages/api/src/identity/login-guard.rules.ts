/** A login's count of wrong passwords: those settled, and those being checked right now. */
export interface GuardState {
  failed: number;
  pending: number;
  /** Whether the lease of the pending checks has run out: their processes died. */
  isLeaseExpired: boolean;
}

export type GuardVerdict = 'GO' | 'BUSY' | 'LOCKED';

/**
 * Turns checks that never reported back into failures, so that a killed process never gives a guess back.
 */
export function settleExpired(state: GuardState): GuardState {
  if (!state.isLeaseExpired || state.pending === 0) return state;
  return { failed: state.failed + state.pending, pending: 0, isLeaseExpired: false };
}

/**
 * Whether one more password may be checked.
 * BUSY is not LOCKED: checks under way could use up the guesses that are left, or could be right and free them.
 * @param threshold consecutive wrong passwords that lock, 1–10
 */
export function judgeGuess(state: GuardState, threshold: number): GuardVerdict {
  const { failed, pending } = settleExpired(state);
  if (failed >= threshold) return 'LOCKED';
  return failed + pending < threshold ? 'GO' : 'BUSY';
}
