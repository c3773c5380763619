import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';

export interface NewBill {
  label: string;
  periodStart: string;
  periodEnd: string;
  closingDate: string;
  dueDate: string;
}

/**
 * Closes the bill of a period: gathers its unbilled lines and fixes their sum. A period closed already is left as it is.
 */
export async function recordBill(em: EntityManager, accountId: string, bill: NewBill): Promise<void> {
  const id = uuidv7();
  const made = await query(
    em,
    `insert into statement (account_id, id, label, status, period_start, period_end, closing_date, due_date, total_minor)
     values ($1, $2, $3, 'CLOSED', $4, $5, $6, $7, 0) on conflict do nothing returning id`,
    [accountId, id, bill.label, bill.periodStart, bill.periodEnd, bill.closingDate, bill.dueDate],
  );
  if (made.length === 0) return;
  await query(
    em,
    `with gathered as (
       update bill_line set statement_id = $2
        where account_id = $1 and statement_id is null and used_on <= $3
        returning amount_minor)
     update statement set total_minor = (select coalesce(sum(amount_minor), 0) from gathered)
      where account_id = $1 and id = $2`,
    [accountId, id, bill.periodEnd],
  );
}

/** Marks the bills of an account that were due before a day as paid in full. */
export async function payBillsDueBefore(em: EntityManager, accountId: string, day: string): Promise<void> {
  await query(
    em,
    `update statement set paid_minor = total_minor, status = 'PAID'
      where account_id = $1 and status = 'CLOSED' and due_date < $2`,
    [accountId, day],
  );
}
