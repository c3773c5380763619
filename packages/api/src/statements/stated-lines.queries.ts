import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { readSourceId, sourceIdOfKey, writeSourceId, type SourceId } from './source-id.rules.js';

/** One transaction on one statement, as it stands in a file: an installment with its fee, a payment as far as it stands there. */
export interface StatedLine extends SourceId {
  kind: 'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT' | 'CREDIT';
  /** `YYYY-MM-DD` */
  usedOn: string;
  postedOn: string | null;
  merchant: string;
  /** In minor units of the account's currency; positive raises what is owed. */
  amountMinor: bigint;
  /** Of the amount, the fee of an installment; null where that is not known. */
  feeMinor: bigint | null;
  /** Only beside the whole price: it is no share of it. */
  original: { minorUnits: bigint; currency: string } | null;
  /** The only digits of the card there are. */
  lastFour: string | null;
}

interface PartRow {
  sourceKey: string;
  isAdjustment: boolean;
  number: number | null;
  count: number | null;
}

interface LineRow extends PartRow, Pick<StatedLine, 'kind' | 'usedOn' | 'postedOn' | 'merchant' | 'lastFour'> {
  amountMinor: string;
  feeMinor: string | null;
  originalMinor: string | null;
  originalCurrency: string | null;
  isBasic: boolean;
}

/**
 * SQL: lines of bills put together as {@link StatedLine} has them. A payment that was shared out over several bills is numbered from
 * the second bill on.
 * @param where which lines `l` are meant
 */
function stated(where: string): string {
  return `select l.account_id, l.transaction_id, l.is_adjustment, sum(l.amount_minor) as amount,
      sum(l.amount_minor) filter (where l.kind = 'INSTALLMENT_FEE') as fee, l.installment_count::int as count,
      coalesce(l.installment_number, case when max(l.kind) = 'PAYMENT' then (
        select nullif(count(distinct f.id), 0) + 1
          from statement o, bill_line e join statement f on f.account_id = e.account_id and f.id = e.statement_id
         where o.account_id = l.account_id and o.id = l.statement_id
           and e.account_id = l.account_id and e.transaction_id = l.transaction_id and f.period_end < o.period_end) end)::int as number
    from bill_line l where ${where}
   group by l.account_id, l.transaction_id, l.statement_id, l.is_adjustment, l.installment_number, l.installment_count`;
}

/**
 * What stands on a statement, as far as the member may see it, oldest first; the changes after its closing come with it for the basic
 * member, as far as they have not been taken back.
 */
export async function listStatedLines(em: EntityManager, memberId: string, accountId: string, statementId: string): Promise<StatedLine[]> {
  const rows = await query<LineRow>(
    em,
    `select t.source_key as "sourceKey", u.is_adjustment as "isAdjustment", u.number, u.count,
            t.kind, t.used_on::text as "usedOn", t.posted_on::text as "postedOn", t.merchant, c.last_four as "lastFour",
            u.amount::text as "amountMinor", u.fee::text as "feeMinor", m.is_basic as "isBasic",
            case when u.amount = t.amount_minor then t.original_minor::text end as "originalMinor", t.original_currency as "originalCurrency"
       from (${stated('l.account_id = $2 and l.statement_id = $3 and l.transaction_id is not null')}) u
       join card_transaction t on t.account_id = u.account_id and t.id = u.transaction_id
       join account a on a.id = u.account_id ${OF_MEMBER}
       left join card c on c.id = t.card_id
      where ${mayBeSeen('t.card_id')} and (not u.is_adjustment or (m.is_basic and u.amount <> 0))
      order by t.used_on, t.id, u.is_adjustment, u.number nulls first`,
    [memberId, accountId, statementId],
  );
  return rows.map(toStatedLine);
}

function toStatedLine({ feeMinor, originalMinor, originalCurrency, isBasic, ...row }: LineRow): StatedLine {
  const { kind, usedOn, postedOn, merchant, lastFour } = row;
  const amountMinor = BigInt(row.amountMinor);
  return {
    // A supplementary member sees that the purchase is paid in installments, and no plan (decision 16).
    ...sourceOf(isBasic ? row : { ...row, count: null }),
    // What takes a purchase off a bill is no purchase.
    kind: row.isAdjustment && amountMinor < 0n ? 'CREDIT' : kind,
    usedOn,
    postedOn,
    merchant,
    amountMinor,
    feeMinor: feeMinor === null || !isBasic ? null : BigInt(feeMinor),
    original:
      originalMinor === null || originalCurrency === null ? null : { minorUnits: BigInt(originalMinor), currency: originalCurrency },
    lastFour,
  };
}

function sourceOf({ sourceKey, isAdjustment, number, count }: PartRow): SourceId {
  const id = sourceIdOfKey(sourceKey);
  if (number !== null) return { id, part: { number, count }, isChange: isAdjustment };
  const own = readSourceId(id);
  return { ...own, isChange: own.isChange || isAdjustment };
}

/** What tells a line of a file from all others of the account. */
export function lineMark({ usedOn, amountMinor, text }: { usedOn: string; amountMinor: bigint | string; text: string }): string {
  return `${usedOn} ${amountMinor} ${text}`;
}

/**
 * The marks of all lines that files of this account have, or will have, for the uses of some source ids: by them a file that was
 * downloaded here is known, whatever the uses came from.
 */
export async function listLineMarks(em: EntityManager, accountId: string, sourceIds: readonly string[]): Promise<Set<string>> {
  if (sourceIds.length === 0) return new Set();
  const rows = await query<PartRow & { usedOn: string; amountMinor: string }>(
    em,
    `with meant as (
       select t.* from card_transaction t
         join (select distinct k from unnest($2::text[]) k) k on k.k = regexp_replace(t.source_key, '^(fitid:[0-9a-f]+|feed):', '')
        where t.account_id = $1)
     select t.source_key as "sourceKey", t.used_on::text as "usedOn", t.amount_minor::text as "amountMinor", false as "isAdjustment",
            null::int as number, null::int as count from meant t
     union all
     select t.source_key, t.used_on::text, u.amount::text, u.is_adjustment, u.number, u.count
       from meant t join (${stated('l.account_id = $1 and l.transaction_id in (select id from meant)')}) u on u.transaction_id = t.id`,
    [accountId, [...sourceIds]],
  );
  return new Set(
    rows.flatMap((row) => [row.count, null].map((count) => lineMark({ ...row, text: writeSourceId(sourceOf({ ...row, count })) }))),
  );
}
