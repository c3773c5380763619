import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { actorOf, checkIdempotencyKey, doOnce, keyOf, retryTransaction, type RequestContext, type Viewer } from '../platform/index.js';
import { findBillablePurchase, joinPurchase } from '../statements/index.js';
import type { PlanKey } from './convert-to-installments.js';
import { findPlan } from './installment-plan.queries.js';
import { endPlan, lockAccounts } from './installment-plan.store.js';
import { cancelledMail } from './installment-mails.js';

type CancellationRefusal = 'PLAN_NOT_FOUND' | 'PLAN_NOT_CANCELLABLE';

export type CancellationOutcome = { kind: 'CANCELLED'; plan: PlanKey } | { kind: CancellationRefusal | 'IDEMPOTENCY_KEY_REUSED' };

/**
 * Cancels a plan until the deadline of the bill its purchase stands on: the purchase is paid at once again.
 * @throws {InputError} for a key without the form of one.
 */
export async function cancelInstallmentPlan(
  context: RequestContext,
  viewer: Viewer,
  { idempotencyKey, planId }: { idempotencyKey: string; planId: string },
): Promise<CancellationOutcome> {
  checkIdempotencyKey(idempotencyKey);
  const [accountId, id] = keyOf('InstallmentPlan', planId);
  if (accountId === undefined || id === undefined) return { kind: 'PLAN_NOT_FOUND' };
  return retryTransaction(context.em, async (tx): Promise<CancellationOutcome> => {
    const act = { memberId: viewer.memberId, operation: 'cancelInstallmentPlan', key: idempotencyKey, payload: planId };
    const outcome = await doOnce<PlanKey, CancellationRefusal>(tx, act, async () => {
      await lockAccounts(tx, viewer.memberId, [accountId]);
      const plan = await findPlan(tx, viewer.memberId, accountId, id);
      if (plan === null) return { refused: 'PLAN_NOT_FOUND' };
      if (!plan.isCancellable) return { refused: 'PLAN_NOT_CANCELLABLE' };
      const purchase = await findBillablePurchase(tx, viewer.memberId, accountId, plan.transactionId);
      if (purchase === null) return { refused: 'PLAN_NOT_FOUND' };
      const principalMinor = plan.payments.reduce((sum, payment) => sum + BigInt(payment.principalMinor), 0n);
      await endPlan(tx, accountId, id, { status: 'CANCELLED', droppedFrom: 1 });
      await joinPurchase(tx, accountId, { id: plan.transactionId, principalMinor, usedOn: purchase.usedOn });
      await recordActivity(tx, {
        kind: 'INSTALLMENT_PLAN_CANCELLED',
        memberId: viewer.memberId,
        actor: actorOf(viewer),
        source: context.source,
      });
      const { merchant, usedOn, currency } = purchase;
      const dueDate = plan.payments[0]?.dueDate ?? plan.deadlineOn;
      const cancelled = { plan: { accountId, id }, merchant, usedOn, currency, principalMinor, dueDate };
      await mailMember(tx, viewer.memberId, cancelledMail(context.services.config.publicOrigin, cancelled));
      return { kept: { accountId, id } };
    });
    if ('kept' in outcome) return { kind: 'CANCELLED', plan: outcome.kept };
    return { kind: outcome.refused === 'KEY_REUSED' ? 'IDEMPOTENCY_KEY_REUSED' : outcome.refused };
  });
}
