import type { EntityManager } from '../platform/index.js';
import { lessenRefund, replaceWaitingInstallments, type RefundArrived } from '../statements/index.js';
import { findPurchasesInPlans, listRunningPlans, type PlanRow } from './installment-plan.queries.js';
import { changePayment, endPlan } from './installment-plan.store.js';
import { planChanged } from './plan-news.js';
import { refundPlan } from './plan-refund.rules.js';

/**
 * Takes refunds of purchases in installments off what is not billed yet, in the transaction that stores them; only what is more
 * comes back on the next bill. The caller has locked the accounts.
 */
export async function adjustPlansToRefunds(em: EntityManager, refunds: readonly RefundArrived[]): Promise<void> {
  const inPlans = await findPurchasesInPlans(em, refunds);
  // One after the other: a purchase can be refunded in several parts at once.
  for (const refund of refunds) {
    if (!inPlans.has(refund.purchaseId)) continue;
    const [plan] = await listRunningPlans(em, refund.accountId, refund.purchaseId);
    if (plan !== undefined) await adjust(em, plan, refund);
  }
}

async function adjust(em: EntityManager, plan: PlanRow, refund: RefundArrived): Promise<void> {
  const { accountId, id, transactionId } = plan;
  const open = plan.payments.filter(({ billStatus, isDropped }) => billStatus === null && !isDropped);
  const { parts, takenMinor } = refundPlan(
    open.map(({ number, principalMinor, feeMinor }) => ({ number, principalMinor: BigInt(principalMinor), feeMinor: BigInt(feeMinor) })),
    refund.refundMinor,
  );
  if (takenMinor === 0n) return;
  const lines = parts.map((part) => ({ ...part, closingDate: open.find(({ number }) => number === part.number)?.closingDate ?? '' }));
  await replaceWaitingInstallments(em, accountId, transactionId, lines);
  for (const part of parts) await changePayment(em, accountId, id, part);
  const [first] = open;
  if (parts.length === 0 && first !== undefined) await endPlan(em, accountId, id, { status: 'REFUNDED', droppedFrom: first.number });
  if (parts.length > 0) await planChanged.tell(em, [{ accountId, planId: id }]);
  await lessenRefund(em, refund, takenMinor);
}
