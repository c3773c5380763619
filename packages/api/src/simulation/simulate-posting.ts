import type { RequestContext, Viewer } from '../platform/index.js';
import { recordSimulated, simulateOnce, take, type SimulatedOutcome } from './simulate-once.js';
import type { UseKey } from './simulate-purchase.js';
import { findStoredUse } from './simulation.queries.js';
import { readAmountIn, type GivenMoney } from './simulation.rules.js';

/** Posts a pending use the member sees, with the amount it has or another one. @throws {InputError} for what is no amount */
export function simulatePosting(
  context: RequestContext,
  viewer: Viewer,
  use: UseKey,
  input: { idempotencyKey: string; amount?: GivenMoney | null },
): Promise<SimulatedOutcome<UseKey, 'NOTHING_TO_POST'>> {
  const act = { operation: 'simulatePosting', input, accountId: use.accountId };
  return simulateOnce<UseKey, 'NOTHING_TO_POST'>(context, viewer, act, async (stage) => {
    const { account, bulk } = stage;
    const stored = await findStoredUse(bulk.em, viewer.memberId, account.id, use.id);
    if (stored === null || stored.status !== 'PENDING') return { refused: 'NOTHING_TO_POST' };
    const amountMinor = input.amount == null ? BigInt(stored.amountMinor) : take(readAmountIn(account.currency, input.amount, 'amount'));
    const { sourceKey, details } = stored;
    await recordSimulated(stage, {
      accountId: account.id,
      sourceKey,
      step: { kind: 'POSTING', amountMinor },
      on: account.today,
      details: { ...details, postedOn: account.today },
      refundOf: null,
    });
    return { kept: use };
  });
}
