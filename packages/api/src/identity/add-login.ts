import { canonicalUserId, writtenUserId } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';

export interface NewLogin {
  /** Whose login it is. */
  person: { memberId: string } | { operatorId: string };
  userId: string;
  /** Made before the transaction: hashing takes time, and nothing is held while it runs. */
  passwordHash: string;
}

/**
 * Gives a member or an operator a login.
 * @returns its id, or null if the user ID is taken: the database decides who was first.
 */
export async function addLogin(em: EntityManager, { person, userId, passwordHash }: NewLogin): Promise<string | null> {
  const memberId = 'memberId' in person ? person.memberId : null;
  const operatorId = 'operatorId' in person ? person.operatorId : null;
  const rows = await query<{ id: string }>(
    em,
    `insert into login (id, realm, member_id, operator_id, user_id, canonical_user_id, password_hash)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (realm, canonical_user_id) do nothing returning id`,
    [
      uuidv7(),
      memberId === null ? 'OPERATOR' : 'MEMBER',
      memberId,
      operatorId,
      writtenUserId(userId),
      canonicalUserId(userId),
      passwordHash,
    ],
  );
  return rows[0]?.id ?? null;
}

/** Replaces the password of a login. @param fitsAlone whether it is long enough without a second factor */
export async function replacePassword(em: EntityManager, loginId: string, passwordHash: string, fitsAlone = true): Promise<void> {
  await query(em, 'update login set password_hash = $2, password_fits_alone = $3, password_changed_at = app_now() where id = $1', [
    loginId,
    passwordHash,
    fitsAlone,
  ]);
}

/**
 * Holds a login to the password that was checked, until the transaction ends. To be called before the guard is locked: all who
 * change a login take its row first.
 * @returns false if the password was replaced while it was being checked: nothing may follow from the check.
 */
export async function holdPassword(em: EntityManager, login: { id: string; passwordHash: string }): Promise<boolean> {
  const rows = await query(em, 'select 1 from login where id = $1 and password_hash = $2 for no key update', [
    login.id,
    login.passwordHash,
  ]);
  return rows.length > 0;
}

/** Lets a password no longer in by itself, however long it is, until it is replaced. */
export async function distrustPassword(em: EntityManager, loginId: string): Promise<void> {
  await query(em, 'update login set password_fits_alone = false where id = $1', [loginId]);
}
