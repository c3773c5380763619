import { canonicalUserId } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';

export interface NewLogin {
  memberId: string;
  userId: string;
  /** Made before the transaction: hashing takes time, and nothing is held while it runs. */
  passwordHash: string;
}

/**
 * Gives a member a login.
 * @returns false if the user ID is taken: the database decides who was first.
 */
export async function addLogin(em: EntityManager, login: NewLogin): Promise<boolean> {
  const rows = await query(
    em,
    `insert into login (id, member_id, user_id, canonical_user_id, password_hash) values ($1, $2, $3, $4, $5)
     on conflict (canonical_user_id) do nothing returning id`,
    [uuidv7(), login.memberId, login.userId, canonicalUserId(login.userId), login.passwordHash],
  );
  return rows.length === 1;
}

/** Replaces the password of a login. @returns false if there is no login of that user ID. */
export async function replacePassword(em: EntityManager, userId: string, passwordHash: string): Promise<boolean> {
  const rows = await query(em, 'update login set password_hash = $2 where canonical_user_id = $1 returning id', [
    canonicalUserId(userId),
    passwordHash,
  ]);
  return rows.length === 1;
}
