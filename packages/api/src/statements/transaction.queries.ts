import type { MerchantCategory } from './merchant-category.rules.js';
import type { StoredStatus } from './transaction-life.rules.js';
import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { keyset, query, type EntityManager, type Page } from '../platform/index.js';
import { billedMinorColumn, isForLaterBill, paysAnotherBill, type BilledRow } from './billed-amount.js';

export interface TransactionRow extends OwnTransactionRow {
  accountId: string;
  accountNameJa: string;
  accountNameEn: string;
  currency: string;
  timeZone: string;
  isBasic: boolean;
}

/** What a transaction tells of itself, without its account. */
export interface OwnTransactionRow {
  id: string;
  kind: 'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT' | 'CREDIT';
  status: StoredStatus;
  merchant: string;
  usedOn: string;
  postedOn: string | null;
  amountMinor: string;
  refundedMinor: string;
  originalMinor: string | null;
  originalCurrency: string | null;
  exchangeRate: string | null;
  exchangedOn: string | null;
  category: MerchantCategory;
  wayOfPaying: 'LUMP_SUM' | 'INSTALLMENTS';
  cardId: string | null;
  cardLastFour: string | null;
}

/** What a transaction `t`, with its card `c`, tells of itself. */
export const OWN_COLUMNS = `t.id, t.kind, t.merchant,
  t.used_on::text as "usedOn", t.posted_on::text as "postedOn", t.amount_minor::text as "amountMinor",
  t.original_minor::text as "originalMinor", t.original_currency as "originalCurrency",
  t.status, t.refunded_minor::text as "refundedMinor", t.exchange_rate::text as "exchangeRate", t.exchanged_on::text as "exchangedOn",
  t.category, t.way_of_paying as "wayOfPaying", t.card_id as "cardId", c.last_four as "cardLastFour"`;

export const COLUMNS = `
  t.account_id as "accountId", p.name_ja as "accountNameJa", p.name_en as "accountNameEn",
  a.currency, a.time_zone as "timeZone", m.is_basic as "isBasic", ${OWN_COLUMNS}`;

export const OF_ACCOUNT = `
  from card_transaction t
  join account a on a.id = t.account_id
  join card_product p on p.id = a.card_product_id
  left join card c on c.id = t.card_id
  ${OF_MEMBER}`;

/** A page of all transactions of one of the member's accounts, newest first. */
export function listTransactions(em: EntityManager, memberId: string, accountId: string, page: Page): Promise<TransactionRow[]> {
  const { where, tail, parameters } = keyset(page, 't.used_on', 't.id', 3);
  return query(em, `select ${COLUMNS} ${OF_ACCOUNT} where t.account_id = $2 and ${mayBeSeen('t.card_id')} and ${where} ${tail}`, [
    memberId,
    accountId,
    ...parameters,
  ]);
}

/** A page of the transactions on one of the member's statements, newest first. */
export function listStatementTransactions(
  em: EntityManager,
  memberId: string,
  accountId: string,
  statementId: string,
  page: Page,
): Promise<(TransactionRow & BilledRow)[]> {
  const { where, tail, parameters } = keyset(page, 'l.used_on', 'l.transaction_id', 4);
  return query(
    em,
    `select ${COLUMNS}, ${billedMinorColumn('b.statement_id = $3')}
       from bill_line l
       join card_transaction t on t.account_id = l.account_id and t.id = l.transaction_id
       join account a on a.id = l.account_id
       join card_product p on p.id = a.card_product_id
       left join card c on c.id = t.card_id
       ${OF_MEMBER}
      where ${mayBeSeen('t.card_id')} and l.account_id = $2 and l.statement_id = $3 and ${where}
        -- A payment shared out over two bills has two lines here, and is one transaction.
        and not exists (select 1 from bill_line e where e.account_id = l.account_id and e.transaction_id = l.transaction_id
                           and e.statement_id = l.statement_id and e.id < l.id)
      ${tail}`,
    [memberId, accountId, statementId, ...parameters],
  );
}

/** A page of the member's transactions that are on no closed bill yet, newest first; installments of the bills after the next one and payments of bills left out. */
export function listUnbilledTransactions(
  em: EntityManager,
  memberId: string,
  accountId: string,
  page: Page,
): Promise<(TransactionRow & BilledRow & { nextClosing: string | null })[]> {
  const line = keyset(page, 'l.used_on', 'l.transaction_id', 3);
  const { tail, parameters } = keyset(page, 't.used_on', 't.id', 3);
  // Each list of lines is walked by its index from the place on. A payment shared out has several lines and is one transaction.
  const lines = (on: string): string =>
    `(select l.used_on, l.transaction_id from bill_line l
       where l.account_id = $2 and ${on} and ${line.where}
         and not ${isForLaterBill('l', '(select n.next_closing_on from account n where n.id = $2)')} and not ${paysAnotherBill('l')}
         and (select ${mayBeSeen('v.card_id')} from membership m join card_transaction v on v.account_id = $2 and v.id = l.transaction_id
               where m.account_id = $2 and m.member_id = $1)
       group by 1, 2 ${line.tail})`;
  const isWaiting = `not ${isForLaterBill('b', 'a.next_closing_on')} and not ${paysAnotherBill('b')}
    and (b.statement_id is null or exists (select 1 from statement o where o.account_id = $2 and o.id = b.statement_id and o.status = 'OPEN'))`;
  return query(
    em,
    `select ${COLUMNS}, a.next_closing_on::text as "nextClosing", ${billedMinorColumn(isWaiting)}
       from (${lines('l.statement_id is null')}
             union
             select o.* from statement s cross join lateral ${lines('l.statement_id = s.id')} o where s.account_id = $2 and s.status = 'OPEN') u
       join card_transaction t on t.account_id = $2 and t.id = u.transaction_id
       join account a on a.id = t.account_id
       join card_product p on p.id = a.card_product_id
       left join card c on c.id = t.card_id
       ${OF_MEMBER}
      ${tail}`,
    [memberId, accountId, ...parameters],
  );
}

/** One transaction of the member; null for another's and for none alike. */
export async function findTransaction(em: EntityManager, memberId: string, accountId: string, id: string): Promise<TransactionRow | null> {
  const rows = await query<TransactionRow>(
    em,
    `select ${COLUMNS} ${OF_ACCOUNT} where t.account_id = $2 and t.id = $3 and ${mayBeSeen('t.card_id')}`,
    [memberId, accountId, id],
  );
  return rows[0] ?? null;
}
