/**
 * SQL: whether a waiting line is an installment of a bill after the next one. It is owed, and not unbilled yet.
 * @param line the alias of the bill line
 * @param nextClosing the account's next closing date
 */
export function isForLaterBill(line: string, nextClosing: string): string {
  return `coalesce(${line}.kind in ('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE') and ${line}.bills_from > ${nextClosing}, false)`;
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
