import type { Database } from '../platform/index.js';
import { CycleNotClosed, closeNextCycle, type ClosedCycle } from './close-cycle.js';

/** So many accounts do not fail each for a reason of its own. */
const MOST_FAILED = 100;

export interface ClosingRound {
  onClosed?: (closed: ClosedCycle) => void;
  /** An account whose cycle could not be closed: the others go on without it. */
  onFailed: (failure: CycleNotClosed) => void;
  isStopping: () => boolean;
}

/** Closes all cycles that have ended, but for those of accounts that fail: the next round tries them again. */
export async function closeEndedCycles(database: Database, { onClosed, onFailed, isStopping }: ClosingRound): Promise<void> {
  const failed: string[] = [];
  while (!isStopping()) {
    const closed = await closeNextCycle(database.fork(), { except: failed }).catch((error: unknown) => {
      if (!(error instanceof CycleNotClosed) || failed.length >= MOST_FAILED) throw error;
      failed.push(error.accountId);
      onFailed(error);
      return 'FAILED' as const;
    });
    if (closed === null) return;
    if (closed !== 'FAILED') onClosed?.(closed);
  }
}
