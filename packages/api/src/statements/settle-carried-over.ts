import { query, type EntityManager } from '../platform/index.js';

/**
 * Marks bills as paid that were carried over unpaid, and what was carried is paid now: the bill it is owed on is paid, or payments
 * to that bill, whose oldest debt it is, come to as much. The caller has locked the accounts.
 */
export async function settleCarriedOver(em: EntityManager, accountIds: readonly string[]): Promise<void> {
  await query(
    em,
    `with recursive settled as (
       select x.account_id, x.id
         from statement x join statement y on y.account_id = x.account_id and y.id = x.carried_into
        where x.account_id = any($1::uuid[]) and x.status = 'CARRIED_OVER'
          and (y.status = 'PAID' or y.paid_minor >= (
                 select sum(c.total_minor + c.adjustment_minor - c.paid_minor) from statement c
                  where c.account_id = y.account_id and c.carried_into = y.id and c.id <> y.id))
       union
       select w.account_id, w.id
         from settled x join statement w on w.account_id = x.account_id and w.carried_into = x.id and w.status = 'CARRIED_OVER')
     update statement s set status = 'PAID' from settled x where s.account_id = x.account_id and s.id = x.id`,
    [[...new Set(accountIds)]],
  );
}
