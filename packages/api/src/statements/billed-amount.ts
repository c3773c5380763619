/**
 * SQL: whether a waiting line is an installment of a bill after the next one. It is owed, and not unbilled yet.
 * @param line the alias of the bill line
 * @param nextClosing the account's next closing date
 */
export function isForLaterBill(line: string, nextClosing: string): string {
  return `coalesce(${line}.kind in ('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE') and ${line}.bills_from > ${nextClosing}, false)`;
}

/**
 * SQL: whether a waiting line pays a bill that stands on no later one yet. It takes nothing off what is unbilled: the next bill asks
 * for what it paid, too, as its previous balance.
 * @param line the alias of the bill line
 */
export function paysAnotherBill(line: string): string {
  return `(${line}.pays is not null and exists (
    select 1 from statement paid where paid.account_id = $2 and paid.id = ${line}.pays and paid.carried_into is null))`;
}

/**
 * SQL: the column `billedMinor`, what of a transaction `t` stands on a bill; null where that is all of it, as of nearly all: they
 * have one line, and it is not looked for.
 * @param onBill which of its lines `b` are meant
 */
export function billedMinorColumn(onBill: string): string {
  return `case when t.way_of_paying = 'INSTALLMENTS' or t.kind not in ('PURCHASE', 'CASH', 'FEE')
    then (select sum(b.amount_minor) from bill_line b where b.account_id = t.account_id and b.transaction_id = t.id and ${onBill})::text
    end as "billedMinor"`;
}

/** What of a transaction stands on a bill; null where all of it does. */
export interface BilledRow {
  billedMinor: string | null;
}
