import { query, type EntityManager } from '../platform/index.js';

/** Who uses which account. */
export interface FamilyHolder {
  accountId: string;
  memberId: string;
}

export interface LimitRow {
  /** In the account's currency; null where there is no limit. */
  amountMinor: string | null;
  version: number;
  usedMinor: string;
  currency: string;
  /** The first day of the next month there, `YYYY-MM-DD`. */
  countsAnewOn: string;
}

/** Net uses of a holder's cards in the month of a day; `$1` account, `$2` holder. @param day SQL of the day */
const used = (day: string) => `
  select greatest(0, coalesce(sum(t.amount_minor), 0)) from card_transaction t
   where t.account_id = $1 and t.kind in ('PURCHASE', 'CASH', 'REFUND') and t.status <> 'CANCELLED'
     and t.card_id in (select k.id from card k where k.account_id = $1 and k.member_id = $2)
     and t.used_on >= date_trunc('month', ${day})::date and t.used_on < (date_trunc('month', ${day}) + interval '1 month')::date`;

/** The limit of a holder with what they used this month. */
export async function findLimit(em: EntityManager, { accountId, memberId }: FamilyHolder): Promise<LimitRow | null> {
  const today = '(app_now() at time zone a.time_zone)::date';
  const rows = await query<LimitRow>(
    em,
    `select l.amount_minor::text as "amountMinor", coalesce(l.version, 0) as version, (${used(today)})::text as "usedMinor", a.currency,
            (date_trunc('month', ${today}) + interval '1 month')::date::text as "countsAnewOn"
       from account a left join family_card_limit l on l.account_id = a.id and l.member_id = $2
      where a.id = $1`,
    [accountId, memberId],
  );
  return rows[0] ?? null;
}

/** Keeps a limit over the version there is. @param version 0 for the first @returns whether it is kept: there may be another by now */
export async function keepLimit(
  em: EntityManager,
  { accountId, memberId }: FamilyHolder,
  amountMinor: bigint | null,
  version: number,
): Promise<boolean> {
  const rows = await query(
    em,
    version === 0
      ? `insert into family_card_limit (account_id, member_id, amount_minor) select $1, $2, $3 where $4 = 0
         on conflict do nothing returning version`
      : `update family_card_limit set amount_minor = $3, version = version + 1, set_at = app_now()
          where account_id = $1 and member_id = $2 and version = $4 returning version`,
    [accountId, memberId, amountMinor === null ? null : String(amountMinor), version],
  );
  return rows.length === 1;
}

/**
 * Whether a use of a card would exceed the limit of its holder: of a family card only. The caller has locked the account.
 * @param usedOn `YYYY-MM-DD`: the month it counts in
 * @param known the use itself where it is recorded already: it and what came after it are not counted
 */
export async function isOverLimit(
  em: EntityManager,
  { cardId, amountMinor, usedOn, known = null }: { cardId: string; amountMinor: bigint; usedOn: string; known?: string | null },
): Promise<boolean> {
  const [holder] = await query<FamilyHolder>(
    em,
    `select c.account_id as "accountId", c.member_id as "memberId"
       from card c join family_card_limit l on l.account_id = c.account_id and l.member_id = c.member_id
      where c.id = $1 and l.amount_minor is not null`,
    [cardId],
  );
  if (holder === undefined) return false;
  const [row] = await query<{ isOver: boolean }>(
    em,
    `select (${used('$3::date')} and ($5::uuid is null or t.id < $5::uuid)) + $4::bigint
              > (select amount_minor from family_card_limit where account_id = $1 and member_id = $2) as "isOver"`,
    [holder.accountId, holder.memberId, usedOn, String(amountMinor), known],
  );
  return row?.isOver === true;
}
