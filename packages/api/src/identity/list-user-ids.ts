import { query, type EntityManager } from '../platform/index.js';

/** The user ID of each member who has a login, by member, for the issuer's operations. */
export async function listUserIds(em: EntityManager): Promise<Map<string, string>> {
  const rows = await query<{ memberId: string; userId: string }>(
    em,
    `select member_id as "memberId", user_id as "userId" from login where realm = 'MEMBER'`,
    [],
  );
  return new Map(rows.map(({ memberId, userId }) => [memberId, userId]));
}
