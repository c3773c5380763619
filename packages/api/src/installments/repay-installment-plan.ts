import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import {
  actorOf,
  checkIdempotencyKey,
  doOnce,
  retryTransaction,
  type EntityManager,
  type RequestContext,
  type Viewer,
  proofNeededOf,
} from '../platform/index.js';
import { findBillablePurchase, replaceWaitingInstallments } from '../statements/index.js';
import type { PlanKey } from './convert-to-installments.js';
import type { Settlement } from './early-repayment.rules.js';
import { findInstallmentPolicy } from './installment-policy.queries.js';
import { findPlan, type PlanRow } from './installment-plan.queries.js';
import { changePayment, endPlan, lockAccounts } from './installment-plan.store.js';
import { repaidMail } from './installment-mails.js';
import { isQuoted, readQuoteId, type Quote } from './quote-id.js';
import { settleNow } from './repayment-quote.js';

type RepaymentRefusal = 'QUOTE_EXPIRED' | 'PLAN_NOT_REPAYABLE' | 'STEP_UP_NEEDED' | 'IN_PERSON_NEEDED';

export type RepaymentOutcome = { kind: 'REPAID'; plan: PlanKey } | { kind: RepaymentRefusal | 'IDEMPOTENCY_KEY_REUSED' };

/**
 * Puts the rest of a plan on the next bill, exactly as quoted, with the fee that is earned by then.
 * @throws {InputError} for a key without the form of one.
 */
export async function repayInstallmentPlan(
  context: RequestContext,
  viewer: Viewer,
  { idempotencyKey, quoteId }: { idempotencyKey: string; quoteId: string },
): Promise<RepaymentOutcome> {
  checkIdempotencyKey(idempotencyKey);
  const quote = readQuoteId(quoteId);
  return retryTransaction(context.em, async (tx): Promise<RepaymentOutcome> => {
    const act = { memberId: viewer.memberId, operation: 'repayInstallmentPlan', key: idempotencyKey, payload: quoteId };
    const outcome = await doOnce<PlanKey, RepaymentRefusal>(tx, act, async () => {
      if (quote?.kind !== 'REPAYMENT') return { refused: 'QUOTE_EXPIRED' };
      await lockAccounts(tx, viewer.memberId, [quote.accountId]);
      return repayLocked(context, tx, viewer, quoteId, quote);
    });
    if ('kept' in outcome) return { kind: 'REPAID', plan: outcome.kept };
    return { kind: outcome.refused === 'KEY_REUSED' ? 'IDEMPOTENCY_KEY_REUSED' : outcome.refused };
  });
}

async function repayLocked(
  context: RequestContext,
  tx: EntityManager,
  viewer: Viewer,
  quoteId: string,
  quote: Quote,
): Promise<{ kept: PlanKey } | { refused: RepaymentRefusal }> {
  const { accountId, subjectId: planId } = quote;
  const plan = await findPlan(tx, viewer.memberId, accountId, planId);
  if (plan === null) return { refused: 'QUOTE_EXPIRED' };
  const settlement = settleNow(plan);
  if (settlement === null) return { refused: 'PLAN_NOT_REPAYABLE' };
  const purchase = await findBillablePurchase(tx, viewer.memberId, accountId, plan.transactionId);
  if (purchase === null) return { refused: 'PLAN_NOT_REPAYABLE' };
  const isGood = purchase.readAt < quote.expiresAt && isQuoted(context.services.keys, viewer.memberId, quoteId, quote, settlement);
  if (!isGood) return { refused: 'QUOTE_EXPIRED' };
  const policy = await findInstallmentPolicy(tx, purchase.cardProductId);
  const isBig = policy !== null && settlement.principalMinor >= policy.stepUpFromMinor;
  if (isBig && !viewer.isProofFresh) return { refused: proofNeededOf(viewer) };
  await settle(tx, plan, settlement);
  await recordActivity(tx, { kind: 'INSTALLMENT_PLAN_REPAID', memberId: viewer.memberId, actor: actorOf(viewer), source: context.source });
  const { merchant, currency } = purchase;
  const repaid = { plan: { accountId, id: planId }, merchant, currency, settlement };
  await mailMember(tx, viewer.memberId, repaidMail(context.services.config.publicOrigin, repaid));
  return { kept: repaid.plan };
}

async function settle(tx: EntityManager, plan: PlanRow, settlement: Settlement): Promise<void> {
  const { accountId, id, transactionId } = plan;
  await changePayment(tx, accountId, id, settlement);
  await endPlan(tx, accountId, id, { status: 'REPAID', droppedFrom: settlement.number + 1, unearnedMinor: settlement.unearnedMinor });
  await replaceWaitingInstallments(tx, accountId, transactionId, [settlement]);
}
