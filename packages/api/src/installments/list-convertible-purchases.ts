import type { EntityManager, Page } from '../platform/index.js';
import { findUnpaidBills, listBillablePurchases } from '../statements/index.js';
import { conversionDeadline } from './eligibility.rules.js';
import { findInstallmentPolicy } from './installment-policy.queries.js';

type Purchases = Awaited<ReturnType<typeof listBillablePurchases>>;

/** A page of the purchases of an account that its basic member can turn into installments today, newest first; none for others. */
export async function listConvertiblePurchases(em: EntityManager, memberId: string, accountId: string, page: Page): Promise<Purchases> {
  const unpaid = await findUnpaidBills(em, memberId, accountId);
  const policy = unpaid && (await findInstallmentPolicy(em, unpaid.cardProductId));
  if (unpaid === null || policy === null) return [];
  const { bills, businessCalendar, today } = unpaid;
  const ids = bills
    .filter(({ dueDate }) => dueDate === null || today <= conversionDeadline(dueDate, policy, businessCalendar))
    .map(({ id }) => id);
  return listBillablePurchases(em, memberId, accountId, { ids, minimumMinor: policy.minimumAmountMinor }, page);
}
