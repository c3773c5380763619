import { canonicalPassword, canonicalUserId } from '@meisai/schema/rules';
import { listNamesOf, mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { endSessions, rotateSession } from '../sessions/index.js';
import { holdPassword, replacePassword } from './add-login.js';
import { passwordChangedMail } from './change-credentials.messages.js';
import { checkPassword } from './check-password.js';
import { fitsAlone, judgeNewPassword, refuseOverlong, type NewPasswordRejection } from './judge-password.js';
import { loadLogin, type LoginRow } from './login.queries.js';
import { endPendingLogins } from './pending-login.js';

export type ChangePasswordOutcome =
  | { kind: 'CHANGED'; endedSessions: number }
  | { kind: 'WRONG_PASSWORD' }
  | { kind: 'LOCKED' }
  | { kind: 'ENDED' }
  | { kind: 'PASSWORD_REJECTED'; rejection: NewPasswordRejection };

/**
 * Replaces a member's password, by the one there is. Every other session ends, and this one goes on under a new token:
 * a password alone does not prove it anew, where a second factor may be asked for.
 * @throws {InputError} for a password over the maximum.
 * @throws {TooManyRequests} {@link checkPassword}
 * @throws {Overloaded} {@link checkPassword}
 */
export async function changePassword(
  context: RequestContext,
  viewer: Viewer,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<ChangePasswordOutcome> {
  const { em, services } = context;
  refuseOverlong(newPassword);
  const login = await loadLogin(em, viewer.loginId);
  const check = await checkPassword(context, {
    realm: 'MEMBER',
    userId: canonicalUserId(login.userId),
    login,
    threshold: login.threshold,
    password: currentPassword,
  });
  if (check.kind === 'LOCKED') return { kind: 'LOCKED' };
  if (check.kind === 'WRONG') return { kind: 'WRONG_PASSWORD' };
  await em.transactional((tx) => check.settle(tx as EntityManager));
  if (canonicalPassword(newPassword) === canonicalPassword(currentPassword)) return { kind: 'PASSWORD_REJECTED', rejection: 'UNCHANGED' };
  const names = [login.userId, ...(await listNamesOf(em, viewer.memberId))];
  const rejection = await judgeNewPassword(em, newPassword, { loginId: login.id, names });
  if (rejection !== null) return { kind: 'PASSWORD_REJECTED', rejection };
  const passwordHash = await services.passwordHasher.hash(newPassword);
  const changed = await em.transactional((tx) =>
    replace(tx as EntityManager, context, viewer, check.login, { passwordHash, fitsAlone: fitsAlone(newPassword) }),
  );
  if (changed === null) return { kind: 'ENDED' };
  context.cookies.session.MEMBER.set(changed.token);
  return { kind: 'CHANGED', endedSessions: changed.endedSessions };
}

async function replace(
  em: EntityManager,
  { services, source }: RequestContext,
  viewer: Viewer,
  checked: LoginRow,
  chosen: { passwordHash: string; fitsAlone: boolean },
) {
  const { loginId, memberId, sessionId } = viewer;
  if (!(await holdPassword(em, checked))) return null;
  const token = await rotateSession(em, loginId, sessionId);
  if (token === null) return null;
  await replacePassword(em, loginId, chosen.passwordHash, chosen.fitsAlone);
  await endPendingLogins(em, loginId);
  const endedSessions = await endSessions(em, loginId, sessionId);
  await recordActivity(em, { kind: 'PASSWORD_CHANGED', memberId, actor: 'MEMBER', source });
  await mailMember(em, memberId, passwordChangedMail(services.config.publicOrigin));
  return { token, endedSessions };
}
