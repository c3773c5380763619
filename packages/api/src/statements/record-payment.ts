import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { sharePayment, type PayableBill } from './payment.rules.js';

export interface NewPayment {
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
 * A bill is paid when payments cover it. The caller has locked the account.
 */
export async function recordPayment(em: EntityManager, accountId: string, payment: NewPayment): Promise<void> {
  const { transactionId, amountMinor, paidOn, statementId } = payment;
  for (const share of sharePayment(await listPayable(em, accountId), amountMinor, paidOn)) {
    await query(
      em,
      `insert into bill_line (account_id, id, statement_id, transaction_id, kind, used_on, bills_from, amount_minor)
       values ($1, $2, $3, $4, 'PAYMENT', $5, $6, $7)`,
      [accountId, uuidv7(), statementId, transactionId, paidOn, share.billsFrom, String(-share.amountMinor)],
    );
    if (share.billId !== null) await payBill(em, accountId, share.billId, share.amountMinor);
  }
}

async function listPayable(em: EntityManager, accountId: string): Promise<PayableBill[]> {
  const rows = await query<{ id: string; dueDate: string | null; open: string }>(
    em,
    `select id, due_date::text as "dueDate", (total_minor + adjustment_minor - paid_minor)::text as open from statement
      where account_id = $1 and status = 'CLOSED' and total_minor + adjustment_minor > paid_minor
      order by due_date nulls last, period_end, id`,
    [accountId],
  );
  return rows.map(({ id, dueDate, open }) => ({ id, dueDate, openMinor: BigInt(open) }));
}

async function payBill(em: EntityManager, accountId: string, statementId: string, amountMinor: bigint): Promise<void> {
  await query(
    em,
    `update statement set paid_minor = paid_minor + $3::bigint,
            status = case when paid_minor + $3::bigint >= total_minor + adjustment_minor then 'PAID' else status end
      where account_id = $1 and id = $2`,
    [accountId, statementId, String(amountMinor)],
  );
}
