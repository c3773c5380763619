import { canonicalUserId, USER_ID_MAX_LENGTH } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { countAsk, findMemberLogin } from '../identity/index.js';
import { takeMailAllowance } from '../notifications/index.js';
import { answerSteadily, type EntityManager, type RequestContext } from '../platform/index.js';
import { makeReissueToken } from './password-reissue.store.js';
import { reissueMail } from './recovery.messages.js';

/**
 * Mails a link to the contact on file, if there is such a login. Whether there is is not told, nor when it is.
 * The login stays as it is: a stranger who asks changes nothing, and three mails an hour are the most they cause.
 * @throws {TooManyRequests} when too much was asked from the same place on the network.
 */
export async function requestPasswordReissue(context: RequestContext, userId: string): Promise<void> {
  await answerSteadily(async () => {
    const { em, source } = context;
    await countAsk(em, source.address);
    const login = await findMemberLogin(em, canonicalUserId(userId.slice(0, USER_ID_MAX_LENGTH * 4)));
    if (login === null || login.isClosed) return;
    await em.transactional((tx) => sendLink(tx as EntityManager, context, login));
  });
}

async function sendLink(em: EntityManager, { services, source }: RequestContext, login: { id: string; memberId: string }): Promise<void> {
  const { id: loginId, memberId } = login;
  if (!(await takeMailAllowance(em, `password-reissue:${loginId}`))) return;
  const token = await makeReissueToken(em, loginId);
  if (token === null) return;
  await mailMember(em, memberId, reissueMail(token, services.config.publicOrigin));
  await recordActivity(em, { kind: 'PASSWORD_REISSUE_REQUESTED', memberId, actor: 'UNKNOWN', source });
}
