import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { isForLaterBill } from './billed-amount.js';
import { linesForFamily, type LineOfUse } from './lines-for-family.rules.js';
import { COLUMNS, OF_ACCOUNT, type TransactionRow } from './transaction.queries.js';

export interface TransactionEventRow {
  status: 'PENDING' | 'POSTED' | 'CANCELLED' | 'REFUNDED';
  happenedOn: string;
  amountMinor: string;
  currency: string;
  /** What the transaction itself comes to: refunds are told in part or whole by it. */
  priceMinor: string;
}

const MOST_EVENTS = 100;

/** What happened to one of the member's transactions, the oldest first; the newest hundred. */
export async function listTransactionEvents(
  em: EntityManager,
  memberId: string,
  accountId: string,
  transactionId: string,
): Promise<TransactionEventRow[]> {
  const rows = await query<TransactionEventRow>(
    em,
    `select e.status, e.happened_on::text as "happenedOn", e.amount_minor::text as "amountMinor", a.currency,
            t.amount_minor::text as "priceMinor"
       from transaction_event e
       join card_transaction t on t.account_id = e.account_id and t.id = e.transaction_id
       join account a on a.id = t.account_id
       ${OF_MEMBER}
      where e.account_id = $2 and e.transaction_id = $3 and ${mayBeSeen('t.card_id')}
      order by e.id desc limit ${MOST_EVENTS}`,
    [memberId, accountId, transactionId],
  );
  return rows.toReversed();
}

export interface BillLineRow extends LineOfUse {
  currency: string;
}

/** The lines one of the member's transactions has on bills, and those that wait for one; of a plan none but to the basic member. */
export async function listBillLines(em: EntityManager, memberId: string, accountId: string, transactionId: string): Promise<BillLineRow[]> {
  const rows = await query<BillLineRow & { isBasic: boolean }>(
    em,
    `select m.is_basic as "isBasic", l.statement_id is null and ${isForLaterBill('l', 'a.next_closing_on')} as "isForLaterBill", l.kind, l.amount_minor::text as "amountMinor", a.currency, l.is_adjustment as "isAdjustment", l.statement_id as "statementId", l.bills_from::text as "billsFrom"
       from bill_line l
       join card_transaction t on t.account_id = l.account_id and t.id = l.transaction_id
       join account a on a.id = t.account_id
       ${OF_MEMBER}
       left join statement s on s.account_id = l.account_id and s.id = l.statement_id
      where l.account_id = $2 and l.transaction_id = $3 and ${mayBeSeen('t.card_id')}
      order by s.period_end nulls last, l.bills_from, l.is_adjustment, l.id`,
    [memberId, accountId, transactionId],
  );
  return rows[0]?.isBasic === true ? rows : linesForFamily(rows);
}

/** The purchase one of the member's refunds gives back; null where it gives back none that is known. */
export async function findRefunded(
  em: EntityManager,
  memberId: string,
  accountId: string,
  refundId: string,
): Promise<TransactionRow | null> {
  const rows = await query<TransactionRow>(
    em,
    `select ${COLUMNS} ${OF_ACCOUNT}
      where t.account_id = $2 and ${mayBeSeen('t.card_id')}
        and t.id = (select r.refund_of from card_transaction r where r.account_id = $2 and r.id = $3)`,
    [memberId, accountId, refundId],
  );
  return rows[0] ?? null;
}
