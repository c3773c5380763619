import type { RequestContext, Viewer } from '../platform/index.js';
import { recordSimulated, simulateOnce, take, type SimulatedOutcome } from './simulate-once.js';
import type { UseKey } from './simulate-purchase.js';
import { findStoredUse, findUseId } from './simulation.queries.js';
import { readAmountIn, type GivenMoney } from './simulation.rules.js';

/** Makes up a refund of a purchase the member sees, of its whole price or less. @throws {InputError} for what is no amount */
export function simulateRefund(
  context: RequestContext,
  viewer: Viewer,
  purchase: UseKey,
  input: { idempotencyKey: string; amount?: GivenMoney | null },
): Promise<SimulatedOutcome<UseKey, 'NOTHING_TO_REFUND'>> {
  const act = { operation: 'simulateRefund', input, accountId: purchase.accountId };
  return simulateOnce<UseKey, 'NOTHING_TO_REFUND'>(context, viewer, act, async (stage) => {
    const { account, bulk, sourceKey } = stage;
    const stored = await findStoredUse(bulk.em, viewer.memberId, account.id, purchase.id);
    if (stored === null || stored.details.kind !== 'PURCHASE') return { refused: 'NOTHING_TO_REFUND' };
    const amountMinor = input.amount == null ? BigInt(stored.amountMinor) : take(readAmountIn(account.currency, input.amount, 'amount'));
    const { cardId, merchant, merchantCategoryCode } = stored.details;
    const isRecorded = await recordSimulated(stage, {
      accountId: account.id,
      sourceKey,
      step: { kind: 'POSTING', amountMinor: -amountMinor },
      on: account.today,
      details: {
        kind: 'REFUND',
        cardId,
        merchant,
        merchantCategoryCode,
        usedOn: account.today,
        postedOn: account.today,
        original: null,
        exchangeRate: null,
        exchangedOn: null,
      },
      refundOf: stored.sourceKey,
    });
    if (!isRecorded) return { refused: 'NOTHING_TO_REFUND' };
    return { kept: { accountId: account.id, id: await findUseId(bulk.em, account.id, sourceKey) } };
  });
}
