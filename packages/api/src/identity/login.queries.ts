import { query, type EntityManager } from '../platform/index.js';
import { LOGIN_POLICY } from './login-policy.js';

export interface LoginRow {
  memberId: string;
  passwordHash: string;
  /** Consecutive wrong passwords that lock: the strictest of the member's card products, read live. */
  threshold: number;
}

/** The login of a canonical user ID, or null. Takes no owner: it is how the owner is found. */
export async function findLogin(em: EntityManager, canonicalUserId: string): Promise<LoginRow | null> {
  const rows = await query<LoginRow>(
    em,
    `select l.member_id as "memberId", l.password_hash as "passwordHash",
            coalesce((select min(p.lockout_threshold)
                        from card c join card_product p on p.id = c.card_product_id
                       where c.member_id = l.member_id), $2)::int as "threshold"
       from login l
      where l.canonical_user_id = $1`,
    [canonicalUserId, LOGIN_POLICY.defaultThreshold],
  );
  return rows[0] ?? null;
}

/**
 * The threshold an unknown user ID seems to have: that of one of the products, always the same for the same ID, so
 * that when it locks does not tell it from a known one.
 */
export async function findDecoyThreshold(em: EntityManager, key: Buffer): Promise<number> {
  const rows = await query<{ threshold: number }>(
    em,
    `select lockout_threshold::int as threshold from card_product
      order by code offset $1::bigint % greatest(1, (select count(*) from card_product)) limit 1`,
    [key.readUInt32BE(0)],
  );
  return rows[0]?.threshold ?? LOGIN_POLICY.defaultThreshold;
}
