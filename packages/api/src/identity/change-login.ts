import { canonicalUserId, writtenUserId } from '@meisai/schema/rules';
import { query, type EntityManager, type Keys } from '../platform/index.js';
import { forgetDevices } from '../sessions/index.js';
import { replacePassword } from './add-login.js';
import { guardKey, moveGuard, openLoginShutBefore } from './login-guard.store.js';
import { endAccess, reopenLogin } from './end-access.js';
import { lockLoginRow } from './login.queries.js';

const UNIQUE_VIOLATION = '23505';

/** Gives a member's login another user ID; its guard goes along. @returns false if the ID is taken: the database decides who was first. */
export async function renameLogin(em: EntityManager, keys: Keys, loginId: string, userId: string): Promise<boolean> {
  const login = await lockLoginRow(em, loginId);
  try {
    // A savepoint: the transaction around it goes on where the ID turns out to be taken.
    await em.transactional((tx) =>
      query(tx as EntityManager, 'update login set user_id = $2, canonical_user_id = $3 where id = $1', [
        loginId,
        writtenUserId(userId),
        canonicalUserId(userId),
      ]),
    );
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
    throw error;
  }
  await moveGuard(em, guardKey(keys, 'MEMBER', login.userId), guardKey(keys, 'MEMBER', userId));
  return true;
}

/**
 * Gives a member who lost both a new user ID and password: the guard opens, every session and known device ends; second
 * factors stay. A lock by the concierge opens only to a code sent after it: a lock means whoever holds an earlier one, too.
 * A login that was closed opens, if its member has an open card again.
 * @returns false if the user ID is taken, and then nothing has changed.
 */
export async function replaceCredentials(
  em: EntityManager,
  keys: Keys,
  loginId: string,
  chosen: { userId: string; passwordHash: string; fitsAlone: boolean; opensLockBefore: string | null },
): Promise<boolean> {
  const { userId, opensLockBefore } = chosen;
  if (!(await renameLogin(em, keys, loginId, userId))) return false;
  await replacePassword(em, loginId, chosen.passwordHash, chosen.fitsAlone);
  await openLoginShutBefore(em, guardKey(keys, 'MEMBER', userId), opensLockBefore);
  await reopenLogin(em, loginId);
  await endAccess(em, loginId);
  await forgetDevices(em, loginId);
  return true;
}
