import type { RequestContext, Viewer } from '../platform/index.js';
import { closeCycleEarly, startBilling } from '../statements/index.js';
import { simulateOnce, type SimulatedOutcome } from './simulate-once.js';

export interface SimulatedClosing {
  accountId: string;
  closingDate: string;
  /** null where there was nothing to bill. */
  statementId: string | null;
}

type Refusal = 'BASIC_MEMBER_ONLY' | 'CLOSING_TOO_FAR_AHEAD';

/** Closes the cycle that is under way as if its closing date had passed; a year ahead at most. */
export function simulateClosing(
  context: RequestContext,
  viewer: Viewer,
  accountId: string,
  input: { idempotencyKey: string },
): Promise<SimulatedOutcome<SimulatedClosing, Refusal>> {
  const act = { operation: 'simulateClosing', input, accountId };
  return simulateOnce<SimulatedClosing, Refusal>(context, viewer, act, async ({ bulk, account }) => {
    if (!account.isBasic) return { refused: 'BASIC_MEMBER_ONLY' };
    if (account.isFarAhead) return { refused: 'CLOSING_TOO_FAR_AHEAD' };
    await startBilling(bulk.em, account.id);
    const closed = await closeCycleEarly(bulk.em, account.id);
    if (closed === null) throw new Error('An account is not billed whose billing was started a moment ago.');
    return { kept: { accountId: account.id, closingDate: closed.closingDate, statementId: closed.statement?.id ?? null } };
  });
}
