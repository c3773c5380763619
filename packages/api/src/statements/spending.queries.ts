import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';
import type { MerchantCategory } from './merchant-category.rules.js';

export type SpendingGrouping = 'MONTH' | 'CATEGORY' | 'CARD' | 'MERCHANT';

export interface SpendingPeriod {
  /** `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
}

export interface SpendingRow {
  month: string | null;
  category: MerchantCategory | null;
  cardId: string | null;
  lastFour: string | null;
  merchant: string | null;
  currency: string;
  totalMinor: string;
  count: number;
}

const GROUPS: Record<SpendingGrouping, { columns: string; by: string; order: string }> = {
  MONTH: { columns: `to_char(t.used_on, 'YYYY-MM') as month`, by: '1', order: 'month desc' },
  CATEGORY: { columns: 't.category', by: 't.category', order: 'sum(t.amount_minor) desc, t.category' },
  CARD: { columns: `c.id as "cardId", c.last_four as "lastFour"`, by: 'c.id, c.last_four', order: 'sum(t.amount_minor) desc, c.id' },
  MERCHANT: { columns: 't.merchant', by: 't.merchant', order: 'sum(t.amount_minor) desc, t.merchant' },
};

/** The cards of an account, each under the one that took its place in the same hands: history follows a replaced card. */
const CARDS = `with recursive head as (
    select k.id as used_id, k.id, k.last_four, k.replaces_card_id, k.member_id from card k
     where k.account_id = $2 and not exists (select 1 from card n where n.replaces_card_id = k.id and n.member_id = k.member_id)
    union all
    select o.id, h.id, h.last_four, o.replaces_card_id, h.member_id
      from head h join card o on o.id = h.replaces_card_id and o.account_id = $2 and o.member_id = h.member_id)
  select used_id, id, last_four from head`;

/** What was spent in a period, in groups, as far as the member may see it; the first so many of them. */
export async function sumSpending(
  em: EntityManager,
  memberId: string,
  accountId: string,
  grouping: SpendingGrouping,
  { from, to }: SpendingPeriod,
  limit: number,
): Promise<SpendingRow[]> {
  const { columns, by, order } = GROUPS[grouping];
  const rows = await query<Partial<SpendingRow> & Pick<SpendingRow, 'currency' | 'totalMinor' | 'count'>>(
    em,
    `select ${columns}, a.currency, sum(t.amount_minor)::text as "totalMinor", count(*)::int as count
       from card_transaction t join account a on a.id = t.account_id ${OF_MEMBER} left join (${CARDS}) c on c.used_id = t.card_id
      where t.account_id = $2 and ${mayBeSeen('t.card_id')} and t.used_on between $3::date and $4::date
        and t.kind in ('PURCHASE', 'CASH', 'FEE', 'REFUND') and t.status <> 'CANCELLED'
      group by ${by}, a.currency order by ${order} limit $5`,
    [memberId, accountId, from, to, limit],
  );
  return rows.map((row) => ({ month: null, category: null, cardId: null, lastFour: null, merchant: null, ...row }));
}
