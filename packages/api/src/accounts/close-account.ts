import { isoInstant, query, type EntityManager } from '../platform/index.js';

export interface ClosedAccount {
  closedAt: Date;
  /** The basic member. */
  memberId: string;
  /** Who carried a card of it and has no open card left. */
  withoutCard: string[];
}

/** Closes an account with all its cards. @returns null where there is no open account of that id. */
export async function closeAccount(em: EntityManager, accountId: string): Promise<ClosedAccount | null> {
  // Two closings that leave one holder without a card take turns, or each would find the other's card still open.
  await query(em, `select 1 from member where id in (select member_id from card where account_id = $1) order by id for no key update`, [
    accountId,
  ]);
  const [closed] = await query<{ memberId: string; closedAt: string }>(
    em,
    `update account set closed_at = app_now() where id = $1 and closed_at is null
     returning member_id as "memberId", ${isoInstant('closed_at')} as "closedAt"`,
    [accountId],
  );
  if (closed === undefined) return null;
  await query(em, 'update card set closed_at = app_now() where account_id = $1 and closed_at is null', [accountId]);
  const holders = await query<{ memberId: string }>(
    em,
    `select distinct c.member_id as "memberId" from card c
      where c.account_id = $1 and not exists (select 1 from card o where o.member_id = c.member_id and o.closed_at is null)`,
    [accountId],
  );
  return { closedAt: new Date(closed.closedAt), memberId: closed.memberId, withoutCard: holders.map(({ memberId }) => memberId) };
}

/** The basic member of an account, open or closed; null where there is none of that id. Takes no owner: operators ask. */
export async function findHolder(em: EntityManager, accountId: string): Promise<string | null> {
  const rows = await query<{ memberId: string }>(em, 'select member_id as "memberId" from account where id = $1', [accountId]);
  return rows[0]?.memberId ?? null;
}
