import { query, type EntityManager } from '../platform/index.js';

/** The amounts of the purchases made with a member's own cards in the last days, in minor units as text. */
export async function listRecentAmounts(em: EntityManager, memberId: string, days: number): Promise<string[]> {
  const rows = await query<{ amount: string }>(
    em,
    `select distinct t.amount_minor::text as amount
       from card c join card_transaction t on t.account_id = c.account_id and t.card_id = c.id
      where c.member_id = $1 and t.kind = 'PURCHASE' and t.status <> 'CANCELLED' and t.used_on >= (app_now() - $2::int * interval '1 day')::date`,
    [memberId, days],
  );
  return rows.map(({ amount }) => amount);
}
