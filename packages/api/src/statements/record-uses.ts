import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { transactionRecorded } from './book-news.js';
import { categoryOf } from './merchant-category.rules.js';
import { recordPayments } from './record-payments.js';
import { foldSearchText } from './search-text.rules.js';

export interface NewUse {
  cardId: string | null;
  kind: 'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT' | 'CREDIT';
  merchant: string;
  /** `YYYY-MM-DD` in the account's time zone. */
  usedOn: string;
  postedOn: string | null;
  /** In the account's currency; positive raises what is owed. */
  amountMinor: bigint;
  original: { minorUnits: bigint; currency: string } | null;
  /** What one of the original currency cost, as a decimal text, where the source says. */
  exchangeRate?: string | null;
  /** Four digits (ISO 18245), from which the category comes. */
  merchantCategoryCode?: string | null;
  /** What the use is known by within its account: recording it again changes nothing. */
  sourceKey: string;
}

/**
 * Records posted uses of an account, each with the bill line that carries it, unbilled unless a statement is given: an open one, or a
 * closed one that they change. Payments go to the bills that wait.
 * @returns how many were new.
 */
export async function recordUses(
  em: EntityManager,
  accountId: string,
  uses: readonly NewUse[],
  statementId: string | null = null,
  { isAdjustment }: { isAdjustment: boolean } = { isAdjustment: false },
): Promise<number> {
  const rows = await query<{ id: string; kind: NewUse['kind']; amount: string; usedOn: string }>(
    em,
    `with fresh as (
       insert into card_transaction (account_id, id, card_id, kind, merchant, used_on, posted_on, amount_minor, original_minor, original_currency, source_key, search_text, merchant_category_code, category, exchange_rate)
       select $1, u.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::date[], $7::date[], $8::bigint[], $9::bigint[], $10::text[], $11::text[], $13::text[], $14::text[], $15::text[], $16::numeric[]) u
       on conflict (account_id, source_key) do nothing
       returning id, kind, used_on, posted_on, amount_minor),
     events as (
       insert into transaction_event (account_id, transaction_id, id, status, amount_minor, happened_on)
       select $1, id, id, 'POSTED', amount_minor, coalesce(posted_on, used_on) from fresh),
     lines as (
       insert into bill_line (account_id, id, statement_id, transaction_id, kind, used_on, bills_from, amount_minor, is_adjustment)
       select $1, gen_random_uuid(), $12, id, case kind when 'PURCHASE' then 'USE' when 'CASH' then 'USE' else kind end, used_on, used_on, amount_minor, $17
         from fresh where kind <> 'PAYMENT' or amount_minor >= 0)
     select id, kind, amount_minor::text as amount, used_on::text as "usedOn" from fresh order by used_on, id`,
    [
      accountId,
      uses.map(() => uuidv7()),
      // A payment is of the account, whatever card a file names beside it.
      uses.map((use) => (use.kind === 'PAYMENT' ? null : use.cardId)),
      uses.map((use) => use.kind),
      uses.map((use) => use.merchant),
      uses.map((use) => use.usedOn),
      uses.map((use) => use.postedOn),
      uses.map((use) => String(use.amountMinor)),
      uses.map((use) => (use.original === null ? null : String(use.original.minorUnits))),
      uses.map((use) => use.original?.currency ?? null),
      uses.map((use) => use.sourceKey),
      statementId,
      uses.map((use) => foldSearchText(use.merchant)),
      uses.map((use) => use.merchantCategoryCode ?? null),
      uses.map((use) => (use.kind === 'CASH' ? 'CASH' : categoryOf(use.merchantCategoryCode ?? null))),
      uses.map((use) => use.exchangeRate ?? null),
      isAdjustment,
    ],
  );
  const payments = rows
    .filter(({ kind, amount }) => kind === 'PAYMENT' && BigInt(amount) < 0n)
    .map(({ id, amount, usedOn }) => ({ accountId, transactionId: id, amountMinor: -BigInt(amount), paidOn: usedOn, statementId }));
  await recordPayments(em, payments);
  await transactionRecorded.tell(
    em,
    rows.map(({ id }) => ({ accountId, transactionId: id })),
  );
  return rows.length;
}
