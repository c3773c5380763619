import { openCodes } from '../factors/index.js';
import { createNews, query, type EntityManager, type Keys, type Viewer } from '../platform/index.js';
import { endSessions, holdSession } from '../sessions/index.js';
import { guardKey, openLogin, shutLogin } from './login-guard.store.js';
import { lockLoginRow, type LoginRow } from './login.queries.js';
import { endPendingLogins } from './pending-login.js';

/** All that was under way with a login has ended: what features above let in on its behalf ends too. */
export const accessEnded = createNews<{ loginId: string }>();

/** Opens a member's login for every device and its one-time codes, whatever shut them; the password stays as it was. */
export async function unlockLogin(em: EntityManager, keys: Keys, loginId: string): Promise<void> {
  const login = await lockLoginRow(em, loginId);
  await openLogin(em, guardKey(keys, realmOf(login), login.userId));
  await openCodes(em, loginId);
}

/** Shuts a login for every device until it is opened by name, and ends what is under way. @returns how many sessions ended. */
export async function lockLogin(em: EntityManager, keys: Keys, loginId: string): Promise<number> {
  const login = await lockLoginRow(em, loginId);
  await shutLogin(em, guardKey(keys, realmOf(login), login.userId));
  return endAccess(em, loginId);
}

/** Ends what is under way with a login: its sessions, its logins that wait for a second factor, its apps. @returns how many sessions ended. */
export async function endAccess(em: EntityManager, loginId: string): Promise<number> {
  // What is let in meanwhile has been let in before, and ends; or it waits, and finds its session over.
  await lockLoginRow(em, loginId);
  await endPendingLogins(em, loginId);
  await accessEnded.tell(em, [{ loginId }]);
  return endSessions(em, loginId);
}

/**
 * Holds a login to the session that acts with it, until the transaction ends. To be called first by whatever lets somebody in who stays
 * when the session is over. A login that was shut has no session.
 * @returns false if access has ended since the request came in: nothing may follow.
 */
export async function holdAccess(em: EntityManager, { loginId, sessionId }: Viewer): Promise<boolean> {
  const { isClosed } = await lockLoginRow(em, loginId);
  return !isClosed && (await holdSession(em, loginId, sessionId));
}

/** Closes a login until its member enrols with another card, and ends what is under way. @returns false if it was closed already. */
export async function closeLogin(em: EntityManager, loginId: string): Promise<boolean> {
  const closed = await query(em, 'update login set closed_at = app_now() where id = $1 and closed_at is null returning id', [loginId]);
  await endAccess(em, loginId);
  return closed.length === 1;
}

/** Opens a closed login of a member who carries an open card: the transaction that closes the last one sees this or is seen. */
export async function reopenLogin(em: EntityManager, loginId: string): Promise<void> {
  await query(
    em,
    `update login l set closed_at = null
      where l.id = $1 and l.closed_at is not null
        and exists (select 1 from card c join account a on a.id = c.account_id
                     where c.member_id = l.member_id and c.closed_at is null and a.closed_at is null)`,
    [loginId],
  );
}

function realmOf({ memberId }: LoginRow): 'MEMBER' | 'OPERATOR' {
  return memberId === null ? 'OPERATOR' : 'MEMBER';
}
