import { query, type EntityManager } from '../platform/index.js';
import { recordOpenStatement } from './record-open-statement.js';

export interface NewBill {
  periodStart: string;
  periodEnd: string;
  closingDate: string;
  dueDate: string;
}

/**
 * Closes the bill of a period: gathers its unbilled lines and fixes their sum. An open statement of the same period becomes
 * the bill; a period closed already is left as it is.
 */
export async function recordBill(em: EntityManager, accountId: string, bill: NewBill): Promise<void> {
  const { id, status } = await recordOpenStatement(em, accountId, { start: bill.periodStart, end: bill.periodEnd });
  if (status !== 'OPEN') return;
  await query(em, `update bill_line set statement_id = $2 where account_id = $1 and statement_id is null and used_on <= $3`, [
    accountId,
    id,
    bill.periodEnd,
  ]);
  await query(
    em,
    `update statement set status = 'CLOSED', closing_date = $3, due_date = $4, total_minor =
       (select coalesce(sum(l.amount_minor), 0) from bill_line l where l.account_id = $1 and l.statement_id = $2)
      where account_id = $1 and id = $2`,
    [accountId, id, bill.closingDate, bill.dueDate],
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
