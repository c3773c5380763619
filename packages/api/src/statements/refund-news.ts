import { createNews, query, type EntityManager } from '../platform/index.js';

/** A refund of a purchase that is stored now, with a line that waits for the next bill. */
export interface RefundArrived {
  accountId: string;
  purchaseId: string;
  refundId: string;
  /** In minor units, above zero. */
  refundMinor: bigint;
}

export const refundArrived = createNews<RefundArrived>();

/** Makes what a refund gives back on the next bill smaller: so much of it was taken off what was still to be billed. */
export async function lessenRefund(em: EntityManager, { accountId, refundId }: RefundArrived, byMinor: bigint): Promise<void> {
  await query(
    em,
    `update bill_line set amount_minor = amount_minor + $3::bigint
      where account_id = $1 and transaction_id = $2 and kind = 'REFUND' and statement_id is null`,
    [accountId, refundId, String(byMinor)],
  );
  await query(em, `delete from bill_line where account_id = $1 and transaction_id = $2 and kind = 'REFUND' and amount_minor = 0`, [
    accountId,
    refundId,
  ]);
}
