import type { RequestContext, Viewer } from '../platform/index.js';
import { recordSimulated, simulateOnce, take, type SimulatedOutcome } from './simulate-once.js';
import type { UseKey } from './simulate-purchase.js';
import { findUseId } from './simulation.queries.js';
import { readAmountIn, type GivenMoney } from './simulation.rules.js';

/** As the payments of a bank's direct debit are called. */
const PAYMENT_TEXT = '口座振替';

/** Makes up a payment of today by the basic member. @throws {InputError} for what is no amount */
export function simulatePayment(
  context: RequestContext,
  viewer: Viewer,
  accountId: string,
  input: { idempotencyKey: string; amount: GivenMoney },
): Promise<SimulatedOutcome<UseKey, 'BASIC_MEMBER_ONLY'>> {
  const act = { operation: 'simulatePayment', input, accountId };
  return simulateOnce<UseKey, 'BASIC_MEMBER_ONLY'>(context, viewer, act, async (stage) => {
    const { account, bulk, sourceKey } = stage;
    if (!account.isBasic) return { refused: 'BASIC_MEMBER_ONLY' };
    const amountMinor = take(readAmountIn(account.currency, input.amount, 'amount'));
    await recordSimulated(stage, {
      accountId: account.id,
      sourceKey,
      step: { kind: 'POSTING', amountMinor: -amountMinor },
      on: account.today,
      details: {
        kind: 'PAYMENT',
        cardId: null,
        merchant: PAYMENT_TEXT,
        merchantCategoryCode: null,
        usedOn: account.today,
        postedOn: account.today,
        original: null,
        exchangeRate: null,
        exchangedOn: null,
      },
      refundOf: null,
    });
    return { kept: { accountId: account.id, id: await findUseId(bulk.em, account.id, sourceKey) } };
  });
}
