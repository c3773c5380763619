import { canonicalUserId, USER_ID_MAX_LENGTH } from '@meisai/schema/rules';
import { listNamesOf, mailMember, textMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import {
  countSourceFailure,
  endAccess,
  fitsAlone,
  findMemberLogin,
  guardKey,
  isLoginShut,
  judgeNewPassword,
  lockLoginRow,
  openCounts,
  refuseBusySource,
  refuseOverlong,
  replacePassword,
  type LoginRow,
  type NewPasswordRejection,
} from '../identity/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { forgetDevices } from '../sessions/index.js';
import { countsReissueToken, useReissueToken } from './password-reissue.store.js';
import { reissuedMail, reissuedText } from './recovery.messages.js';

export interface Reissue {
  token: string;
  userId: string;
  newPassword: string;
}

export type ReissueOutcome =
  | { kind: 'REISSUED'; at: Date }
  | { kind: 'REISSUE_REFUSED' }
  | { kind: 'PASSWORD_REJECTED'; rejection: NewPasswordRejection };

/**
 * Replaces a forgotten password by the token of a link. Every session and known device ends, the counts of wrong passwords
 * begin anew, the second factor stays, and no session is opened. It is refused while the concierge has the login shut.
 * @throws {InputError} for a password over the maximum.
 * @throws {TooManyRequests} when too many wrong secrets came from the same place on the network.
 * @throws {Overloaded} when too many passwords are being hashed.
 */
export async function reissuePassword(context: RequestContext, { token, userId, newPassword }: Reissue): Promise<ReissueOutcome> {
  const { em, services, source } = context;
  refuseOverlong(newPassword);
  await refuseBusySource(em, source.address);
  const canonical = canonicalUserId(userId.slice(0, USER_ID_MAX_LENGTH * 4));
  const login = (await countsReissueToken(em, token, canonical)) ? await findMemberLogin(em, canonical) : null;
  if (login === null) {
    await em.transactional((tx) => countSourceFailure(tx as EntityManager, source.address));
    return { kind: 'REISSUE_REFUSED' };
  }
  const names = [login.userId, ...(await listNamesOf(em, login.memberId))];
  const rejection = await judgeNewPassword(em, newPassword, { loginId: login.id, names });
  if (rejection !== null) return { kind: 'PASSWORD_REJECTED', rejection };
  const passwordHash = await services.passwordHasher.hash(newPassword);
  const at = await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    // Under the lock the user ID is still the one that was typed, or the token counts no more.
    const { userId: current } = await lockLoginRow(tx, login.id);
    // Unlocking gives back the password there was: none may be put in its place meanwhile, by whoever holds the mailbox.
    if (await isLoginShut(tx, guardKey(services.keys, 'MEMBER', current))) return null;
    const usedAt = await useReissueToken(tx, token, canonical);
    if (usedAt !== null) await replace(tx, context, login, { passwordHash, fitsAlone: fitsAlone(newPassword) });
    return usedAt;
  });
  return at === null ? { kind: 'REISSUE_REFUSED' } : { kind: 'REISSUED', at };
}

async function replace(
  em: EntityManager,
  { services, source }: RequestContext,
  login: LoginRow & { memberId: string },
  chosen: { passwordHash: string; fitsAlone: boolean },
): Promise<void> {
  const { id: loginId, memberId, userId } = login;
  await replacePassword(em, loginId, chosen.passwordHash, chosen.fitsAlone);
  await openCounts(em, guardKey(services.keys, 'MEMBER', userId));
  await endAccess(em, loginId);
  await forgetDevices(em, loginId);
  await recordActivity(em, { kind: 'PASSWORD_REISSUED', memberId, actor: 'MEMBER', source });
  await mailMember(em, memberId, reissuedMail(services.config.publicOrigin));
  // Who reads the mailbox may be who asked: the telephone is told as well.
  await textMember(em, services.config.smsGateway, memberId, reissuedText());
}
