import { OF_MEMBER } from '../accounts/index.js';
import type { BusinessCalendar } from '../calendar/business-day.js';
import { keyset, query, type EntityManager, type Page } from '../platform/index.js';
import { COLUMNS, type TransactionRow } from './transaction.queries.js';

/** A bill of an account that asks for money, or will. */
export interface UnpaidBill {
  id: string;
  /** null while it is open: its lines wait for the next closing. */
  dueDate: string | null;
}

/** An account with the bills its purchases can still be taken off. */
export interface UnpaidBills {
  cardProductId: string;
  businessCalendar: BusinessCalendar;
  /** Today in the account's time zone. */
  today: string;
  bills: UnpaidBill[];
}

/** The bills of an account of the basic member that are not paid; null for an account that is closed, has no bills, or is not theirs to change. */
export async function findUnpaidBills(em: EntityManager, memberId: string, accountId: string): Promise<UnpaidBills | null> {
  const [row] = await query<UnpaidBills>(
    em,
    `select p.id as "cardProductId", p.business_calendar as "businessCalendar", (app_now() at time zone a.time_zone)::date::text as today,
            coalesce((select json_agg(json_build_object('id', s.id, 'dueDate', case when s.status = 'CLOSED' then s.due_date end))
                        from statement s where s.account_id = a.id
                         and (s.status = 'OPEN' or (s.status = 'CLOSED' and s.due_date is not null))), '[]') as bills
       from account a join card_product p on p.id = a.card_product_id ${OF_MEMBER}
      where a.id = $2 and m.is_basic and a.closed_at is null and a.next_closing_on is not null`,
    [memberId, accountId],
  );
  return row ?? null;
}

/**
 * A page of the purchases that are paid at once, and stand on one of these bills or on none that has closed, newest first.
 * @param bills where they may stand, and how much must be left of each after refunds, in minor units
 */
export function listBillablePurchases(
  em: EntityManager,
  memberId: string,
  accountId: string,
  bills: { ids: readonly string[]; minimumMinor: bigint },
  page: Page,
): Promise<TransactionRow[]> {
  const { where, tail, parameters } = keyset(page, 't.used_on', 't.id', 5);
  return query(
    em,
    `select ${COLUMNS}
       from (select distinct l.transaction_id from bill_line l
              where l.account_id = $2 and l.kind = 'USE' and (l.statement_id is null or l.statement_id = any($3::uuid[]))) u
       join card_transaction t on t.account_id = $2 and t.id = u.transaction_id
       join account a on a.id = t.account_id
       join card_product p on p.id = a.card_product_id
       left join card c on c.id = t.card_id
       ${OF_MEMBER}
      where m.is_basic and t.kind = 'PURCHASE' and t.status = 'POSTED' and t.way_of_paying = 'LUMP_SUM'
        and t.amount_minor - t.refunded_minor >= $4::bigint and ${where} ${tail}`,
    [memberId, accountId, bills.ids, String(bills.minimumMinor), ...parameters],
  );
}
