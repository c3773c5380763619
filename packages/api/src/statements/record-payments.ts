import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { settleCarriedOver } from './settle-carried-over.js';
import { sharePayment, type PayableBill, type PaymentShare } from './payment.rules.js';

export interface NewPayment {
  accountId: string;
  transactionId: string;
  /** In minor units; above zero. */
  amountMinor: bigint;
  /** `YYYY-MM-DD` */
  paidOn: string;
  /** The open statement of an imported file it is listed on; null where it has none. */
  statementId: string | null;
}

/**
 * Pays the bills that wait, oldest first, and keeps the rest as a credit for the next one: a line for each share.
 * A bill is paid when payments cover it, also where it was carried over meanwhile. The caller has locked the accounts.
 * @param payments in the order they were made
 */
export async function recordPayments(em: EntityManager, payments: readonly NewPayment[]): Promise<void> {
  if (payments.length === 0) return;
  const bills = await listPayable(em, [...new Set(payments.map(({ accountId }) => accountId))]);
  const shares = payments.flatMap((payment) => {
    const open = bills.get(payment.accountId) ?? [];
    return sharePayment(open, payment.amountMinor, payment.paidOn).map((share) => {
      const bill = open.find(({ id }) => id === share.billId);
      if (bill !== undefined) bill.openMinor -= share.amountMinor;
      return { payment, share };
    });
  });
  await addLines(em, shares);
  await payBills(em, shares);
}

interface Share {
  payment: NewPayment;
  share: PaymentShare;
}

async function listPayable(em: EntityManager, accountIds: readonly string[]): Promise<Map<string, PayableBill[]>> {
  const rows = await query<{ accountId: string; id: string; dueDate: string | null; open: string }>(
    em,
    `select account_id as "accountId", id, due_date::text as "dueDate", (total_minor + adjustment_minor - paid_minor)::text as open
       from statement
      where account_id = any($1::uuid[]) and status = 'CLOSED' and total_minor + adjustment_minor > paid_minor
      order by due_date nulls last, period_end, id`,
    [accountIds],
  );
  const bills = Map.groupBy(rows, ({ accountId }) => accountId);
  return new Map(
    [...bills].map(([accountId, own]) => [accountId, own.map(({ id, dueDate, open }) => ({ id, dueDate, openMinor: BigInt(open) }))]),
  );
}

async function addLines(em: EntityManager, shares: readonly Share[]): Promise<void> {
  await query(
    em,
    `insert into bill_line (account_id, id, statement_id, transaction_id, kind, used_on, bills_from, amount_minor, pays)
     select account_id, id, statement_id, transaction_id, 'PAYMENT', paid_on, bills_from, amount_minor, pays
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::date[], $7::bigint[], $8::uuid[])
         as l (account_id, id, statement_id, transaction_id, paid_on, bills_from, amount_minor, pays)`,
    [
      shares.map(({ payment }) => payment.accountId),
      shares.map(() => uuidv7()),
      shares.map(({ payment }) => payment.statementId),
      shares.map(({ payment }) => payment.transactionId),
      shares.map(({ payment }) => payment.paidOn),
      shares.map(({ share }) => share.billsFrom),
      shares.map(({ share }) => String(-share.amountMinor)),
      shares.map(({ share }) => share.billId),
    ],
  );
}

async function payBills(em: EntityManager, shares: readonly Share[]): Promise<void> {
  const paying = shares.filter(({ share }) => share.billId !== null);
  if (paying.length === 0) return;
  await query(
    em,
    `update statement s
        set paid_minor = paid_minor + p.amount,
            status = case when paid_minor + p.amount >= total_minor + adjustment_minor then 'PAID' else status end
       from (select account_id, id, sum(amount) as amount from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as u (account_id, id, amount)
              group by account_id, id) p
      where s.account_id = p.account_id and s.id = p.id`,
    [
      paying.map(({ payment }) => payment.accountId),
      paying.map(({ share }) => share.billId),
      paying.map(({ share }) => String(share.amountMinor)),
    ],
  );
  await settleCarriedOver(
    em,
    paying.map(({ payment }) => payment.accountId),
  );
}
