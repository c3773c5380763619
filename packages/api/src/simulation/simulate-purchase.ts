import { isOverLimit } from '../family/index.js';
import { decideUse, findControlledCard, type DeclineReason } from '../members/index.js';
import type { RequestContext, Viewer } from '../platform/index.js';
import { recordSimulated, simulateOnce, take, type SimulatedOutcome } from './simulate-once.js';
import { findUseId } from './simulation.queries.js';
import { readCategoryCode, readMerchant, readPrice, type GivenMoney } from './simulation.rules.js';

export interface UseKey {
  accountId: string;
  id: string;
}

interface PurchaseInput {
  idempotencyKey: string;
  cardId: string;
  merchant: string;
  price: GivenMoney;
  exchangeRate?: string | null;
  merchantCategoryCode?: string | null;
  isPending: boolean;
}

export type PurchaseOutcome = SimulatedOutcome<UseKey, 'CARD_NOT_FOUND' | 'OVER_LIMIT' | DeclineReason>;

/**
 * Makes up a purchase of today with a card the member controls: pending, or posted at once.
 * @throws {InputError} for what is no price, shop or category code
 */
export async function simulatePurchase(context: RequestContext, viewer: Viewer, input: PurchaseInput): Promise<PurchaseOutcome> {
  const merchant = take(readMerchant(input.merchant));
  const merchantCategoryCode = take(readCategoryCode(input.merchantCategoryCode ?? null));
  const card = await findControlledCard(context.em, viewer.memberId, input.cardId);
  if (card === null) return { kind: 'CARD_NOT_FOUND' };
  const act = { operation: 'simulatePurchase', input, accountId: card.accountId };
  return simulateOnce<UseKey, 'OVER_LIMIT' | DeclineReason>(context, viewer, act, async (stage) => {
    const { account, bulk, sourceKey } = stage;
    const { amountMinor, ...foreign } = take(readPrice(account.currency, input.price, input.exchangeRate ?? null));
    const reason = await decideUse(bulk.em, card.id);
    if (reason !== null) return { refused: reason };
    if (await isOverLimit(bulk.em, { cardId: card.id, amountMinor, usedOn: account.today })) return { refused: 'OVER_LIMIT' };
    await recordSimulated(stage, {
      accountId: account.id,
      sourceKey,
      step: { kind: input.isPending ? 'AUTHORISATION' : 'POSTING', amountMinor },
      on: account.today,
      details: {
        ...foreign,
        kind: 'PURCHASE',
        cardId: card.id,
        merchant,
        merchantCategoryCode,
        usedOn: account.today,
        postedOn: input.isPending ? null : account.today,
        exchangedOn: foreign.original === null ? null : account.today,
      },
      refundOf: null,
    });
    return { kept: { accountId: account.id, id: await findUseId(bulk.em, account.id, sourceKey) } };
  });
}
