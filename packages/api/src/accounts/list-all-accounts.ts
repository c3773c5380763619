import { query, type EntityManager } from '../platform/index.js';

export interface ListedAccount {
  id: string;
  memberId: string;
  currency: string;
  productName: string;
  lastFours: string[];
}

/** Accounts for the issuer's operations, oldest first: of one member, or of all where it is null. */
export function listAllAccounts(em: EntityManager, memberId: string | null): Promise<ListedAccount[]> {
  return query<ListedAccount>(
    em,
    `select a.id, a.member_id as "memberId", a.currency, p.name_ja as "productName",
            coalesce((select array_agg(c.last_four order by c.created_at, c.id)
                        from card c where c.account_id = a.id and c.last_four is not null), '{}'::text[]) as "lastFours"
       from account a join card_product p on p.id = a.card_product_id
      where $1::uuid is null or a.member_id = $1::uuid
      order by a.created_at, a.id`,
    [memberId],
  );
}
