import { query, type EntityManager } from '../platform/index.js';
import { findBillablePurchase, splitPurchase } from '../statements/index.js';
import { conversionDeadline } from './eligibility.rules.js';
import { priceOffer } from './installment-offer.rules.js';
import { findInstallmentPolicy } from './installment-policy.queries.js';
import { keepPlan } from './installment-plan.store.js';

/** A plan that was agreed on before, or elsewhere. */
export interface AgreedPlan {
  accountId: string;
  transactionId: string;
  count: number;
  /** `YYYY-MM-DD` in the account's time zone. */
  agreedOn: string;
}

/**
 * Keeps a plan as agreed on some day, for a purchase on no closed bill: whether it could be agreed on today is not asked.
 * The bills that close from then on have its payments.
 */
export async function keepAgreedPlan(em: EntityManager, memberId: string, agreed: AgreedPlan): Promise<void> {
  const { accountId, transactionId, count, agreedOn } = agreed;
  const purchase = await findBillablePurchase(em, memberId, accountId, transactionId);
  const policy = purchase && (await findInstallmentPolicy(em, purchase.cardProductId));
  const term = policy?.terms.find((candidate) => candidate.count === count);
  if (purchase?.bill == null || policy === null || term === undefined || purchase.bill.statementId !== null) {
    throw new Error('A plan was to be kept for what has no bill to come, or no such number of payments.');
  }
  const { bill, calendar, openMinor } = purchase;
  const price = priceOffer(openMinor, bill, calendar, policy, term);
  const deadlineOn = conversionDeadline(bill.dueDate, policy, calendar.businessCalendar);
  const id = await keepPlan(em, { accountId, transactionId, deadlineOn, price, policy });
  await query(
    em,
    `update installment_plan i set confirmed_at = least(app_now(), ($3::date + time '12:00') at time zone a.time_zone)
       from account a where a.id = i.account_id and i.account_id = $1 and i.id = $2`,
    [accountId, id, agreedOn],
  );
  await splitPurchase(em, accountId, { id: transactionId, openMinor, statementId: null }, price.payments);
}

/** Whether an account has a plan that can still be cancelled. */
export async function hasCancellablePlan(em: EntityManager, accountId: string): Promise<boolean> {
  const rows = await query(
    em,
    `select 1 from installment_plan i join account a on a.id = i.account_id
      where i.account_id = $1 and i.status = 'ACTIVE' and (app_now() at time zone a.time_zone)::date <= i.deadline_on limit 1`,
    [accountId],
  );
  return rows.length > 0;
}
