import { canonicalUserId, USER_ID_MAX_LENGTH } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { putErrand, type ErrandContext, type ErrandKind } from '../errands/index.js';
import { countAsk, findMemberLogin, guardKey, isLoginShut, lockLoginRow } from '../identity/index.js';
import { takeMailAllowance } from '../notifications/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { makeReissueToken } from './password-reissue.store.js';
import { reissueMail } from './recovery.messages.js';

/** Mails a link to the contact on file, if there is such a login and the concierge has not shut it. */
export const SEND_REISSUE_LINK: ErrandKind<{ userId: string }> = {
  name: 'SEND_REISSUE_LINK',
  run: async (context, { userId }) => {
    const login = await findMemberLogin(context.em, userId);
    if (login === null || login.isClosed) return;
    await context.em.transactional((tx) => sendLink(tx as EntityManager, context, login));
  },
};

/**
 * Asks for a link. Whether there is such a login is not told: the link is sent after the answer, which takes the same steps for both.
 * The login stays as it is: a stranger who asks changes nothing, and three mails an hour are the most they cause.
 * @throws {TooManyRequests} when too much was asked from the same place on the network.
 * @throws {Overloaded} when too much is waiting already.
 */
export async function requestPasswordReissue({ em, services, source }: RequestContext, typed: string): Promise<void> {
  await countAsk(em, source.address);
  const userId = canonicalUserId(typed.slice(0, USER_ID_MAX_LENGTH * 4));
  await putErrand(em, services.keys, SEND_REISSUE_LINK, { details: { userId }, source });
}

async function sendLink(em: EntityManager, { services, source }: ErrandContext, login: { id: string; memberId: string }): Promise<void> {
  const { id: loginId, memberId } = login;
  const { userId } = await lockLoginRow(em, loginId);
  if (await isLoginShut(em, guardKey(services.keys, 'MEMBER', userId))) return;
  if (!(await takeMailAllowance(em, `password-reissue:${loginId}`))) return;
  const token = await makeReissueToken(em, loginId);
  if (token === null) return;
  await mailMember(em, memberId, reissueMail(token, services.config.publicOrigin));
  await recordActivity(em, { kind: 'PASSWORD_REISSUE_REQUESTED', memberId, actor: 'UNKNOWN', source });
}
